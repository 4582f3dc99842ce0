//! From a parsed document back to a publication, checking everything that a single document can show.
//!
//! Compiled for the widget, it leaves out what is not shown: the chain, and what is known elsewhere.

mod divided;
#[cfg(feature = "files")]
mod rest;

use super::figure::{Figure, Span};
use super::json::Json;
use super::publication::{Point, Publication, Series};
use super::rules;
use crate::calendar::{self, Rhythm};
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Deduplication, Goal, Id, Period, Policy, Profile, Target, Unit, Window};
use crate::text::{Forms, LANGUAGES, Phrase, Text};
use chrono::{Datelike, NaiveDate};

/// The document's own name, so that no other JSON is taken for it.
pub(super) const FORMAT: &str = "kraft-publication";
/// The version of the format that this code writes and reads.
pub(super) const VERSION: u32 = 1;

impl Publication {
    /// Reads a publication from a parsed document.
    ///
    /// # Errors
    /// Every problem: a document of another kind (`not-a-publication`) or a newer version (`newer-version`), values
    /// that are missing or of the wrong kind, and every rule of the gate that the document breaks by itself.
    pub fn from_json(document: &impl Json) -> Result<Self, Problems> {
        Self::speaking(document, &LANGUAGES)
    }

    /// Reads a publication, and of its texts only those in some languages and in Swedish. Whoever shows it in one language need
    /// not go through the others.
    ///
    /// # Errors
    /// As [`Publication::from_json`].
    pub fn speaking(document: &impl Json, languages: &[&str]) -> Result<Self, Problems> {
        if document.field("format").and_then(|format| format.text()).as_deref() != Some(FORMAT) {
            let message = format!("this is not a publication; expected \"format\": \"{FORMAT}\"");
            return Err(Problem::new("not-a-publication", Place::path("format"), message).into());
        }
        let mut reader = Reader { problems: Problems::none(), languages };
        match reader.whole(document, "", "version", 1, u32::MAX) {
            Some(VERSION) => {}
            Some(newer) => {
                let message = format!("this is version {newer} of the format; expected {VERSION}");
                return Err(Problem::new("newer-version", Place::path("version"), message)
                    .hint("update the software that reads it")
                    .into());
            }
            None => return Err(reader.problems),
        }
        let publication = reader.publication(document);
        let mut problems = reader.problems;
        if let (Some(publication), true) = (&publication, problems.is_empty()) {
            rules::check(publication, &mut problems);
        }
        match publication {
            Some(publication) => problems.or(publication),
            None => Err(problems),
        }
    }
}

/// Reads values by key, and notes each that is missing or does not fit.
struct Reader<'a> {
    problems: Problems,
    languages: &'a [&'a str],
}

