//! What the example programs and the demo share: arguments, files and the demo site.

pub mod arguments;
pub mod files;
pub mod invented;

use mk_core::problem::Problems;
use std::fmt;
use std::process::ExitCode;

/// Why a program ends without having done its work, in words for the one who started it.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure in one's own words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// The same failure, with what it concerns before it.
    #[must_use]
    pub fn of(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }

    /// Every problem of a file, a line each, with the file's name.
    pub fn problems(file: impl fmt::Display, problems: &Problems) -> Self {
        let each: Vec<String> = problems.iter().map(|problem| format!("{file}: {problem}")).collect();
        Self(each.join("\n"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self(problems.to_string())
    }
}

/// Ends a program: 0, or 1 with its failure on standard error.
pub fn finish(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
