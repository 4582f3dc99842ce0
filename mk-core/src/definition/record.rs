//! Reading a record: on which days meetings were held, reports sent and activities finished.

use super::misfit::{outside_programme, shown_key, unknown};
use super::section::Section;
use super::shape::Kind;
use super::walk;
use crate::agenda::Record;
use crate::problem::{Problem, Problems};
use crate::programme::{Id, Period, Programme};
use chrono::NaiveDate;

/// Reads a record of what has been done: TOML with a list of days for each forum, channel or activity, by its id.
///
/// ```
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// let record = mk_core::definition::read_record("beslutsgruppsmote = [2026-02-04, 2026-04-08]", &programme)?;
/// let forum = programme.forum("beslutsgruppsmote").unwrap();
/// assert_eq!(record.days(&forum.id).len(), 2);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// Every problem of the file, in its order, each with line and column.
pub fn read_record(text: &str, programme: &Programme) -> Result<Record, Problems> {
    let (record, problems) = super::hold(text, |root, problems| record(root, programme, problems));
    problems.or(record)
}

fn record(root: &Section<'_>, programme: &Programme, problems: &mut Problems) -> Record {
    let activities: Vec<&Id> = programme.activities().map(|(_, activity)| &activity.id).collect();
    let forums = programme.forums.iter().map(|forum| &forum.id);
    let recurring: Vec<&Id> = forums.chain(programme.channels.iter().map(|channel| &channel.id)).collect();
    let known: Vec<&str> = recurring.iter().chain(&activities).map(|id| id.as_str()).collect();
    let mut entries = Vec::new();
    for entry in root.entries() {
        let Some(id) = Id::new(entry.key).filter(|id| known.contains(&id.as_str())) else {
            let place = root.place_at(&entry.key_span, &shown_key(entry.key));
            let what = "forum, channel or activity";
            problems.push(unknown("unknown-id", place, what, entry.key, known.iter().copied()));
            continue;
        };
        // An empty list says that nothing has been done yet.
        if !entry.value.as_array().is_some_and(|list| list.is_empty()) {
            walk::check_entry(root, &entry, Kind::List(&Kind::Day), problems);
        }
        let days: Vec<NaiveDate> = root.dated(entry.key).into_iter().map(|(_, day)| day).collect();
        // A last report can be sent when the programme is over.
        let through = programme.forum(id.as_str()).map_or(NaiveDate::MAX, |_| programme.period.through);
        if recurring.contains(&&id) {
            within(
                root,
                entry.key,
                Period { from: programme.period.from, through },
                programme.period,
                problems,
            );
        }
        if days.len() > 1 && activities.contains(&&id) {
            let message = format!("an activity is done once, and {} days stand here", days.len());
            problems.push(Problem::new("done-twice", root.place_of(entry.key), message));
        }
        entries.push((id, days));
    }
    entries.into_iter().collect()
}

/// Nothing recurs outside of the programme: a slip in the year would change whose turn it is, and what is late.
fn within(root: &Section<'_>, key: &str, allowed: Period, programme: Period, problems: &mut Problems) {
    for (index, day) in root.dated(key).into_iter().filter(|(_, day)| !allowed.contains(*day)) {
        let message = outside_programme(day, programme);
        problems.push(Problem::new("outside-programme", root.place_in_list(key, index), message));
    }
}
