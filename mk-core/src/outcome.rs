//! Outcomes as a programme counts them: monthly totals, read from CSV, or made of records of single outcomes or
//! placements. Sensitive until they have passed [`publish`](crate::publish).

mod cells;
mod encoding;
mod found;
mod headings;
mod identity;
mod key;
mod number;
mod personal;
pub mod place_years;
mod records;
mod table;
pub mod tally;
mod totals;
mod when;
mod words;
mod written;

pub use key::Key;
pub use records::Records;
pub use totals::Totals;

use crate::problem::Problems;
use crate::programme::Programme;

/// Reads monthly totals from CSV, a row for each number.
///
/// The first row holds the headings `mål`, `månad` and `antal` (or `goal`, `month`, `count`) in any order. Cells are
/// parted by `;`, `,` or tab; the text is UTF-8, with or without byte order mark, or Windows-1252; numbers and months
/// are written as Swedes and Excel write them: `1 200`, `98,5`, `2025-03`, `mars 2025`, `mar-25`.
///
/// The contract: the count is the number of persons whose first qualifying outcome in the goal's window was registered
/// in that month, or that month's average number of places, or its number of events.
///
/// ```
/// use mk_core::{definition, outcome};
/// let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let totals = outcome::read_csv("mål;månad;antal\narbete-eller-studier;2025-01;23".as_bytes(), &programme)?;
/// assert!(!totals.is_empty());
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// Every problem with its row, the header being row 1. A file with anything that looks like an identity number, or
/// with a column that could hold names or free text, is refused before the rest is read, and the value not repeated.
pub fn read_csv(bytes: &[u8], programme: &Programme) -> Result<Totals, Problems> {
    let text = encoding::decode(bytes)?;
    identity::refuse(&text)?;
    let (rows, problems) = table::rows(&text)?;
    cells::totals(&rows, problems, programme)
}
