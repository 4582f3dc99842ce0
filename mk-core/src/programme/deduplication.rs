//! How sure it is that nobody is counted twice.

/// Among whom persons were told apart when they were counted. Anything but [`Deduplication::AcrossParties`] is said with
/// the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deduplication {
    /// Among all parties: a person counts once. What totals promise unless they say otherwise.
    #[default]
    AcrossParties,
    /// Within each party: a person whom two parties have registered counts twice.
    WithinParty,
    /// Not at all: a person with several outcomes counts several times.
    No,
}

impl Deduplication {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::AcrossParties, Self::WithinParty, Self::No];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AcrossParties => "across_parties",
            Self::WithinParty => "within_party",
            Self::No => "no",
        }
    }
}
