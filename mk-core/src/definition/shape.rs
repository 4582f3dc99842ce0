//! What a definition file may hold: every table, every key, and what each is for.
//!
//! This is the one description of the file. The reader checks by it.

use crate::programme::{Policy, Profile, Unit, Window};

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
    pub(super) required: bool,
    pub(super) kind: Kind,
}

/// What a key's value is.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// See [`crate::programme::Id`].
    Id,
    /// An id of something else in the file.
    Reference,
    /// A text.
    Text,
    /// A text that holds `{n}` once.
    TextAroundNumber,
    /// A day, written as TOML writes dates: `2025-01-31`, without quotation marks.
    Day,
    /// A whole number within bounds.
    Whole { least: i64, most: i64 },
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A number from 0 to `most`.
    Number { most: f64 },
    /// As many numbers as said, each from 0 to `most`.
    Numbers { count: usize, most: f64 },
    /// A table.
    Table(&'static Shape),
    /// A list of tables, at least one: `[[goal]]`.
    Tables(&'static Shape),
    /// Tables under names of the file's own choosing: `[profile.sommar]`.
    Named(&'static Shape),
    /// A value for each language: Swedish and English, and others if wanted.
    ByLanguage(&'static Kind),
}

/// Years that a day may lie in, the same as in a publication.
pub(super) const YEARS: std::ops::RangeInclusive<i64> = 1900..=2999;

/// Languages that a text may be written in, by BCP 47. `sv-simple` is lättläst Swedish.
pub(super) const LANGUAGES: [&str; 10] = ["sv", "en", "sv-simple", "ar", "bs", "fa", "fi", "pl", "so", "uk"];

/// Languages that every text must be written in.
pub(super) const REQUIRED_LANGUAGES: [&str; 2] = ["sv", "en"];

pub(super) const DEFINITION: Shape = Shape {
    keys: &[
        required("programme", Kind::Table(&PROGRAMME)),
        optional("policy", Kind::Table(&POLICY)),
        optional("profile", Kind::Named(&PROFILE)),
        required("goal", Kind::Tables(&GOAL)),
    ],
};

const PROGRAMME: Shape = Shape {
    keys: &[
        required("id", Kind::Id),
        required("from", Kind::Day),
        required("through", Kind::Day),
        required("title", TEXTS),
        optional("notice", TEXTS),
    ],
};

const POLICY: Shape = Shape {
    keys: &[optional("threshold", Kind::Whole { least: Policy::LEAST_THRESHOLD as i64, most: 1000 })],
};

const PROFILE: Shape =
    Shape { keys: &[required("weights", Kind::Numbers { count: 12, most: Profile::LARGEST })] };

const GOAL: Shape = Shape {
    keys: &[
        required("id", Kind::Id),
        required("unit", Kind::Word(&[Unit::Persons.word(), Unit::Places.word(), Unit::Events.word()])),
        required("window", Kind::Word(&[Window::Year.word(), Window::Whole.word()])),
        optional("profile", Kind::Reference),
        required("title", TEXTS),
        required("definition", TEXTS),
        required("counted", Kind::ByLanguage(&Kind::Table(&FORMS))),
        required("target", Kind::Tables(&TARGET)),
    ],
};

const FORMS: Shape =
    Shape { keys: &[required("one", Kind::TextAroundNumber), required("other", Kind::TextAroundNumber)] };

pub(super) const TARGET: Shape = Shape {
    keys: &[
        optional("year", Kind::Whole { least: *YEARS.start(), most: *YEARS.end() }),
        required("count", Kind::Whole { least: 1, most: 10_000_000 }),
        optional("since", Kind::Day),
        optional("decided-by", TEXTS),
    ],
};

const TEXTS: Kind = Kind::ByLanguage(&Kind::Text);

const fn required(name: &'static str, kind: Kind) -> Key {
    Key { name, required: true, kind }
}

const fn optional(name: &'static str, kind: Kind) -> Key {
    Key { name, required: false, kind }
}
