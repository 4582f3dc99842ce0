//! When a report is due in a channel, and whether it was sent.

use super::slot::{slots, working_days_after};
use super::spread::ends;
use super::{Schedule, Unmet};
use crate::programme::{Channel, Lull, Period, Programme};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A report that a channel owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due<'p> {
    /// Where it is told.
    pub channel: &'p Channel,
    /// The period that it is about.
    pub period: Period,
    /// Which of the period's reports it is, from 1.
    pub number: u32,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// The day on which it was sent, if it was.
    pub sent: Option<NaiveDate>,
}

impl Due<'_> {
    /// Whether it is late on a day: its last day has passed, and it had not been sent by then.
    pub fn is_late(&self, on: NaiveDate) -> bool {
        self.due < on && self.sent.is_none_or(|sent| sent > on)
    }
}

/// The reports of a channel whose last day lies within some days, with those that were sent.
///
/// A report is due on its period's last working day, or as many working days later as the definition says. One that was
/// sent counts for the report whose last day is nearest: a few days late for the one before, else for the one to come.
pub fn reports<'p>(
    programme: &'p Programme,
    channel: &'p Channel,
    within: Period,
    sent: &[NaiveDate],
) -> Schedule<Due<'p>> {
    let mut schedule = Schedule { entries: Vec::new(), unmet: Vec::new(), rests: Vec::new() };
    let Some((cadence, lull)) = channel.cadence.and_then(|cadence| Some((cadence, cadence.lull()?))) else {
        return schedule;
    };
    for slot in slots(cadence, programme.period, &programme.calendar) {
        let places = slot.places();
        if slot.period.and(within).is_some() {
            schedule.rests.extend(slot.rest());
            schedule.unmet.extend((slot.owed > places).then_some(Unmet {
                period: slot.period,
                wished: slot.owed,
                days: places,
                from: None,
            }));
        }
        for (number, day) in (1..).zip(ends(places as usize, &slot.days)) {
            let Some(due) = last_day(day, slot.period, number == places, channel.due_after, lull, programme)
            else {
                continue;
            };
            schedule.entries.push(Due { channel, period: slot.period, number, due, sent: None });
        }
    }
    match_sent(&mut schedule.entries, sent);
    schedule.entries.retain(|report| within.contains(report.due));
    schedule
}

/// The last working day of a report's part of the period, or so many working days after that part's end.
fn last_day(
    day: NaiveDate,
    period: Period,
    closes: bool,
    after: u32,
    lull: Lull,
    programme: &Programme,
) -> Option<NaiveDate> {
    if after == 0 {
        return Some(day);
    }
    working_days_after(if closes { period.through } else { day }, after, lull, &programme.calendar)
}

/// Gives each day of sending to the report whose last day is nearest, of those that have none yet: the last one before
/// that day, or the next one after it.
fn match_sent(reports: &mut [Due<'_>], sent: &[NaiveDate]) {
    let mut sent = sent.to_vec();
    sent.sort_unstable();
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    let mut counted = Vec::new();
    for day in sent {
        let next = reports.partition_point(|report| report.due < day);
        let open = |at: &usize| !covered.contains(at);
        let distance = |at: usize| reports.get(at).map(|report| (report.due - day).num_days().abs());
        let before = (0..next).rev().find(open);
        let after = Some(next).filter(|at| *at < reports.len()).filter(open);
        let nearest = [before, after].into_iter().flatten().min_by_key(|at| distance(*at));
        if let Some(at) = nearest {
            covered.insert(at);
            counted.push(day);
        }
    }
    // Of two that were sent close together, the earlier was for the earlier.
    for (at, day) in covered.into_iter().zip(counted) {
        if let Some(report) = reports.get_mut(at) {
            report.sent = Some(day);
        }
    }
}
