//! The publication's JSON: writing it, and reading its text. Version 1.

use super::chain::Previous;
use super::figure::Span;
use super::json::Json;
use super::publication::{Divided, Point, Publication, Row, Series};
use super::read::{FORMAT, VERSION};
use crate::forecast::{Ahead, Prospect};
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Cell, Deduplication, Known, Target};
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
    /// let today = "2025-02-10".parse().unwrap();
    /// let publication = publish::publish(&programme, &totals, &publish::Chain::new(), today)?;
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
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<PreviousFile<'a>>,
    published: Day,
    data_through: Day,
    goals: Vec<SeriesFile<'a>>,
}

#[derive(Serialize)]
struct PreviousFile<'a> {
    published: Day,
    sha256: &'a str,
}

#[derive(Serialize)]
struct SeriesFile<'a> {
    id: &'a str,
    title: Texts<'a>,
    definition: Texts<'a>,
    counted: BTreeMap<&'a str, Texts<'a>>,
    unit: &'static str,
    window: &'static str,
    rhythm: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deduplicated: Option<&'static str>,
    profile: &'a [f64; 12],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    profile_known: bool,
    targets: Vec<TargetFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    points: Vec<PointFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    known: Vec<KnownFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    breakdowns: Vec<DividedFile<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forecast: Option<ProspectFile>,
}

#[derive(Serialize)]
struct ProspectFile {
    reach: u32,
    path: Vec<AheadFile>,
}

#[derive(Serialize)]
struct AheadFile {
    through: Day,
    half: [u64; 2],
    most: [u64; 2],
}

#[derive(Serialize)]
struct KnownFile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    through: Day,
    count: u64,
    source: Texts<'a>,
}

#[derive(Serialize)]
struct DividedFile<'a> {
    by: &'static str,
    title: Texts<'a>,
    rhythm: &'static str,
    cells: Vec<CellFile<'a>>,
    points: Vec<RowFile<'a>>,
}

#[derive(Serialize)]
struct CellFile<'a> {
    id: &'a str,
    title: Texts<'a>,
}

#[derive(Serialize)]
struct RowFile<'a> {
    through: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<&'a [u64]>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    least: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u64>,
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
            threshold: publication.threshold,
            sequence: publication.sequence,
            previous: publication.previous.as_ref().map(PreviousFile::from),
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
            part_of: goal.part_of.as_ref().map(crate::programme::Id::as_str),
            points: series.points.iter().map(PointFile::from).collect(),
            known: series.known.iter().map(KnownFile::from).collect(),
            breakdowns: series.divided.iter().map(DividedFile::from).collect(),
            forecast: series.prospect.as_ref().map(ProspectFile::from),
        }
    }
}

impl From<&Prospect> for ProspectFile {
    fn from(prospect: &Prospect) -> Self {
        let ends = |interval: Span<u64>| [interval.least, interval.most];
        let ahead = |ahead: &Ahead| AheadFile {
            through: Day(ahead.through),
            half: ends(ahead.half),
            most: ends(ahead.most),
        };
        Self { reach: prospect.reach, path: prospect.path.iter().map(ahead).collect() }
    }
}

impl<'a> From<&'a Previous> for PreviousFile<'a> {
    fn from(previous: &'a Previous) -> Self {
        Self { published: Day(previous.published), sha256: &previous.sha256 }
    }
}

impl<'a> From<&'a Known> for KnownFile<'a> {
    fn from(known: &'a Known) -> Self {
        Self {
            by: known.group.as_ref().map(|(by, _)| by.word()),
            cell: known.group.as_ref().map(|(_, cell)| cell.as_str()),
            through: Day(known.through),
            count: known.count,
            source: texts(&known.source),
        }
    }
}

impl<'a> From<&'a Divided> for DividedFile<'a> {
    fn from(divided: &'a Divided) -> Self {
        let cell = |cell: &'a Cell| CellFile { id: cell.id.as_str(), title: texts(&cell.title) };
        Self {
            by: divided.breakdown.by.word(),
            title: texts(&divided.breakdown.title),
            rhythm: divided.rhythm.word(),
            cells: divided.breakdown.cells.iter().map(cell).collect(),
            points: divided.points.iter().map(RowFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Row> for RowFile<'a> {
    fn from(row: &'a Row) -> Self {
        Self { through: Day(row.through), counts: row.counts.as_deref(), withheld: row.counts.is_none() }
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
        let (withheld, span) = (point.figure.is_withheld(), point.figure.span());
        Self {
            through: Day(point.through),
            count: point.figure.count(),
            withheld,
            least: withheld.then_some(span.least),
            most: withheld.then_some(span.most),
        }
    }
}

fn texts(text: &Text) -> Texts<'_> {
    text.entries().collect()
}

fn forms(phrase: &Phrase) -> BTreeMap<&str, Texts<'_>> {
    phrase.entries().map(|(code, forms)| (code, forms.entries().collect())).collect()
}

impl Json for &serde_json::Value {
    fn field(&self, key: &str) -> Option<Self> {
        self.get(key)
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
