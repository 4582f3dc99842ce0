//! What of a goal is put first.

/// One way of showing a goal. The sentences, the definition and the table are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The outcome's line against the target's pace, with what it is likely to come to; for a goal that is shown once a
    /// year the same as [`View::Years`].
    Pace,
    /// The years against their targets, or the whole period's years against its pace; by groups, the groups year by year.
    Years,
    /// What has been reached on the way to the target, as one bar.
    Bar,
    /// What has been reached, as a number.
    Figure,
    /// The table.
    Table,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 5] = [Self::Pace, Self::Years, Self::Bar, Self::Figure, Self::Table];

    /// Its word in attributes and file names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pace => "pace",
            Self::Years => "years",
            Self::Bar => "bar",
            Self::Figure => "figure",
            Self::Table => "table",
        }
    }

    /// The view of an attribute's word; the pace where the word is another.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|view| view.word() == word).unwrap_or(Self::Pace)
    }
}
