//! Goals, their targets, and how they are divided.

use super::super::section::Section;
use super::{each, phrase, text, whole};
use crate::programme::{Breakdown, By, Cell, Goal, Organisation, Profile, Target, Unit, Window};
use chrono::NaiveDate;

pub(super) fn goal(
    root: &Section<'_>,
    section: &Section<'_>,
    programme_start: NaiveDate,
    organisation: &Organisation,
) -> Option<Goal> {
    let mut targets: Vec<Target> = section
        .tables("target")
        .iter()
        .map(|section| target(section, programme_start, organisation))
        .collect::<Option<_>>()?;
    targets.sort_by_key(|target| (target.year, target.since));
    Some(Goal {
        id: section.id("id")?,
        title: text(section, "title")?,
        definition: text(section, "definition")?,
        counted: phrase(section, "counted")?,
        unit: section.one_of("unit", &Unit::ALL, Unit::word)?,
        window: section.one_of("window", &Window::ALL, Window::word)?,
        part_of: section.id("part-of"),
        profile: match section.text("profile") {
            Some(name) => profile(&root.table("profile")?.table(name)?)?,
            None => Profile::FLAT,
        },
        targets,
    })
}

fn target(section: &Section<'_>, programme_start: NaiveDate, organisation: &Organisation) -> Option<Target> {
    Some(Target {
        year: section.whole("year").and_then(|year| i32::try_from(year).ok()),
        count: whole(section, "count")?,
        since: section.day("since").unwrap_or(programme_start),
        decided_by: section.id("decided-by").and_then(|id| organisation.title(&id).cloned()),
    })
}

pub(super) fn breakdown(section: &Section<'_>) -> Option<Breakdown> {
    Some(Breakdown {
        by: section.one_of("by", &By::ALL, By::word)?,
        goal: section.id("goal"),
        title: text(section, "title")?,
        cells: each(section, "cell", |cell| Some(Cell { id: cell.id("id")?, title: text(cell, "title")? }))?,
    })
}

fn profile(section: &Section<'_>) -> Option<Profile> {
    let profile = Profile::new(section.numbers("weights")?.try_into().ok()?)?;
    Some(profile.with_known(section.is_true("known")))
}
