//! When a forum is to meet, and who convenes it.

use super::slot::{Slot, slots};
use super::spread::{Place, places};
use super::{History, Schedule, Unmet};
use crate::programme::{Forum, Id, Period, Programme};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A meeting of a forum: one that was held, or one that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting<'p> {
    /// Whose meeting it is.
    pub forum: &'p Forum,
    /// The day.
    pub day: NaiveDate,
    /// The week, month, term, … that it belongs to. A meeting outside of all of them has its own day.
    pub period: Period,
    /// Which of the period's meetings it is, from 1.
    pub number: u32,
    /// Whose turn it is to convene, where the definition says who does.
    pub convener: Option<&'p Id>,
    /// Whether it is one of those that were held or booked.
    pub held: bool,
    /// The day of the weekday wished for that a holiday or the lull moved it from.
    pub moved_from: Option<NaiveDate>,
}

/// The meetings of a forum within some days: those that were held, and proposals for the rest.
///
/// They are spread evenly over each period's working days, on the weekdays wished for where there are any. Conveners
/// take turns from the forum's first period on, with every meeting that its cadence asks for, held or not, and with
/// every one held beyond those.
///
/// ```
/// use mk_core::calendar::day;
/// use mk_core::programme::Period;
/// use mk_core::schedule::meetings;
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// let forum = programme.forum("beslutsgruppsmote").unwrap();
/// let spring = Period { from: day("2025-01-01").unwrap(), through: day("2025-06-30").unwrap() };
/// let planned = meetings(&programme, forum, spring, None);
/// let days: Vec<_> = planned.entries.iter().map(|meeting| meeting.day.to_string()).collect();
/// assert_eq!(days, ["2025-01-31", "2025-03-28", "2025-05-28"]);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
pub fn meetings<'p>(
    programme: &'p Programme,
    forum: &'p Forum,
    within: Period,
    history: Option<History<'_>>,
) -> Schedule<Meeting<'p>> {
    let mut held: Vec<NaiveDate> = history.map(|history| history.days.to_vec()).unwrap_or_default();
    held.sort_unstable();
    held.dedup();
    let slots = slots_of(programme, forum);
    let mut schedule = Schedule { entries: Vec::new(), unmet: Vec::new(), rests: Vec::new() };
    let mut parts = strays(&slots, &held);
    for slot in &slots {
        let (part, unmet) = fill(slot, forum, &held, history.map(|history| history.today));
        parts.push(part);
        if slot.period.and(within).is_some() {
            schedule.unmet.extend(unmet);
            schedule.rests.extend(slot.rest());
        }
    }
    parts.sort_by_key(|part| part.period.from);
    let conveners = forum.conveners(&programme.organisation);
    let mut turn = 0;
    for part in parts {
        for (before, place, held) in part.numbered() {
            schedule.entries.push(Meeting {
                forum,
                day: place.day,
                period: part.period,
                number: u32::try_from(before + 1).unwrap_or(u32::MAX),
                convener: (turn + before).checked_rem(conveners.len()).and_then(|turn| conveners.get(turn)),
                held,
                moved_from: place.moved_from,
            });
        }
        turn += part.chosen.len().max(part.room);
    }
    schedule.entries.retain(|meeting| within.contains(meeting.day));
    schedule
}

/// The meetings of one period, in order, each with whether it was held.
struct Part {
    period: Period,
    /// How many the period has room for, by the cadence alone.
    room: usize,
    chosen: Vec<(Place, bool)>,
}

impl Part {
    /// Each with how many of the period's come before it. Where time has run out for some, the last ones are planned:
    /// each keeps its number, and its convener's turn.
    fn numbered(&self) -> impl Iterator<Item = (usize, Place, bool)> {
        let first_ahead = self.chosen.iter().position(|(_, held)| !held).unwrap_or(self.chosen.len());
        let skipped = self.room.saturating_sub(self.chosen.len());
        let each = self.chosen.iter().enumerate();
        each.map(move |(index, (place, held))| {
            (if index < first_ahead { index } else { index + skipped }, *place, *held)
        })
    }
}

