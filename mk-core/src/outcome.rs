//! Outcomes as a programme counts them: monthly totals, read from CSV or a workbook, or made of records of single outcomes
//! or placements. Sensitive until they have passed [`publish`](crate::publish).
//!
//! # The contract
//!
//! - A number is that month's own: the persons whose first qualifying outcome in the goal's window (its year, or the whole
//!   period) was *registered* in that month, the month's average number of places, or its number of events.
//! - A month that is left out has not been. Where there was nobody, 0 is written.
//! - A correction is made in the month in which it is known, also as a number below 0, as long as what the goal has
//!   counted in its window never falls below 0; what has been shown of it is [`publish`](crate::publish)'s to guard.
//!   Places, which are averages, are never below 0.
//! - `deduplicated` says among whom persons were told apart: `across_parties` (which an empty cell means, too),
//!   `within_party` or `no`. The weakest word of a goal's rows holds for the goal.
//! - A goal that counts persons can be divided, into the groups that the definition declares and no others, one way at a
//!   time. All groups are there in every month, and sum to the goal's own number where that is there, too; else the goal is
//!   their sum. Of kinds of outcome registered in the same month, the one that the definition has first counts.
//!
//! # The table
//!
//! It is long, a row for each number, or wide, a column for each month. Its headings, in Swedish or English and in any
//! order:
//!
//! | heading | holds |
//! |---|---|
//! | `mål`, `goal` | the goal, by its id or its title |
//! | `månad`, `month` and `antal`, `count` | long: the month and its number |
//! | `2025-03`, `mars 2025`, `mar-25`, a date | wide: the numbers of that month |
//! | `utfall`, `kind`, `outcome`; `kön`, `sex`; `team`; `ålder`, `age`; what the definition calls it | a group, by its id or its title; empty in a total |
//! | `dubblettrensad`, `deduplicated` | `mellan parter`, `inom part`, `nej`, or as above |
//!
//! Numbers are as Swedes and Excel write them: `1 200`, `98,5`, `−3`.

mod by_month;
mod cells;
mod delimited;
mod encoding;
mod found;
mod grid;
mod headings;
mod identity;
mod key;
mod number;
mod personal;
pub mod place_years;
mod records;
mod rows;
mod series;
mod subject;
pub mod tally;
mod totals;
mod value;
mod vocabulary;
mod when;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;
mod written;

pub use key::Key;
pub use records::Records;
pub use totals::Totals;

use crate::problem::Problems;
use crate::programme::Programme;
use grid::Grid;
use vocabulary::Vocabulary;

/// Reads monthly totals from a workbook or CSV, whichever the bytes are.
///
/// ```
/// use mk_core::{definition, outcome};
/// let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let wide = "
/// mål;kön;dubblettrensad;januari 2025;februari 2025;mars 2025
/// arbete-eller-studier;kvinnor;inom part;12;17;
/// arbete-eller-studier;män;inom part;11;14;
/// årsplatser;;;98,5;100;";
/// let long = "
/// goal,month,sex,count,deduplicated
/// arbete-eller-studier,2025-01,women,12,within_party
/// arbete-eller-studier,2025-01,men,11,within_party
/// arbete-eller-studier,2025-02,women,17,within_party
/// arbete-eller-studier,2025-02,men,14,within_party
/// arsplatser,2025-01,,\"98,5\",
/// arsplatser,2025-02,,100,";
/// assert_eq!(outcome::read(wide.as_bytes(), &programme)?, outcome::read(long.as_bytes(), &programme)?);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// As [`read_csv`]; workbooks as `read_workbook`, where that is compiled in, and else that they are workbooks.
pub fn read(bytes: &[u8], programme: &Programme) -> Result<Totals, Problems> {
    #[cfg(feature = "xlsx")]
    if workbook::is_workbook(bytes) {
        return read_workbook(bytes, programme);
    }
    read_csv(bytes, programme)
}

/// Reads monthly totals from CSV.
///
/// Cells are parted by `;`, `,` or tab; the text is UTF-8, with or without byte order mark, or Windows-1252.
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
    totals_of(&delimited::grid(&text)?, programme)
}

/// Reads monthly totals from a workbook (.xlsx): from the first sheet whose first row holds a heading of totals.
///
/// Formulas count by what they last came to. A month may be a date, which is the first of the month.
///
/// # Errors
/// Every problem with its row, and its sheet where there are several. Anything that looks like an identity number, in any
/// sheet, hidden ones included, or in a comment or a text box, refuses the file before the rest is read; only where it
/// stands is said. Other kinds of workbook (.xls, .xlsb, .ods), those with a password, and those that are damaged or
/// unpack to more than 64 MiB are refused.
#[cfg(feature = "xlsx")]
pub fn read_workbook(bytes: &[u8], programme: &Programme) -> Result<Totals, Problems> {
    let table = workbook::table(bytes, |headings| headings::begins_table(headings, programme))?;
    totals_of(&table.grid, programme).map_err(|problems| table.places(problems))
}

fn totals_of(grid: &Grid, programme: &Programme) -> Result<Totals, Problems> {
    let columns = headings::columns(&grid.headings, programme)?;
    let vocabulary = Vocabulary::of(programme);
    let (entries, problems) = rows::entries(grid, &columns, &vocabulary);
    cells::totals(entries, problems, programme)
}