impl Reader<'_> {
    fn publication(&mut self, document: &impl Json) -> Option<Publication> {
        let programme = self.id(document, "", "programme");
        let title = self.text(document, "", "title");
        let from = self.day(document, "", "from");
        let through = self.day(document, "", "through");
        let threshold = self.whole(document, "", "threshold", Policy::LEAST_THRESHOLD, 1000);
        let notice = self.optional(document, "notice", |reader| reader.text(document, "", "notice"));
        let sequence = self.whole(document, "", "sequence", 1, u32::MAX);
        let published = self.day(document, "", "published");
        let data_through = self.day(document, "", "data_through");
        let series = self.list(document, "", "goals", Self::series);
        Some(Publication {
            programme: programme?,
            title: title?,
            period: Period { from: from?, through: through? },
            threshold: threshold?,
            notice,
            sequence: sequence?,
            #[cfg(feature = "files")]
            previous: self.previous(document),
            published: published?,
            data_through: data_through?,
            series: series?,
        })
    }

    /// A value in each of the languages that are read.
    fn languages<J: Json>(&self, value: &J, key: &str) -> Vec<(String, J)> {
        let mut found: Vec<(String, J)> = Vec::new();
        if let Some(languages) = value.field(key) {
            for code in self.languages.iter().chain(&["sv"]) {
                if let (Some(value), true) =
                    (languages.field(code), found.iter().all(|(known, _)| known != code))
                {
                    found.push(((*code).to_owned(), value));
                }
            }
        }
        found
    }

    fn series<J: Json>(&mut self, value: &J, path: &str) -> Option<Series> {
        let id = self.id(value, path, "id");
        let title = self.text(value, path, "title");
        let definition = self.text(value, path, "definition");
        let counted = self.phrase(value, path, "counted");
        let unit = self.word(value, path, "unit", &Unit::ALL, Unit::word);
        let window = self.word(value, path, "window", &Window::ALL, Window::word);
        let rhythm = self.word(value, path, "rhythm", &Rhythm::ALL, Rhythm::word);
        let profile = self.profile(value, path);
        let deduplication = self.optional(value, "deduplicated", |reader| {
            reader.word(value, path, "deduplicated", &Deduplication::ALL, Deduplication::word)
        });
        let targets =
            self.list(value, path, "targets", |reader, value, path| reader.target(value, path, window));
        let version = |target: &Target| (target.year, target.since);
        let in_order = |targets: &Vec<Target>| targets.is_sorted_by(|one, next| version(one) < version(next));
        let targets = self.expect(targets.filter(in_order), path, "targets", "targets by year, then by day");
        let points = self.list(value, path, "points", Self::point);
        let id = id?;
        let divided = self.breakdowns(value, path, &id);
        let prospect = self.prospect(value, path);
        let goal = Goal {
            id,
            title: title?,
            definition: definition?,
            counted: counted?,
            unit: unit?,
            window: window?,
            part_of: None,
            profile: profile?,
            targets: targets?,
        };
        let deduplication = deduplication.unwrap_or_default();
        let series = Series {
            goal,
            rhythm: rhythm?,
            deduplication,
            points: points?,
            #[cfg(feature = "files")]
            known: Vec::new(),
            divided: divided?,
            prospect,
        };
        #[cfg(feature = "files")]
        return self.rest(value, path, series);
        #[cfg(not(feature = "files"))]
        Some(series)
    }

    fn target<J: Json>(&mut self, value: &J, path: &str, window: Option<Window>) -> Option<Target> {
        let yearly = window == Some(Window::Year);
        let year = if yearly { self.whole(value, path, "year", 1900, 2999) } else { None };
        if !yearly && value.field("year").is_some() {
            self.misfit(path, "year", "no year, for the goal is over the whole period");
        }
        let count = self.whole(value, path, "count", 1, 10_000_000);
        let since = self.day(value, path, "since");
        let decided_by = self.optional(value, "decided_by", |reader| reader.text(value, path, "decided_by"));
        Some(Target { year: year.map(u32::cast_signed), count: count?, since: since?, decided_by })
    }

    fn point<J: Json>(&mut self, value: &J, path: &str) -> Option<Point> {
        let through = self.day(value, path, "through")?;
        if value.field("withheld").is_some_and(|withheld| withheld.is_true()) {
            if value.field("count").is_some() {
                self.misfit(path, "count", "either a count or withheld, not both");
            }
            let least = self.whole(value, path, "least", 0, rules::LARGEST)?;
            let most = self.whole(value, path, "most", least, rules::LARGEST)?;
            return Some(Point::new(
                through,
                Figure::withheld(Span { least: least.into(), most: most.into() }),
            ));
        }
        let count = self.whole(value, path, "count", 0, rules::LARGEST)?;
        Some(Point::new(through, Figure::shown(count.into())))
    }

    fn profile<J: Json>(&mut self, value: &J, path: &str) -> Option<Profile> {
        let mut weights = [f64::NAN; 12];
        let items = value.field("profile").and_then(|list| list.items()).unwrap_or_default();
        for (weight, item) in weights.iter_mut().zip(&items) {
            *weight = item.number().unwrap_or(f64::NAN);
        }
        let profile = Profile::new(weights).filter(|_| items.len() == weights.len());
        let known = value.field("profile_known").is_some_and(|known| known.is_true());
        self.expect(profile, path, "profile", "twelve weights from 0 up, not all 0")
            .map(|profile| profile.with_known(known))
    }

    fn text<J: Json>(&mut self, value: &J, path: &str, key: &str) -> Option<Text> {
        let mut entries = Vec::new();
        for (code, text) in self.languages(value, key) {
            if let Some(text) = text.text() {
                entries.push((code, text));
            }
        }
        self.expect(
            Text::new(entries),
            path,
            key,
            "texts by language, Swedish (sv) among them, without control characters",
        )
    }

    fn phrase<J: Json>(&mut self, value: &J, path: &str, key: &str) -> Option<Phrase> {
        let mut entries = Vec::new();
        for (code, written) in self.languages(value, key) {
            let mut forms = Vec::new();
            for category in Forms::CATEGORIES {
                if let Some(form) = written.field(category).and_then(|form| form.text()) {
                    forms.push((category.to_owned(), form));
                }
            }
            if let Some(forms) = Forms::new(forms) {
                entries.push((code, forms));
            }
        }
        self.expect(
            Phrase::new(entries),
            path,
            key,
            "phrases by language with `one` and `other`, without control characters",
        )
    }

    fn id(&mut self, value: &impl Json, path: &str, key: &str) -> Option<Id> {
        let id = value.field(key).and_then(|value| value.text()).and_then(|text| Id::new(&text));
        self.expect(id, path, key, Id::RULE)
    }

    fn day(&mut self, value: &impl Json, path: &str, key: &str) -> Option<NaiveDate> {
        let day = value.field(key).and_then(|value| value.text()).and_then(|text| calendar::day(&text));
        let within = |day: &NaiveDate| rules::YEARS.contains(&day.year());
        self.expect(day.filter(within), path, key, "a date such as 2025-01-31")
    }

    fn whole(&mut self, value: &impl Json, path: &str, key: &str, least: u32, most: u32) -> Option<u32> {
        let whole = value.field(key).and_then(|value| whole(&value, least, most));
        if whole.is_none() {
            self.misfit(path, key, &format!("a whole number from {least} to {most}"));
        }
        whole
    }

    fn word<T: Copy>(
        &mut self,
        value: &impl Json,
        path: &str,
        key: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let nth = |index: usize| all.get(index).map(|known| word(*known));
        all.get(self.one_of(value, path, key, &nth)?).copied()
    }

    /// Which of some words it is.
    fn one_of(
        &mut self,
        value: &impl Json,
        path: &str,
        key: &str,
        nth: &dyn Fn(usize) -> Option<&'static str>,
    ) -> Option<usize> {
        let written = value.field(key).and_then(|value| value.text()).unwrap_or_default();
        let (mut expected, mut index) = (String::new(), 0);
        while let Some(word) = nth(index) {
            if word == written {
                return Some(index);
            }
            expected.push_str(if index == 0 { "" } else { " or " });
            expected.push_str(word);
            index += 1;
        }
        self.misfit(path, key, &expected);
        None
    }

    /// A list whose every value could be read.
    fn list<J: Json, T>(
        &mut self,
        value: &J,
        path: &str,
        key: &str,
        read: impl Fn(&mut Self, &J, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut values = Vec::new();
        let all = self.each(value, path, key, &mut |reader, item, path| {
            if let Some(value) = read(reader, item, path) {
                values.push(value);
            }
        })?;
        // What could not be read has been noted.
        (values.len() == all).then_some(values)
    }

    /// Reads every value of a list, and answers with how many there are.
    fn each<J: Json>(
        &mut self,
        value: &J,
        path: &str,
        key: &str,
        read: &mut dyn FnMut(&mut Self, &J, &str),
    ) -> Option<usize> {
        let items = value.field(key).and_then(|list| list.items());
        let items = self.expect(items, path, key, "a list")?;
        let here = join(path, key);
        for (index, item) in items.iter().enumerate() {
            read(self, item, &format!("{here}[{index}]"));
        }
        Some(items.len())
    }

    fn optional<J: Json, T>(
        &mut self,
        value: &J,
        key: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        value.field(key).and_then(|_| read(self))
    }

    fn expect<T>(&mut self, read: Option<T>, path: &str, key: &str, expected: &str) -> Option<T> {
        if read.is_none() {
            self.misfit(path, key, expected);
        }
        read
    }

    fn misfit(&mut self, path: &str, key: &str, expected: &str) {
        let message = format!("missing or does not fit; expected {expected}");
        let problem = Problem::new("wrong-value", Place::path(join(path, key)), message);
        self.problems.push(problem.hint(rules::PUBLISH_AGAIN));
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// A whole number within bounds.
fn whole(value: &impl Json, least: u32, most: u32) -> Option<u32> {
    let within =
        |number: &f64| number.fract() == 0.0 && *number >= f64::from(least) && *number <= f64::from(most);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and within the bounds of a u32"
    )]
    value.number().filter(within).map(|number| number as u32)
}
