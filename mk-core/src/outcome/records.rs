//! Records as CSV, which can be far larger than memory: outcomes of persons, or placements.

mod cache;
mod day;
mod headings;
mod outcomes;
mod placements;
mod rows;
mod start;

use super::found::Found;
use super::key::{holds_identity_number, identity_number};
use super::tally::{Tallied, Tally};
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Deduplication, Programme};
use outcomes::Outcomes;
use placements::Placements;
use rows::{Row, Rows, TooLong};
use start::Start;

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

/// What is read below the headings.
enum Body<'a> {
    Headings,
    Outcomes(Box<Outcomes<'a>>),
    Placements(Box<Placements<'a>>),
}

struct Table<'a> {
    rows: Rows,
    body: Body<'a>,
    /// How many columns there are.
    width: usize,
    /// The line of the headings.
    top: usize,
    any: bool,
    found: Found,
}

impl<'a> Records<'a> {
    /// Nothing read yet. `deduplication` says what the keys are worth, as in [`Tally::new`].
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
            let found = Found::default();
            let mut table = Table { rows, body: Body::Headings, width: 0, top: 1, any: false, found };
            table.feed(&bytes, self.programme, self.deduplication)?;
            Ok(table)
        });
        self.state = match table {
            Ok(table) => State::Table(Box::new(table)),
            Err(problems) => State::Refused(problems),
        };
    }
}

impl<'a> Table<'a> {
    /// Takes bytes.
    ///
    /// # Errors
    /// Where nothing more can be read.
    fn feed(
        &mut self,
        mut bytes: &[u8],
        programme: &'a Programme,
        deduplication: Deduplication,
    ) -> Result<(), Problems> {
        let Self { rows, body, width, top, any, found } = self;
        loop {
            match rows.next(bytes) {
                Ok(Some((row, rest))) => {
                    bytes = rest;
                    if let Body::Headings = body {
                        (*body, *width) = below(row, programme, deduplication)?;
                        *top = row.line;
                    } else {
                        *any |= body.take(row, *width, found);
                    }
                }
                Ok(None) => return Ok(()),
                Err(TooLong(row)) => return Err(too_long(row, std::mem::take(found))),
            }
        }
    }

    fn finish(
        mut self,
        programme: &'a Programme,
        deduplication: Deduplication,
        through: Option<Month>,
    ) -> Result<Tallied, Problems> {
        match self.rows.last() {
            Ok(Some(row)) => {
                if let Body::Headings = self.body {
                    (self.body, _) = below(row, programme, deduplication)?;
                    self.top = row.line;
                } else {
                    self.any |= self.body.take(row, self.width, &mut self.found);
                }
            }
            Ok(None) => {}
            Err(TooLong(row)) => return Err(too_long(row, std::mem::take(&mut self.found))),
        }
        if !self.any {
            return Err(empty(self.top));
        }
        match self.body {
            Body::Headings => Err(empty(self.top)),
            Body::Outcomes(outcomes) => self.found.or(()).and_then(|()| outcomes.tally.totals(through)),
            Body::Placements(placements) => placements.totals(deduplication, through, self.found),
        }
    }
}

/// What is read below a row of headings, and how wide it is.
fn below<'a>(
    row: Row<'_>,
    programme: &'a Programme,
    deduplication: Deduplication,
) -> Result<(Body<'a>, usize), Problems> {
    if row.cells().any(holds_identity_number) {
        return Err(identity_number(Place::line(row.line, "")).into());
    }
    if row.cells().any(|cell| cell.contains(&0)) {
        let message = "this row holds characters that are not text; expected UTF-8 or Windows-1252";
        return Err(Problem::new("wrong-encoding", Place::line(row.line, ""), message).into());
    }
    let columns = headings::columns(row)?;
    let body = if columns.are_of_placements() {
        Body::Placements(Box::new(Placements::new(programme, &columns)))
    } else {
        let tally = Tally::new(programme, deduplication);
        Body::Outcomes(Box::new(Outcomes::new(tally, programme, &columns, row.line)?))
    };
    Ok((body, columns.count()))
}

impl Body<'_> {
    /// Takes a row; whether it holds anything.
    fn take(&mut self, row: Row<'_>, width: usize, found: &mut Found) -> bool {
        let read = if row.len() == width {
            match self {
                Self::Headings => Ok(()),
                Self::Outcomes(outcomes) => outcomes.row(row),
                Self::Placements(placements) => placements.row(row),
            }
        } else {
            Err(Vec::new())
        };
        let Err(problems) = read else { return true };
        if row.cells().all(<[u8]>::is_empty) {
            return false;
        }
        if row.cells().any(holds_identity_number) {
            found.push(identity_number(Place::line(row.line, "")));
        } else if row.len() > width && row.cells().skip(width).all(<[u8]>::is_empty) {
            // Beside the table Excel may write cells that are empty.
            return self.take(row.narrowed(width), width, found);
        } else if row.len() != width {
            let message = format!("this row has {} cells; expected {width}", row.len());
            found.push(
                Problem::new("wrong-cells", Place::line(row.line, ""), message)
                    .hint("a cell that holds the separator is written within quotation marks"),
            );
        } else {
            found.extend(problems);
        }
        true
    }
}

fn too_long(row: Row<'_>, mut found: Found) -> Problems {
    if row.cells().chain([row.rest()]).any(holds_identity_number) {
        found.push(identity_number(Place::line(row.line, "")));
    }
    let message = "this row is longer than any of records, and nothing below it is read";
    found.push(
        Problem::new("too-large", Place::line(row.line, ""), message)
            .hint("look for a quotation mark that is not closed"),
    );
    found.or(()).err().unwrap_or_default()
}

fn empty(line: usize) -> Problems {
    let message = "there is no row of records; expected one below the headings nyckel;utfall;datum";
    Problem::new("empty-file", Place::line(line, ""), message).into()
}

/// The place of a cell.
fn at(row: Row<'_>, column: &str) -> Place {
    Place::line(row.line, format!("column {column}"))
}

fn bad_date(place: Place) -> Problem {
    Problem::new("bad-date", place, "this is not a day; expected one such as 2025-03-14")
}
