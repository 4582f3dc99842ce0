//! Refusing a file with an identity number in it before anything else is read.

use super::grid::{MOST_PROBLEMS, too_many};
use crate::problem::{Place, Problem, Problems, looks_like_identity_number};

/// Refuses a text in which anything looks like an identity number, naming the rows and nothing else.
pub(super) fn refuse(text: &str) -> Result<(), Problems> {
    let mut problems = Problems::none();
    for (index, line) in text.lines().enumerate() {
        if looks_like_identity_number(line) {
            if problems.len() == MOST_PROBLEMS {
                problems.push(too_many(index + 1));
                break;
            }
            problems.push(found(Place::line(index + 1, "")));
        }
    }
    problems.or(())
}

/// That an identity number stands in a row.
pub(super) fn found(row: Place) -> Problem {
    found_in(row, "this row")
        .hint("totals hold no persons: remove the column, and check who has had the file")
}

/// That an identity number stands somewhere.
pub(super) fn found_in(place: Place, what: &str) -> Problem {
    let message = format!(
        "{what} holds something that looks like a personnummer or samordningsnummer; it is not repeated here"
    );
    Problem::new("identity-number", place, message)
}
