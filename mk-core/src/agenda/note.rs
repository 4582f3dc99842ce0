//! What a reader of an agenda has to know beside its entries.

use crate::programme::{Cadence, Forum, Period, Plan};
use crate::schedule::{Rest, Standing, Unmet};
use crate::text::Text;
use chrono::{Days, NaiveDate};

/// Something to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note<'p> {
    /// A forum or channel comes back, and the plan says no number: it cannot be planned, and nobody is late with it.
    WithoutNumber {
        /// What it is called.
        what: &'p Text,
        /// Whether it comes back regularly, or the plan does not say.
        cadence: Cadence,
    },
    /// A forum or channel owes nothing for some days: one period, or several in a row.
    Rest {
        /// What the forum or channel is called.
        what: &'p Text,
        /// The days, and why.
        rest: Rest,
    },
    /// A period has fewer days than meetings or reports wished for.
    Unmet {
        /// What the forum or channel is called.
        what: &'p Text,
        /// The period, how many are wished for and how many days there are.
        unmet: Unmet,
    },
    /// A forum met less often than its cadence asks for, in periods that are over.
    Missed {
        /// The forum.
        forum: &'p Forum,
        /// The periods, from the first to the last, and how many meetings were owed and held.
        standing: Standing,
    },
    /// Some of the days lie outside of the programme, which is of these.
    OutsideProgramme(Period),
    /// The record of meetings and reports begins on a day: what should have been done before it is not judged.
    RecordBegins(NaiveDate),
    /// A plan's mandate is over, and of some of its activities nothing says that they were done.
    PlanOver {
        /// The plan.
        plan: &'p Plan,
        /// How many.
        open: usize,
    },
    /// Of some of a plan's activities the plan does not say when, and nothing says that they were done.
    Undated {
        /// The plan.
        plan: &'p Plan,
        /// How many.
        undated: usize,
    },
}

/// A note for each stretch of periods that owe nothing, for one and the same reason.
pub(super) fn rests<'p>(what: &'p Text, rests: &[Rest]) -> Vec<Note<'p>> {
    let mut stretches: Vec<Rest> = Vec::new();
    for rest in rests {
        match stretches.last_mut() {
            Some(last)
                if last.reason == rest.reason
                    && last.period.through.checked_add_days(Days::new(1)) == Some(rest.period.from) =>
            {
                last.period.through = rest.period.through;
            }
            _ => stretches.push(*rest),
        }
    }
    stretches.into_iter().map(|rest| Note::Rest { what, rest }).collect()
}
