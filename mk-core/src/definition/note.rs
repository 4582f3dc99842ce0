//! What a definition allows and a reader should know of: notes, not problems. One small function each.

use super::section::Section;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{Cadence, Channel, Forum, Programme};

/// All notes on a file without problems, in its order.
pub(super) fn notes(root: &Section<'_>, programme: &Programme) -> Problems {
    let mut notes = Problems::none();
    for goal in root.tables("goal") {
        targets_do_not_sum(root, &goal, &mut notes);
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

/// Yearly targets and the target of the whole that they should agree with; of several versions, the last.
fn targets_do_not_sum(root: &Section<'_>, goal: &Section<'_>, notes: &mut Problems) {
    let Some(named) = goal.text("agrees-with") else { return };
    let latest = |goal: &Section<'_>| -> i64 {
        let mut versions: Vec<_> = goal
            .tables("target")
            .iter()
            .filter_map(|target| Some((target.whole("year"), target.day("since"), target.whole("count")?)))
            .collect();
        versions.sort_unstable();
        let last_of_year =
            |at: usize, year: Option<i64>| versions.get(at + 1).is_none_or(|(next, _, _)| *next != year);
        let each = versions.iter().enumerate().filter(|(at, (year, _, _))| last_of_year(*at, *year));
        each.map(|(_, (_, _, count))| count).sum()
    };
    let goals = root.tables("goal");
    let Some(whole) = goals.iter().find(|other| other.text("id") == Some(named)) else { return };
    let (sum, target) = (latest(goal), latest(whole));
    if sum != target {
        let message =
            format!("the yearly targets sum to {sum}, and the target of {} is {target}", quoted(named));
        notes.push(Problem::new("targets-do-not-sum", goal.place_of("agrees-with"), message).hint(
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

/// A report to a body that meets in another rhythm than it is reported to.
fn cannot_coincide(section: &Section<'_>, channel: &Channel, programme: &Programme, notes: &mut Problems) {
    let Some(reported) = channel.cadence.filter(|cadence| cadence.lull().is_some()) else { return };
    for forum in &programme.forums {
        let [body] = forum.participants.as_slice() else { continue };
        let meets = forum.cadence.lull().is_some() && channel.audience.contains(body);
        if meets && programme.organisation.body(body).is_some() && !same_rhythm(reported, forum.cadence) {
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

fn same_rhythm(one: Cadence, other: Cadence) -> bool {
    match (one, other) {
        (Cadence::Times { times, per, .. }, Cadence::Times { times: others, per: its, .. }) => {
            (times, per) == (others, its)
        }
        (Cadence::EveryWeeks { weeks, .. }, Cadence::EveryWeeks { weeks: others, .. }) => weeks == others,
        _ => false,
    }
}

fn nothing_to_skip(section: &Section<'_>, cadence: Cadence, programme: &Programme, notes: &mut Problems) {
    let skips = cadence.lull() == Some(crate::programme::Lull::Skip);
    if let Some(section) = section.table("cadence").filter(|_| skips && programme.calendar.lull.is_none()) {
        let message = "this skips the lull, and the programme's calendar has none";
        notes.push(
            Problem::new("no-lull", section.place_of("lull"), message)
                .hint("give the calendar a `lull`, or write lull = \"keep-on\""),
        );
    }
}
