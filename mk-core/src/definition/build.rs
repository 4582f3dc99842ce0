//! From a file without problems to a [`Programme`]. Gives nothing where a problem has been reported.

use super::section::Section;
use crate::programme::{Goal, Period, Policy, Profile, Programme, Target, Unit, Window};
use crate::text::{Forms, Phrase, Text};
use chrono::NaiveDate;

pub(super) fn programme(root: &Section<'_>) -> Option<Programme> {
    let section = root.table("programme")?;
    let period = Period { from: section.day("from")?, through: section.day("through")? };
    let goals = root.tables("goal");
    let policy = match root.table("policy").and_then(|policy| policy.whole("threshold")) {
        Some(threshold) => Policy { threshold: u32::try_from(threshold).ok()? },
        None => Policy::default(),
    };
    Some(Programme {
        id: section.id("id")?,
        title: text(&section, "title")?,
        period,
        goals: goals.iter().map(|section| goal(root, section, period.from)).collect::<Option<_>>()?,
        policy,
        notice: text(&section, "notice"),
    })
}

fn goal(root: &Section<'_>, section: &Section<'_>, programme_start: NaiveDate) -> Option<Goal> {
    let mut targets: Vec<Target> = section
        .tables("target")
        .iter()
        .map(|section| target(section, programme_start))
        .collect::<Option<_>>()?;
    targets.sort_by_key(|target| (target.year, target.since));
    let unit = section.text("unit")?;
    let window = section.text("window")?;
    Some(Goal {
        id: section.id("id")?,
        title: text(section, "title")?,
        definition: text(section, "definition")?,
        counted: phrase(section, "counted")?,
        unit: Unit::ALL.into_iter().find(|known| known.word() == unit)?,
        window: Window::ALL.into_iter().find(|known| known.word() == window)?,
        profile: match section.text("profile") {
            Some(name) => profile(&root.table("profile")?.table(name)?)?,
            None => Profile::FLAT,
        },
        targets,
    })
}

fn target(section: &Section<'_>, programme_start: NaiveDate) -> Option<Target> {
    Some(Target {
        year: section.whole("year").and_then(|year| i32::try_from(year).ok()),
        count: u32::try_from(section.whole("count")?).ok()?,
        since: section.day("since").unwrap_or(programme_start),
        decided_by: text(section, "decided-by"),
    })
}

fn profile(section: &Section<'_>) -> Option<Profile> {
    Profile::new(section.numbers("weights")?.try_into().ok()?)
}

fn text(section: &Section<'_>, key: &str) -> Option<Text> {
    let languages = section.table(key)?;
    let entries = languages
        .entries()
        .filter_map(|entry| Some((entry.key.to_owned(), entry.value.as_str()?.to_owned())));
    Text::new(entries.collect())
}

fn phrase(section: &Section<'_>, key: &str) -> Option<Phrase> {
    let languages = section.table(key)?;
    let forms = |language: &str| {
        let forms = languages.table(language)?;
        Some(Forms { one: forms.text("one")?.to_owned(), other: forms.text("other")?.to_owned() })
    };
    Phrase::new(
        languages.entries().filter_map(|entry| Some((entry.key.to_owned(), forms(entry.key)?))).collect(),
    )
}
