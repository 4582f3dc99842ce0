//! How often something comes back. The dates that follow from it are [`crate::schedule`]'s work.

use crate::calendar::Division;

/// How often something is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// So many times in each week, month, term, ….
    Times {
        /// How many times, at least once.
        times: u32,
        /// In each of these.
        per: Division,
        /// What the summer lull does to it.
        lull: Lull,
    },
    /// Once in so many weeks, counted from the Monday of the week in which it begins.
    EveryWeeks {
        /// How many weeks, at least one.
        weeks: u32,
        /// What the summer lull does to it.
        lull: Lull,
    },
    /// “Regularly”, without a number: nothing to be late with.
    Regularly,
    /// The plan does not say.
    NotStated,
}

impl Cadence {
    /// What the summer lull does to it; nothing for a cadence without a number.
    pub fn lull(self) -> Option<Lull> {
        match self {
            Self::Times { lull, .. } | Self::EveryWeeks { lull, .. } => Some(lull),
            Self::Regularly | Self::NotStated => None,
        }
    }
}

/// What the summer lull does to a cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lull {
    /// Nothing happens in it. A period that lies wholly in it owes nothing.
    Skip,
    /// It goes on as ever.
    KeepOn,
}

impl Lull {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Skip, Self::KeepOn];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::KeepOn => "keep-on",
        }
    }
}
