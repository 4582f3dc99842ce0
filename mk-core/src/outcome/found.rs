//! What is wrong with records: identity numbers by themselves, and the rest.

use super::grid::{MOST_PROBLEMS, too_many};
use crate::problem::{Problem, Problems};

/// Problems in the order of the records, as many as anybody would read.
#[derive(Default)]
pub(super) struct Found {
    identity_numbers: Problems,
    others: Problems,
}

impl Found {
    pub(super) fn push(&mut self, problem: Problem) {
        let list =
            if problem.code == "identity-number" { &mut self.identity_numbers } else { &mut self.others };
        if list.len() < MOST_PROBLEMS {
            list.push(problem);
        } else if list.len() == MOST_PROBLEMS {
            list.push(Problem { place: problem.place, ..too_many(0) });
        }
    }

    pub(super) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.push(problem);
        }
    }

    /// `value` when nothing is wrong. Where anything looks like an identity number, nothing else is reported.
    pub(super) fn or<T>(self, value: T) -> Result<T, Problems> {
        let Self { identity_numbers, others } = self;
        identity_numbers.or(()).and_then(|()| others.or(value))
    }
}
