//! Plans, with their promises, outcome goals and activities.

use super::super::section::{Section, month};
use super::{each, text, whole};
use crate::programme::{Activity, Outcome, Plan, PlanPart, Promise, PromiseKind, Reached, When};

pub(super) fn plan(section: &Section<'_>) -> Option<Plan> {
    Some(Plan {
        id: section.id("id")?,
        title: text(section, "title")?,
        from: section.day("from"),
        through: section.day("through"),
        decided_on: section.day("decided-on"),
        decided_by: section.id("decided-by"),
        responsible: section.ids("responsible"),
        about: text(section, "about"),
        promises: each(section, "promise", promise)?,
        outcomes: each(section, "outcome", outcome)?,
        parts: each(section, "part", |part| {
            let (id, title) = (part.id("id")?, text(part, "title")?);
            Some(PlanPart { id, title, activities: each(part, "activity", activity)? })
        })?,
    })
}

fn promise(section: &Section<'_>) -> Option<Promise> {
    let kind = section.one_of("kind", &PromiseKind::ALL, PromiseKind::word)?;
    Some(Promise { id: section.id("id")?, kind, text: text(section, "text")? })
}

fn outcome(section: &Section<'_>) -> Option<Outcome> {
    let reached =
        |section: &Section<'_>| Some(Reached { on: section.day("on")?, what: text(section, "what")? });
    Some(Outcome {
        id: section.id("id")?,
        text: text(section, "text")?,
        target: whole(section, "target"),
        activity: section.id("activity"),
        reached: each(section, "reached", reached)?,
    })
}

fn activity(section: &Section<'_>) -> Option<Activity> {
    Some(Activity {
        id: section.id("id")?,
        what: text(section, "what")?,
        responsible: section.ids("responsible"),
        involves: section.ids("involves"),
        when: match section.table("when") {
            Some(section) => Some(when(&section)?),
            None => None,
        },
        done: section.day("done"),
    })
}

fn when(section: &Section<'_>) -> Option<When> {
    let inferred = text(section, "inferred");
    if let Some(written) = section.text("month") {
        let month = month(written)?;
        return Some(When { from: month.first_day(), through: month.last_day(), month: true, inferred });
    }
    let from = section.day("day")?;
    Some(When { from, through: section.day("through").unwrap_or(from), month: false, inferred })
}
