//! The rules that tie values to one another: one small function each, none stopping the others.

mod breakdowns;
mod cadences;
mod calendar;
mod goals;
mod organisation;
mod parts;
mod plans;
mod policy;

use super::build;
use super::section::Section;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{Period, Programme};

pub(super) fn all(root: &Section<'_>, problems: &mut Problems) {
    let period = period(root, problems);
    unique_ids(root, problems);
    calendar::calendar(root, problems);
    organisation::organisation(root, problems);
    let organisation = Some(build::organisation(root)).filter(|_| organisation::is_whole(root, problems));
    goals::goals(root, period, problems);
    breakdowns::breakdowns(root, problems);
    parts::parts(root, problems);
    policy::policy(root, problems);
    cadences::forums(root, period, organisation.as_ref(), problems);
    cadences::channels(root, problems);
    plans::plans(root, problems);
}

/// The rules that take the whole programme to see, so far as it could be built.
pub(super) fn built(root: &Section<'_>, programme: &Programme, problems: &mut Problems) {
    policy::rules(root, programme, problems);
}

fn period(root: &Section<'_>, problems: &mut Problems) -> Option<Period> {
    let programme = root.table("programme")?;
    let period = Period { from: programme.day("from")?, through: programme.day("through")? };
    if period.from < period.through {
        return Some(period);
    }
    let message = "the programme ends on or before the day it begins".to_owned();
    problems.push(
        Problem::new("empty-period", programme.place_of("through"), message)
            .hint("`through` is the programme's last day, itself included"),
    );
    None
}

/// Ids that stand in for one another have to differ.
fn unique_ids(root: &Section<'_>, problems: &mut Problems) {
    let of = |headings: &[&'static str]| -> Vec<(&'static str, Section<'_>)> {
        let tables = headings
            .iter()
            .flat_map(|heading| root.tables(heading).into_iter().map(|table| (*heading, table)));
        tables.collect()
    };
    unique(&of(&["goal"]), problems);
    unique(&of(&["party", "role", "body", "team", "group"]), problems);
    unique(&of(&["plan"]), problems);
    for breakdown in root.tables("breakdown") {
        unique(&named("cell", breakdown.tables("cell")), problems);
    }
    let terms = root.table("calendar").map(|calendar| calendar.tables("term")).unwrap_or_default();
    unique(&named("term", terms), problems);
    let mut agenda = of(&["forum", "channel"]);
    for plan in root.tables("plan") {
        for heading in ["promise", "outcome", "part"] {
            unique(&named(heading, plan.tables(heading)), problems);
        }
        let parts = plan.tables("part");
        agenda.extend(parts.iter().flat_map(|part| named("activity", part.tables("activity"))));
    }
    unique(&agenda, problems);
}

fn named<'a>(what: &'static str, tables: Vec<Section<'a>>) -> Vec<(&'static str, Section<'a>)> {
    tables.into_iter().map(|table| (what, table)).collect()
}

fn unique(tables: &[(&str, Section<'_>)], problems: &mut Problems) {
    let mut seen: Vec<(&str, _)> = Vec::new();
    for (what, table) in tables {
        let Some(id) = table.id("id") else { continue };
        if let Some((other, _)) = seen.iter().find(|(_, known)| *known == id) {
            let message = format!("{} is the id of something else already ({other})", quoted(id.as_str()));
            problems.push(
                Problem::new("duplicate-id", table.place_of("id"), message)
                    .hint(format!("give each {what} an id of its own")),
            );
        }
        seen.push((what, id));
    }
}

/// That a day which ends something does not come before the one which begins it.
fn in_order(section: &Section<'_>, from: &str, through: &str, problems: &mut Problems) {
    if let (Some(first), Some(last)) = (section.day(from), section.day(through))
        && last < first
    {
        let message = format!("{last} is before {first}, which `{from}` says");
        problems.push(Problem::new("days-out-of-order", section.place_of(through), message));
    }
}