/// Days on which a meeting was held outside of every period: each is a part of its own.
fn strays(slots: &[Slot], held: &[NaiveDate]) -> Vec<Part> {
    let outside = held.iter().copied().filter(|day| !slots.iter().any(|slot| slot.period.contains(*day)));
    let part =
        |day| Part { period: Period { from: day, through: day }, room: 0, chosen: vec![(day.into(), true)] };
    outside.map(part).collect()
}

fn slots_of(programme: &Programme, forum: &Forum) -> Vec<Slot> {
    let holds = forum.days(programme.period);
    holds.map(|holds| slots(forum.cadence, holds, &programme.calendar)).unwrap_or_default()
}

/// A period's meetings: those held, and as many more as it still owes, on days from `today` on.
fn fill(slot: &Slot, forum: &Forum, held: &[NaiveDate], today: Option<NaiveDate>) -> (Part, Option<Unmet>) {
    let held: Vec<NaiveDate> = held.iter().copied().filter(|day| slot.period.contains(*day)).collect();
    let ahead = |day: &NaiveDate| today.is_none_or(|today| *day >= today) && !held.contains(day);
    let open: Vec<NaiveDate> = slot.days.iter().copied().filter(ahead).collect();
    let all: Vec<NaiveDate> = slot.period.days().filter(ahead).collect();
    let owed = (slot.owed as usize).saturating_sub(held.len());
    let unmet = (owed > open.len()).then(|| Unmet {
        period: slot.period,
        wished: u32::try_from(owed).unwrap_or(u32::MAX),
        days: u32::try_from(open.len()).unwrap_or(u32::MAX),
        from: today.filter(|today| *today > slot.period.from),
    });
    let proposed = places(owed.min(open.len()), &open, &all, &forum.weekdays);
    let mut chosen: Vec<(Place, bool)> = proposed.into_iter().map(|place| (place, false)).collect();
    chosen.extend(held.iter().map(|day| (Place::from(*day), true)));
    chosen.sort_unstable();
    (Part { period: slot.period, room: slot.places() as usize, chosen }, unmet)
}

/// How it stands with a forum in the period that is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The week, month, term, ….
    pub period: Period,
    /// How many meetings its cadence asks for in it, as far as there are days for them.
    pub owed: u32,
    /// How many were held or are booked in it.
    pub held: u32,
}

impl Standing {
    /// How many it still owes.
    pub fn left(self) -> u32 {
        self.owed.saturating_sub(self.held)
    }
}

/// What a forum's cadence owes in the period that a day lies in, given the days on which it has met; nothing for a
/// forum without a number, or on a day on which it does not hold.
///
/// ```
/// use mk_core::calendar::day;
/// use mk_core::schedule::standing;
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// let forum = programme.forum("beslutsgruppsmote").unwrap();
/// let held = [day("2025-02-05").unwrap()];
/// assert_eq!(standing(&programme, forum, day("2025-05-01").unwrap(), &held).unwrap().left(), 2);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
pub fn standing(programme: &Programme, forum: &Forum, on: NaiveDate, held: &[NaiveDate]) -> Option<Standing> {
    let slot = slots_of(programme, forum).into_iter().find(|slot| slot.period.contains(on))?;
    Some(Standing { period: slot.period, owed: slot.places(), held: held_in(slot.period, held) })
}

/// On how many of its days a meeting was held.
fn held_in(period: Period, held: &[NaiveDate]) -> u32 {
    let days: BTreeSet<&NaiveDate> = held.iter().filter(|day| period.contains(**day)).collect();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

/// How many meetings a forum's cadence asked for in the periods that lie wholly within some days, and how many were held in
/// them, counting no period's surplus for another; nothing where none was missed.
pub fn missed(programme: &Programme, forum: &Forum, within: Period, held: &[NaiveDate]) -> Option<Standing> {
    let mut all: Option<Standing> = None;
    for slot in slots_of(programme, forum) {
        if slot.period.from < within.from || within.through < slot.period.through {
            continue;
        }
        let so_far = all.get_or_insert(Standing { period: slot.period, owed: 0, held: 0 });
        so_far.period.through = slot.period.through;
        so_far.owed += slot.places();
        so_far.held += held_in(slot.period, held).min(slot.places());
    }
    all.filter(|standing| standing.left() > 0)
}
