//! Records as CSV, which can be far larger than memory: outcomes of persons, or placements.

mod cache;
mod day;
mod headings;
mod outcomes;
mod placements;
mod rows;
mod start;
mod table;

use super::tally::Tallied;
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Deduplication, Programme};
use rows::Row;
use start::Start;
use table::{Table, empty};

/// Reads records from CSV, piece by piece, and keeps none of them.
///
/// The first row tells what the file holds. Outcomes have `nyckel`, `utfall` and `datum`, the day of registration, and
/// can have `kön`, `team` and `ålder` (`key`, `kind`, `date`; `sex`, `team`, `age`). Placements have `nyckel`, `mål`,
/// `in` and `ut`, the day after the last or nothing, and can have `omfattning` in percent (`key`, `goal`, `from`,
/// `until`; `extent`). Any order will do, and no other column. Cells are parted by `;`, `,` or tab; the text is UTF-8,
/// with or without byte order mark, or Windows-1252.
///
/// ```
/// use mk_core::definition;
/// use mk_core::outcome::Records;
/// use mk_core::programme::Deduplication;
///
/// let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let mut records = Records::new(&programme, Deduplication::AcrossParties);
/// records.feed("nyckel;utfall;datum;kön\np-1;arbete;2025-03-".as_bytes());
/// records.feed("14;kvinnor\np-2;arbete;2025-03-17;män\n".as_bytes());
/// let tallied = records.finish(None)?;
/// assert_eq!((tallied.records, tallied.persons), (2, 2));
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
pub struct Records<'a> {
    programme: &'a Programme,
    deduplication: Deduplication,
    state: State<'a>,
}

/// How far the reading is.
enum State<'a> {
    Start(Start),
    Table(Box<Table<'a>>),
    Refused(Problems),
}

impl<'a> Records<'a> {
    /// Nothing read yet. `deduplication` says what the keys are worth, as in
    /// [`Tally::new`](super::tally::Tally::new).
    pub fn new(programme: &'a Programme, deduplication: Deduplication) -> Self {
        Self { programme, deduplication, state: State::Start(Start::default()) }
    }

    /// Takes the next bytes of the file, as many as there happen to be.
    pub fn feed(&mut self, bytes: &[u8]) {
        match &mut self.state {
            State::Start(start) => {
                if let Some(rest) = start.take(bytes) {
                    self.begin();
                    self.feed(rest);
                }
            }
            State::Table(table) => {
                if let Err(problems) = table.feed(bytes, self.programme, self.deduplication) {
                    self.state = State::Refused(problems);
                }
            }
            State::Refused(_) => {}
        }
    }

    /// The monthly totals of all records, up to and with a month, or the last one with a record.
    ///
    /// # Errors
    /// Every problem with its row, the header being row 1, at most a hundred. Where anything looks like an identity
    /// number, only that is told. Placements that have not ended need a month.
    pub fn finish(mut self, through: Option<Month>) -> Result<Tallied, Problems> {
        if matches!(self.state, State::Start(_)) {
            self.begin();
        }
        match self.state {
            State::Refused(problems) => Err(problems),
            State::Table(table) => table.finish(self.programme, self.deduplication, through),
            State::Start(_) => Err(empty(1)),
        }
    }

    /// Goes from the beginning of the file to its rows.
    fn begin(&mut self) {
        let State::Start(start) = &mut self.state else { return };
        let table = std::mem::take(start).rows().and_then(|(rows, bytes)| {
            let mut table = Table::new(rows);
            table.feed(&bytes, self.programme, self.deduplication)?;
            Ok(table)
        });
        self.state = match table {
            Ok(table) => State::Table(Box::new(table)),
            Err(problems) => State::Refused(problems),
        };
    }
}

/// The place of a cell.
fn at(row: Row<'_>, column: &str) -> Place {
    Place::line(row.line, format!("column {column}"))
}

fn bad_date(place: Place) -> Problem {
    Problem::new("bad-date", place, "this is not a day; expected one such as 2025-03-14")
}
