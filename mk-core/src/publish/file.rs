//! The publication's JSON: writing it, and reading its text. Version 1.

use super::json::Json;
use super::publication::{Point, Publication, Series};
use super::read::{FORMAT, VERSION};
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Deduplication, Target};
use crate::text::{Phrase, Text};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

impl Publication {
    /// The publication as JSON text. The same publication always gives the same bytes.
    ///
    /// ```
    /// # use mk_core::{definition, outcome, publish::{self, Publication}};
    /// # let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// # let totals = outcome::read_csv("goal,month,count\narbete-eller-studier,2025-01,23".as_bytes(), &programme)?;
    /// let publication = publish::publish(&programme, &totals, None, "2025-02-10".parse().unwrap())?;
    /// let text = publication.to_text();
    /// assert_eq!(Publication::from_text(&text)?, publication);
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(&PublicationFile::from(self)).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a publication from JSON text.
    ///
    /// # Errors
    /// As [`Publication::from_json`], and where the text is not JSON.
    pub fn from_text(text: &str) -> Result<Self, Problems> {
        let document: serde_json::Value = serde_json::from_str(text).map_err(|error| {
            let place = Place { line: Some(error.line()), column: Some(error.column()), path: String::new() };
            Problem::new("syntax", place, "this is not JSON, or only a part of it")
        })?;
        Self::from_json(&&document)
    }
}

#[derive(Serialize)]
struct PublicationFile<'a> {
    format: &'static str,
    version: u32,
    programme: &'a str,
    title: Texts<'a>,
    from: Day,
    through: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Texts<'a>>,
    threshold: u32,
    sequence: u32,
    published: Day,
    data_through: Day,
    goals: Vec<SeriesFile<'a>>,
}

#[derive(Serialize)]
struct SeriesFile<'a> {
    id: &'a str,
    title: Texts<'a>,
    definition: Texts<'a>,
    counted: BTreeMap<&'a str, FormsFile<'a>>,
    unit: &'static str,
    window: &'static str,
    rhythm: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deduplicated: Option<&'static str>,
    profile: &'a [f64; 12],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    profile_known: bool,
    targets: Vec<TargetFile<'a>>,
    points: Vec<PointFile>,
}

#[derive(Serialize)]
struct TargetFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    count: u32,
    since: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided_by: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct PointFile {
    through: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
}

#[derive(Serialize)]
struct FormsFile<'a> {
    one: &'a str,
    other: &'a str,
}

type Texts<'a> = BTreeMap<&'a str, &'a str>;

/// A day as `2025-01-31`.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> From<&'a Publication> for PublicationFile<'a> {
    fn from(publication: &'a Publication) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            programme: publication.programme.as_str(),
            title: texts(&publication.title),
            from: Day(publication.period.from),
            through: Day(publication.period.through),
            notice: publication.notice.as_ref().map(texts),
            threshold: publication.policy.threshold,
            sequence: publication.sequence,
            published: Day(publication.published),
            data_through: Day(publication.data_through),
            goals: publication.series.iter().map(SeriesFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Series> for SeriesFile<'a> {
    fn from(series: &'a Series) -> Self {
        let goal = &series.goal;
        Self {
            id: goal.id.as_str(),
            title: texts(&goal.title),
            definition: texts(&goal.definition),
            counted: forms(&goal.counted),
            unit: goal.unit.word(),
            window: goal.window.word(),
            rhythm: series.rhythm.word(),
            deduplicated: Some(series.deduplication)
                .filter(|deduplication| *deduplication != Deduplication::default())
                .map(Deduplication::word),
            profile: goal.profile.weights(),
            profile_known: goal.profile.is_known(),
            targets: goal.targets.iter().map(TargetFile::from).collect(),
            points: series.points.iter().map(PointFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Target> for TargetFile<'a> {
    fn from(target: &'a Target) -> Self {
        Self {
            year: target.year,
            count: target.count,
            since: Day(target.since),
            decided_by: target.decided_by.as_ref().map(texts),
        }
    }
}

impl From<&Point> for PointFile {
    fn from(point: &Point) -> Self {
        Self {
            through: Day(point.through),
            count: point.figure.count(),
            withheld: point.figure.is_withheld(),
        }
    }
}

fn texts(text: &Text) -> Texts<'_> {
    text.entries().collect()
}

fn forms(phrase: &Phrase) -> BTreeMap<&str, FormsFile<'_>> {
    phrase.entries().map(|(code, forms)| (code, FormsFile { one: &forms.one, other: &forms.other })).collect()
}

impl Json for &serde_json::Value {
    fn field(&self, key: &str) -> Option<Self> {
        self.get(key)
    }

    fn keys(&self) -> Vec<String> {
        self.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().map(|items| items.iter().collect())
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }
}
