//! How a definition file is described: shapes of tables, kinds of values. What it may hold is in `keys`.

use super::known::MOST_NAMED;

/// A table: its keys, in the order a person would write them.
pub(super) struct Shape {
    pub(super) keys: &'static [Key],
}

impl Shape {
    /// What its keys are called.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

/// One key of a table.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) presence: Presence,
    pub(super) kind: Kind,
    /// What it is for, in a sentence or two: editors show it.
    pub(super) about: &'static str,
}

/// Whether a key must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Optional,
    /// It must be there, or be named by the table's `not-stated`: what the plan leaves open is said, not left out.
    OrNotStated,
}

/// The key that names what a plan leaves open.
pub(super) const NOT_STATED: &str = "not-stated";

/// What a key's value is.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// See [`crate::programme::Id`].
    Id,
    /// The id of one of these things, which are elsewhere in the file.
    Reference(&'static [Thing]),
    /// A text.
    Text,
    /// A text that holds `{n}` once.
    TextAroundNumber,
    /// A day, written as TOML writes dates: `2025-01-31`, without quotation marks.
    Day,
    /// A day that comes back every year: `"08-20"`.
    MonthDay,
    /// A month: `"2025-08"`.
    Month,
    /// A time of day: `"09:00"`.
    Time,
    /// `true` or `false`.
    Truth,
    /// A whole number within bounds.
    Whole { least: i64, most: i64 },
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A number from 0 to `most`.
    Number { most: f64 },
    /// As many numbers as said, each from 0 to `most`.
    Numbers { count: usize, most: f64 },
    /// A list of values, at least one: `["a", "b"]`.
    List(&'static Kind),
    /// A table.
    Table(&'static Shape),
    /// A list of tables, at least one: `[[goal]]`.
    Tables(&'static Shape),
    /// Tables under names of the file's own choosing: `[profile.sommar]`.
    Named(&'static Shape),
    /// A value for each language: Swedish and English, and others if wanted.
    ByLanguage(&'static Kind),
}

/// What a reference can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Profile,
    Goal,
    Party,
    Role,
    Body,
    Team,
    Group,
    Forum,
    Channel,
    Plan,
    Outcome,
    Activity,
    Term,
}

impl Thing {
    pub(super) const ALL: [Self; 13] = [
        Self::Profile,
        Self::Goal,
        Self::Party,
        Self::Role,
        Self::Body,
        Self::Team,
        Self::Group,
        Self::Forum,
        Self::Channel,
        Self::Plan,
        Self::Outcome,
        Self::Activity,
        Self::Term,
    ];

    /// What it is called, which is also the key that it stands under.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Goal => "goal",
            Self::Party => "party",
            Self::Role => "role",
            Self::Body => "body",
            Self::Team => "team",
            Self::Group => "group",
            Self::Forum => "forum",
            Self::Channel => "channel",
            Self::Plan => "plan",
            Self::Outcome => "outcome",
            Self::Activity => "activity",
            Self::Term => "term",
        }
    }

    /// Several of them in a row: “role or body”; “thing”, where a reference can point at nearly anything.
    pub(super) fn words(things: &[Self]) -> String {
        match things {
            [one] => one.word().to_owned(),
            [rest @ .., last] if things.len() <= MOST_NAMED => {
                let rest: Vec<&str> = rest.iter().map(|thing| thing.word()).collect();
                format!("{} or {}", rest.join(", "), last.word())
            }
            _ => "thing".to_owned(),
        }
    }
}

/// Years that a day may lie in, the same as in a publication.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1900..=2999;

/// Languages that every text must be written in.
pub(super) const REQUIRED_LANGUAGES: [&str; 2] = ["sv", "en"];
