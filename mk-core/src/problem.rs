//! What is wrong with a file: every problem at once, each with its place, a code and a hint.
//!
//! Definitions, totals and publications all report through these types. Nothing here decides what is wrong.

#[cfg(feature = "files")]
mod hint;
#[cfg(feature = "files")]
mod identity;

#[cfg(feature = "files")]
pub(crate) use hint::nearest_word;
#[cfg(feature = "files")]
pub use hint::{nearest, quoted};
#[cfg(feature = "files")]
pub use identity::looks_like_identity_number;

use std::fmt;

/// Where in a file a problem lies.
///
/// Text files give line and column; JSON, which arrives already parsed, gives only the path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// The part of the document, such as `goal[1].target[0].year` or `column "antal"`. Empty for the whole.
    pub path: String,
}

impl Place {
    /// A place known only by its path.
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// A place in a text file, from its line.
    pub fn line(line: usize, path: impl Into<String>) -> Self {
        Self { line: Some(line), column: None, path: path.into() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(line) = self.line {
            write!(out, "line {line}")?;
            separator = ", ";
        }
        if let Some(column) = self.column {
            write!(out, "{separator}column {column}")?;
            separator = ", ";
        }
        if !self.path.is_empty() {
            write!(out, "{separator}{}", self.path)?;
        }
        Ok(())
    }
}

/// One thing that is wrong: a stable code, where, what, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable and meant for programs: `unknown-key`, `personal-number`, …
    pub code: &'static str,
    /// Where it lies.
    pub place: Place,
    /// What is wrong and what was expected. Never holds anything that looks like an identity number.
    pub message: String,
    /// What to do, where there is something to say.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { code, place, message: message.into(), hint: None }
    }

    /// The same problem with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if !place.is_empty() {
            write!(out, "{place}: ")?;
        }
        write!(out, "{} [{}]", self.message, self.code)?;
        if let Some(hint) = &self.hint {
            write!(out, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// Everything that is wrong, in the order of the file. Never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong yet.
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes one more.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Sorts by line and column, keeping the order found within one place.
    #[cfg(feature = "files")]
    pub(crate) fn in_file_order(mut self) -> Self {
        self.0.sort_by_key(|problem| (problem.place.line, problem.place.column));
        self
    }

    /// Keeps the first so many.
    #[cfg(feature = "files")]
    pub(crate) fn truncate(&mut self, most: usize) {
        self.0.truncate(most);
    }

    /// `value` when nothing is wrong, else the problems.
    ///
    /// # Errors
    /// Itself, unless it is empty.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        self.0.extend(problems);
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                out.write_str("\n")?;
            }
            write!(out, "{problem}")?;
        }
        Ok(())
    }
}
