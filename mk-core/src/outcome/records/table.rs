//! The rows of a file, the headings first, and what is read below them.

use super::headings;
use super::outcomes::Outcomes;
use super::placements::Placements;
use super::rows::{Row, Rows, TooLong};
use crate::calendar::Month;
use crate::outcome::found::Found;
use crate::outcome::key::{holds_identity_number, identity_number};
use crate::outcome::tally::{Tallied, Tally};
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Deduplication, Programme};

/// What is read below the headings.
enum Body<'a> {
    Headings,
    Outcomes(Box<Outcomes<'a>>),
    Placements(Box<Placements<'a>>),
    /// Nothing but identity numbers is looked for: the headings are wrong, and what is wrong with them is noted.
    Unread,
}

/// A file as far as it has been read.
pub(super) struct Table<'a> {
    rows: Rows,
    body: Body<'a>,
    /// How many columns there are.
    width: usize,
    /// The line of the headings.
    top: usize,
    /// Whether there is a row below them.
    any: bool,
    found: Found,
}

impl<'a> Table<'a> {
    /// Rows of which none has been read.
    pub(super) fn new(rows: Rows) -> Self {
        Self { rows, body: Body::Headings, width: 0, top: 1, any: false, found: Found::default() }
    }

    /// Takes bytes.
    ///
    /// # Errors
    /// Where nothing more can be read.
    pub(super) fn feed(
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
                        (*body, *width) = below(row, programme, deduplication, found);
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

    /// The totals of all rows.
    ///
    /// # Errors
    /// Every problem.
    pub(super) fn finish(
        mut self,
        programme: &'a Programme,
        deduplication: Deduplication,
        through: Option<Month>,
    ) -> Result<Tallied, Problems> {
        match self.rows.last() {
            Ok(Some(row)) => {
                if let Body::Headings = self.body {
                    (self.body, _) = below(row, programme, deduplication, &mut self.found);
                    self.top = row.line;
                } else {
                    self.any |= self.body.take(row, self.width, &mut self.found);
                }
            }
            Ok(None) => {}
            Err(TooLong(row)) => return Err(too_long(row, std::mem::take(&mut self.found))),
        }
        match self.body {
            Body::Unread => Err(self.found.or(()).err().unwrap_or_default()),
            Body::Headings => Err(empty(self.top)),
            _ if !self.any => Err(empty(self.top)),
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
    found: &mut Found,
) -> (Body<'a>, usize) {
    body(row, programme, deduplication).unwrap_or_else(|problems| {
        found.extend(problems);
        (Body::Unread, 0)
    })
}

fn body<'a>(
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
        let read = match self {
            Self::Outcomes(outcomes) if row.len() == width => outcomes.row(row),
            Self::Placements(placements) if row.len() == width => placements.row(row),
            _ => Err(Vec::new()),
        };
        let Err(problems) = read else { return true };
        if row.cells().all(<[u8]>::is_empty) {
            return false;
        }
        if row.cells().any(holds_identity_number) {
            found.push(identity_number(Place::line(row.line, "")));
        } else if let Self::Unread = self {
            return true;
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

/// The problems of a file that ends with a row too long to be one.
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

/// The problem of a file without records.
pub(super) fn empty(line: usize) -> Problems {
    let message = "there is no row of records; expected one below the headings nyckel;utfall;datum";
    Problem::new("empty-file", Place::line(line, ""), message).into()
}
