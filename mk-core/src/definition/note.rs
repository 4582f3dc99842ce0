//! What a definition allows and a reader should know of: notes, not problems. One small function each.

use super::section::Section;
use crate::calendar::{Calendar, Division};
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{Cadence, Channel, Forum, Goal, Lull, Programme};
use chrono::NaiveDate;

/// All notes on a file without problems, in its order.
pub(super) fn notes(root: &Section<'_>, programme: &Programme) -> Problems {
    let mut notes = Problems::none();
    long_lull(root, programme, &mut notes);
    for (section, goal) in root.tables("goal").iter().zip(&programme.goals) {
        targets_do_not_sum(section, goal, programme, &mut notes);
    }
    for (section, forum) in root.tables("forum").iter().zip(&programme.forums) {
        nobody_convenes(section, forum, programme, &mut notes);
        nothing_to_skip(section, forum.cadence, programme, &mut notes);
    }
    for (section, channel) in root.tables("channel").iter().zip(&programme.channels) {
        cannot_coincide(section, channel, programme, &mut notes);
        if let Some(cadence) = channel.cadence {
            nothing_to_skip(section, cadence, programme, &mut notes);
        }
    }
    notes.in_file_order()
}

/// A lull of half a year or more is likely to be a slip: what skips it is hardly ever planned.
fn long_lull(root: &Section<'_>, programme: &Programme, notes: &mut Problems) {
    let weeks = programme.calendar.lull.clone().map_or(0, Iterator::count);
    if let Some(calendar) = root.table("calendar").filter(|_| weeks >= 26) {
        let message = format!("the lull is {weeks} weeks long");
        notes.push(
            Problem::new("long-lull", calendar.place_of("lull"), message)
                .hint("what skips the lull is planned outside of it alone"),
        );
    }
}

/// Yearly targets and the target of the whole that they should agree with, in their last versions.
fn targets_do_not_sum(section: &Section<'_>, goal: &Goal, programme: &Programme, notes: &mut Problems) {
    let Some(whole) = section.text("agrees-with").and_then(|named| programme.goal(named)) else { return };
    let latest = |goal: &Goal| -> u64 {
        let windows = goal.windows(programme.period).into_iter();
        windows
            .filter_map(|window| goal.target(window.from, NaiveDate::MAX))
            .map(|target| u64::from(target.count))
            .sum()
    };
    let (sum, target) = (latest(goal), latest(whole));
    if sum != target {
        let message = format!(
            "the yearly targets sum to {sum}, and the target of {} is {target}",
            quoted(whole.id.as_str())
        );
        notes.push(Problem::new("targets-do-not-sum", section.place_of("agrees-with"), message).hint(
            "they are different goals, so this can be right; else mend a target, or leave `agrees-with` out",
        ));
    }
}

fn nobody_convenes(section: &Section<'_>, forum: &Forum, programme: &Programme, notes: &mut Problems) {
    if forum.conveners(&programme.organisation).is_empty() {
        let message = format!("nobody convenes {}", quoted(forum.id.as_str()));
        notes.push(
            Problem::new("no-convener", section.place(), message).hint(
                "if somebody does, name them in `conveners`, of the forum or of the one body that meets",
            ),
        );
    }
}

/// A report to a body none of whose meetings come in a rhythm that the report fits.
fn cannot_coincide(section: &Section<'_>, channel: &Channel, programme: &Programme, notes: &mut Problems) {
    let Some(reported) = channel.cadence.filter(|cadence| cadence.lull().is_some()) else { return };
    let bodies = channel.audience.iter().filter(|id| programme.organisation.body(id).is_some());
    for body in bodies {
        let own = |forum: &&Forum| forum.participants == [body.clone()] && forum.cadence.lull().is_some();
        let forums: Vec<&Forum> = programme.forums.iter().filter(own).collect();
        let fits = |forum: &&Forum| can_coincide(reported, forum.cadence, &programme.calendar);
        if let Some(forum) = forums.first().filter(|_| !forums.iter().any(fits)) {
            let message = format!(
                "{} is reported to in another rhythm than it meets in ({}), so reports and meetings cannot coincide",
                quoted(body.as_str()),
                quoted(forum.id.as_str())
            );
            notes.push(
                Problem::new("reports-apart-from-meetings", section.place_of("cadence"), message)
                    .hint("both are planned as they stand"),
            );
        }
    }
}

/// Whether there is a meeting for every report: at least as many, in a multiple of the reports' rhythm.
fn can_coincide(reported: Cadence, meets: Cadence, calendar: &Calendar) -> bool {
    match (rhythm(reported, calendar), rhythm(meets, calendar)) {
        (Some(Rhythm::EveryWeeks(reported)), Some(Rhythm::EveryWeeks(meets))) => reported % meets == 0,
        (Some(Rhythm::InYear(reported)), Some(Rhythm::InYear(meets))) => meets % reported == 0,
        // A body that meets every week meets in the week of each report.
        (_, Some(Rhythm::EveryWeeks(1))) => true,
        _ => false,
    }
}

/// How a cadence goes: by weeks, or so many times a year.
enum Rhythm {
    EveryWeeks(u32),
    InYear(u32),
}

fn rhythm(cadence: Cadence, calendar: &Calendar) -> Option<Rhythm> {
    let in_year = match cadence {
        Cadence::EveryWeeks { weeks, .. } => return Some(Rhythm::EveryWeeks(weeks)),
        Cadence::Times { per: Division::Week, .. } => return Some(Rhythm::EveryWeeks(1)),
        Cadence::Times { times, per, .. } => match per {
            Division::Month => 12 * times,
            Division::Quarter => 4 * times,
            Division::Tertial => 3 * times,
            Division::Term => u32::try_from(calendar.terms.len()).ok()? * times,
            Division::Year | Division::Week => times,
        },
        Cadence::Regularly | Cadence::NotStated => return None,
    };
    Some(Rhythm::InYear(in_year))
}

fn nothing_to_skip(section: &Section<'_>, cadence: Cadence, programme: &Programme, notes: &mut Problems) {
    let skips = cadence.lull() == Some(Lull::Skip);
    if let Some(section) = section.table("cadence").filter(|_| skips && programme.calendar.lull.is_none()) {
        let message = "this skips the lull, and the programme's calendar has none";
        notes.push(
            Problem::new("no-lull", section.place_of("lull"), message)
                .hint("give the calendar a `lull`, or write lull = \"keep-on\""),
        );
    }
}
