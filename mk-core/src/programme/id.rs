//! Names that files and addresses are made of.

use std::fmt;

/// A short name for a programme, a goal, a role, a forum, …: `a`–`z`, `0`–`9` and `-`, beginning with a letter, at most 60 characters.
///
/// It stands in file names, addresses and HTML ids, so it holds nothing that needs escaping there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// What an id may look like, for messages.
    pub const RULE: &'static str = "a–z, 0–9 and -, beginning with a letter, at most 60 characters";

    /// An id, or nothing where the text breaks [`Id::RULE`].
    pub fn new(text: &str) -> Option<Self> {
        let starts = text.starts_with(|first: char| first.is_ascii_lowercase());
        let holds = |character: char| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-'
        };
        (starts && text.len() <= 60 && text.chars().all(holds)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
