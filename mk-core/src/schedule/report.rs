//! When a report is due in a channel, and whether it was sent.

use super::slot::{slots, working_days_after};
use super::spread::ends;
use super::{Schedule, Unmet};
use crate::programme::{Channel, Lull, Period, Programme};
use chrono::NaiveDate;

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
/// A report is due on its period's last working day, or as many working days later as the definition says. A report that
/// was sent counts for the one that was next to fall due; sent beside another one for the same, it counts for the
/// nearest earlier one that is missing.
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

fn match_sent(reports: &mut [Due<'_>], sent: &[NaiveDate]) {
    let mut sent = sent.to_vec();
    sent.sort_unstable();
    let mut covered = vec![false; reports.len()];
    let mut counted = Vec::new();
    for day in sent {
        let next = reports.partition_point(|report| report.due < day);
        let open = |at: &usize| covered.get(*at) == Some(&false);
        if let Some(at) = (0..=next).rev().find(open) {
            if let Some(place) = covered.get_mut(at) {
                *place = true;
            }
            counted.push(day);
        }
    }
    // Of two that were sent close together, the earlier was for the earlier.
    let reports = reports.iter_mut().zip(covered).filter(|(_, covered)| *covered);
    for ((report, _), day) in reports.zip(counted) {
        report.sent = Some(day);
    }
}
