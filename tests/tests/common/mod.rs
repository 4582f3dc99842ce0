//! Small programmes, totals and words about problems that the suites share.
#![allow(dead_code, reason = "each suite takes what it needs")]

use chrono::NaiveDate;
use mk_core::problem::{Problem, Problems};
use mk_core::programme::Programme;
use mk_core::publish::{Chain, Publication, Series};
use mk_core::{definition, outcome, publish};
use std::fmt::Write as _;

/// Malmökraften's definition, and those of two other Krafter.
pub(crate) const FILES: [&str; 3] = [
    definition::MALMOKRAFTEN,
    include_str!("../../../examples/programmes/stockholmskraften.toml"),
    include_str!("../../../examples/programmes/halmstadkraften.toml"),
];

/// Every form of an identity number. They are nobody's: 12 December 1912 with made-up ends.
pub(crate) const IDENTITY_NUMBERS: [&str; 15] = [
    "19121212-1212",
    "191212121212",
    "1212121212",
    "121212-1212",
    "121212+1212",
    "121212 1212",
    "19121212 1212",
    "19121212–1212",
    "19121212−1212",
    "19121272-1212",
    "121272-1212",
    "19121212TF12",
    "19121212-TF12",
    "121212T121",
    "１２１２１２１２１２",
];

pub(crate) fn malmokraften() -> Programme {
    definition::read(definition::MALMOKRAFTEN).unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What a programme of the tests' own is made of.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) from: NaiveDate,
    pub(crate) through: NaiveDate,
    pub(crate) threshold: u32,
    pub(crate) weights: Vec<f64>,
    pub(crate) goals: Vec<PlannedGoal>,
}

/// A goal by its unit and window, with targets by year, or one for the whole period.
#[derive(Clone, Debug)]
pub(crate) struct PlannedGoal {
    pub(crate) id: String,
    pub(crate) unit: &'static str,
    pub(crate) window: &'static str,
    pub(crate) targets: Vec<(Option<i32>, u32)>,
}

impl Plan {
    pub(crate) fn new(from: &str, through: &str) -> Self {
        Self {
            from: day(from),
            through: day(through),
            threshold: 5,
            weights: vec![1.0; 12],
            goals: Vec::new(),
        }
    }

    /// With one more goal over the whole period.
    pub(crate) fn whole(mut self, id: &str, unit: &'static str, target: u32) -> Self {
        self.goals.push(PlannedGoal { id: id.into(), unit, window: "whole", targets: vec![(None, target)] });
        self
    }

    /// With one more goal for single years.
    pub(crate) fn yearly(mut self, id: &str, unit: &'static str, targets: &[(i32, u32)]) -> Self {
        let targets = targets.iter().map(|(year, count)| (Some(*year), *count)).collect();
        self.goals.push(PlannedGoal { id: id.into(), unit, window: "year", targets });
        self
    }

    pub(crate) fn toml(&self) -> String {
        let mut text = format!(
            "[programme]\nid = \"prov\"\nfrom = {}\nthrough = {}\ntitle = {{ sv = \"Prov\", en = \"Trial\" }}\n\
             [policy]\nthreshold = {}\n[profile.ar]\nweights = {:?}\n",
            self.from, self.through, self.threshold, self.weights
        );
        for goal in &self.goals {
            let forms = "{ one = \"{n}\", other = \"{n}\" }";
            let PlannedGoal { id, unit, window, targets } = goal;
            write!(
                text,
                "[[goal]]\nid = \"{id}\"\nunit = \"{unit}\"\nwindow = \"{window}\"\nprofile = \"ar\"\n\
                 title = {{ sv = \"{id}\", en = \"{id}\" }}\ndefinition = {{ sv = \"Prov\", en = \"Trial\" }}\n\
                 counted = {{ sv = {forms}, en = {forms} }}\n"
            )
            .unwrap();
            for (year, count) in targets {
                let year = year.map(|year| format!("year = {year}\n")).unwrap_or_default();
                write!(text, "[[goal.target]]\n{year}count = {count}\n").unwrap();
            }
        }
        text
    }

    pub(crate) fn programme(&self) -> Programme {
        definition::read(&self.toml()).unwrap_or_else(|problems| panic!("{problems}\n{}", self.toml()))
    }
}

/// A breakdown into these cells, as a definition writes it; of one goal, where it is one of kinds.
pub(crate) fn breakdown(by: &str, goal: Option<&str>, cells: &[&str]) -> String {
    let title = "title = { sv = \"x\", en = \"x\" }";
    let goal = goal.map(|goal| format!("goal = \"{goal}\"\n")).unwrap_or_default();
    let mut text = format!("[[breakdown]]\nby = \"{by}\"\n{goal}{title}\n");
    for cell in cells {
        write!(text, "[[breakdown.cell]]\nid = \"{cell}\"\n{title}\n").unwrap();
    }
    text
}

/// Months from a first one on, as CSV writes them.
pub(crate) fn months(first: &str) -> impl Iterator<Item = String> {
    let (year, month) = first.split_once('-').unwrap();
    let first = year.parse::<u32>().unwrap() * 12 + month.parse::<u32>().unwrap() - 1;
    (first..).map(|number| format!("{:04}-{:02}", number / 12, number % 12 + 1))
}

/// A CSV of one row for each count of each goal, all beginning in the same month.
pub(crate) fn csv<N: std::fmt::Display>(first: &str, goals: &[(&str, &[N])]) -> String {
    let mut text = "mål;månad;antal\n".to_owned();
    for (goal, counts) in goals {
        for (month, count) in months(first).zip(*counts) {
            writeln!(text, "{goal};{month};{count}").unwrap();
        }
    }
    text
}

/// Reads CSV and publishes it, after a first publication or as the first.
pub(crate) fn publish(
    programme: &Programme,
    csv: &str,
    previous: Option<&Publication>,
    today: NaiveDate,
) -> Result<Publication, Problems> {
    let mut chain = Chain::new();
    if let Some(previous) = previous {
        chain.push("", &previous.to_text())?;
    }
    publish_after(programme, csv, &chain, today)
}

/// Reads CSV and publishes it after all that has been published.
pub(crate) fn publish_after(
    programme: &Programme,
    csv: &str,
    chain: &Chain,
    today: NaiveDate,
) -> Result<Publication, Problems> {
    publish::publish(programme, &outcome::read_csv(csv.as_bytes(), programme)?, chain, today)
}

/// The figures of a series: numbers, and nothing where the label stands.
pub(crate) fn figures(series: &Series) -> Vec<Option<u64>> {
    series.points().iter().map(|point| point.figure().count()).collect()
}

pub(crate) fn codes(problems: &Problems) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

/// The one problem that there is.
pub(crate) fn only<T: std::fmt::Debug>(read: Result<T, Problems>) -> Problem {
    let problems = read.unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    problems.into_iter().next().unwrap()
}

/// That nothing of an identity number stands in what is shown of a value.
pub(crate) fn assert_silent(value: &(impl std::fmt::Debug + std::fmt::Display), secret: &str) {
    let digits =
        |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    for shown in [format!("{value:?}"), value.to_string()] {
        assert!(!digits(&shown).contains(&digits(secret)), "{shown} repeats {secret}");
    }
}
