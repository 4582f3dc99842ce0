//! Refusing a file with an identity number in it before anything else is read.

use crate::problem::{Place, Problem, Problems, looks_like_identity_number};

/// Refuses a text in which anything looks like an identity number, naming the rows and nothing else.
pub(super) fn refuse(text: &str) -> Result<(), Problems> {
    let mut problems = Problems::none();
    for (index, line) in text.lines().enumerate() {
        if looks_like_identity_number(line) {
            if problems.len() == super::table::MOST_PROBLEMS {
                problems.push(super::table::too_many(index + 1));
                break;
            }
            problems.push(
                Problem::new(
                    "identity-number",
                    Place::line(index + 1, ""),
                    "this row holds something that looks like a personnummer or samordningsnummer; it is not repeated here",
                )
                .hint("totals hold no persons: remove the column, and check who has had the file"),
            );
        }
    }
    problems.or(())
}
