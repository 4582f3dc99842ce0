//! The periods of a cadence, with how often something is owed in each and the days it can be on.

use super::{Rest, RestReason};
use crate::calendar::{Calendar, is_working_day, monday_of};
use crate::programme::{Cadence, Lull, Period};
use chrono::{Days, NaiveDate};

pub(super) struct Slot {
    /// The period, without days on which the cadence does not hold.
    pub(super) period: Period,
    /// How often something is owed in it.
    pub(super) owed: u32,
    /// The working days in it, without the lull where that is skipped.
    pub(super) days: Vec<NaiveDate>,
    /// Why it owes nothing, if it does not.
    pub(super) rest: Option<RestReason>,
}

impl Slot {
    pub(super) fn rest(&self) -> Option<Rest> {
        self.rest.map(|reason| Rest { period: self.period, reason })
    }

    /// As many as it owes, or as there are days for.
    pub(super) fn places(&self) -> u32 {
        self.owed.min(u32::try_from(self.days.len()).unwrap_or(u32::MAX))
    }
}

/// The slots of a cadence on the days that it holds, in order; none for a cadence without a number.
pub(super) fn slots(cadence: Cadence, holds: Period, calendar: &Calendar) -> Vec<Slot> {
    match cadence {
        Cadence::Times { times, per, lull } => {
            // Of a period that holds only in part, its share: at least one.
            let share = |whole: Period, holds: Period| {
                let share = (u64::from(times) * u64::from(holds.length())).div_ceil(whole.length().into());
                u32::try_from(share).unwrap_or(u32::MAX)
            };
            let periods = calendar.periods(per, holds);
            periods.filter_map(|period| slot(period, holds, share, lull, calendar)).collect()
        }
        Cadence::EveryWeeks { weeks, lull } => {
            // What is left at the end is no stretch of so many weeks unless at least half of it holds.
            let share = |whole: Period, holds: Period| {
                let at_the_end = holds.through < whole.through;
                u32::from(!at_the_end || 2 * holds.length() >= whole.length())
            };
            blocks(weeks, holds).filter_map(|block| slot(block, holds, share, lull, calendar)).collect()
        }
        Cadence::Regularly | Cadence::NotStated => Vec::new(),
    }
}

/// Blocks of so many weeks, the first beginning on the Monday of the first day's week.
fn blocks(weeks: u32, holds: Period) -> impl Iterator<Item = Period> {
    let length = u64::from(weeks.max(1)) * 7;
    let starts =
        std::iter::successors(monday_of(holds.from), move |from| from.checked_add_days(Days::new(length)));
    let block =
        move |from: NaiveDate| Some(Period { from, through: from.checked_add_days(Days::new(length - 1))? });
    starts.take_while(move |from| *from <= holds.through).map_while(block)
}

fn slot(
    whole: Period,
    holds: Period,
    share: impl Fn(Period, Period) -> u32,
    lull: Lull,
    calendar: &Calendar,
) -> Option<Slot> {
    let period = whole.and(holds)?;
    let working: Vec<NaiveDate> = period.days().filter(|day| is_working_day(*day)).collect();
    let days: Vec<NaiveDate> = working.iter().copied().filter(|day| is_open(*day, lull, calendar)).collect();
    let share = share(whole, period);
    let rest = match (working.is_empty(), days.is_empty(), share) {
        (true, ..) => Some(RestReason::NoWorkingDay),
        (_, true, _) => Some(RestReason::Lull),
        (_, _, 0) => Some(RestReason::TooShort),
        _ => None,
    };
    Some(Slot { period, owed: if rest.is_some() { 0 } else { share }, days, rest })
}

/// A day's distance in working days: the working day that comes so many after it.
pub(super) fn working_days_after(
    day: NaiveDate,
    count: u32,
    lull: Lull,
    calendar: &Calendar,
) -> Option<NaiveDate> {
    let mut open = day.iter_days().skip(1).filter(|day| is_open(*day, lull, calendar));
    open.nth(usize::try_from(count.checked_sub(1)?).ok()?)
}

/// Whether something can be on a day: a working day, and not in a lull that is skipped.
fn is_open(day: NaiveDate, lull: Lull, calendar: &Calendar) -> bool {
    is_working_day(day) && (lull == Lull::KeepOn || !calendar.is_lull(day))
}
