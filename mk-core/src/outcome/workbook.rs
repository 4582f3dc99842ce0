//! From a workbook to the table in it.
//!
//! calamine reads what stands in the cells. It trusts what it reads, so a workbook comes to it only when
//! [`package`] has seen that its parts have the sizes that they may have.

mod package;
mod repeats;
mod sheet;
mod texts;

use super::grid::{Grid, Line, Origin, empty_file, shortened};
use super::identity::{found, found_in};
use crate::problem::{Place, Problem, Problems, looks_like_identity_number, quoted};
use calamine::{Reader, SheetType, Xlsx};
use package::Package;
use sheet::{Budget, Sheet};
// A place in memory, which the reader of workbooks asks for. Nothing is read from anywhere.
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use texts::Kind;
use zip::ZipArchive;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;
type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// How workbooks begin: a zip archive, or the container of Excel's older files and of those with a password.
const ZIP: [u8; 4] = *b"PK\x03\x04";
const CONTAINER: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

const SAVE_AS: &str = "in Excel, save as “Excel-arbetsbok (.xlsx)” or “CSV UTF-8 (kommaavgränsad)”";

/// The table of a workbook.
pub(super) struct Table {
    pub(super) grid: Grid,
    /// The sheet that it stands in, where there are several.
    sheet: Option<String>,
}

impl Table {
    /// The same problems, each with the sheet that it lies in.
    pub(super) fn places(&self, problems: Problems) -> Problems {
        let mut placed = Problems::none();
        placed.extend(problems.into_iter().map(|mut problem| {
            if problem.place.line.is_some() {
                let path = std::mem::take(&mut problem.place.path);
                problem.place.path = join(self.sheet.as_deref(), &path);
            }
            problem
        }));
        placed
    }
}

/// Whether bytes begin as those of a workbook do.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&ZIP) || bytes.starts_with(&CONTAINER)
}

/// The table of a workbook: the first sheet that begins with headings of one.
///
/// # Errors
/// Where any sheet, comment or drawing holds what looks like an identity number, that alone. Where the file is no
/// workbook that can be read, or none of its sheets begins a table.
pub(super) fn table(bytes: &[u8], begins: impl Fn(&Line) -> bool) -> Result<Table, Problems> {
    if bytes.starts_with(&CONTAINER) {
        let message = "this is a workbook of an older kind (.xls), or one with a password";
        return Err(refused("other-workbook", message).hint(format!("{SAVE_AS}, without a password")).into());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let package = package::check(bytes, &mut archive)?;
    let mut sheets = Vec::new();
    // calamine is as careful as most, and still adds and multiplies what a file says without looking.
    let read = catch_unwind(AssertUnwindSafe(|| read(bytes, &package, &mut sheets)));
    // An identity number is worth more than any damage.
    identity(&package, &sheets)?;
    read.unwrap_or_else(|_| Err(damaged().into()))?;
    let several = sheets.len() > 1;
    sheets.retain(|sheet| !sheet.lines.is_empty());
    let is_table = |sheet: &Sheet| sheet.lines.first().is_some_and(&begins);
    let sheet = match sheets.iter().position(is_table) {
        Some(at) => sheets.swap_remove(at),
        None if sheets.len() > 1 => {
            let message = "no sheet begins with a row of headings; expected one with mål, månad and antal";
            return Err(refused("no-table", message).hint("write the headings above the first row").into());
        }
        // The only sheet says best itself what is wrong with it.
        None => sheets.pop().ok_or_else(|| empty_file("the workbook is empty"))?,
    };
    let mut lines = sheet.lines.into_iter();
    let headings = lines.next().ok_or_else(|| empty_file("the workbook is empty"))?;
    let grid = Grid { origin: Origin::Workbook, headings, lines: lines.collect() };
    Ok(Table { grid, sheet: several.then_some(sheet.name) })
}

/// Reads every sheet, hidden ones, too. Where one is damaged, what was read until there stays.
fn read(bytes: &[u8], package: &Package, sheets: &mut Vec<Sheet>) -> Result<(), Problems> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let metadata = workbook.sheets_metadata().iter();
    let names: Vec<String> =
        metadata.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    package.allows(names.len())?;
    sheets.extend(names.into_iter().map(Sheet::new));
    let mut budget = Budget::new();
    sheets.iter_mut().try_for_each(|sheet| sheet.read(&mut workbook, &mut budget))
}

/// That no identity number stands in any sheet, comment or drawing.
fn identity(package: &Package, sheets: &[Sheet]) -> Result<(), Problems> {
    let several = sheets.len() > 1;
    let mut problems = Problems::none();
    for sheet in sheets {
        if looks_like_identity_number(&sheet.name) {
            problems.push(outside_cells("the name of a sheet"));
        }
        let name = several.then_some(sheet.name.as_str());
        let rows = sheet.identity.iter();
        problems.extend(rows.map(|row| found(Place::line(*row, join(name, "")))));
    }
    // The strings hold what the cells do: only without a row they are worth naming.
    let in_no_cell = problems.is_empty();
    let outside = package.identity.iter().filter(|kind| **kind != Kind::Strings || in_no_cell);
    problems.extend(outside.map(|kind| outside_cells(kind.holder())));
    shortened(problems).or(())
}

fn outside_cells(what: &str) -> Problem {
    found_in(Place::path("workbook"), what)
        .hint("totals hold no persons: copy the table into a new workbook, and check who has had this one")
}

/// A path within a sheet.
fn join(sheet: Option<&str>, path: &str) -> String {
    let sheet = sheet.map(|name| format!("sheet {}", quoted(name)));
    let path = (!path.is_empty()).then(|| path.to_owned());
    sheet.into_iter().chain(path).collect::<Vec<_>>().join(", ")
}

fn damaged() -> Problem {
    refused("bad-workbook", "this workbook is damaged, or something else than a workbook")
        .hint(format!("open it and save it again: {SAVE_AS}"))
}

fn too_large() -> Problem {
    refused("too-large", "this workbook is too large: unpacked, monthly totals are some kB")
        .hint("copy the table of totals into a workbook of its own")
}

fn refused(code: &'static str, message: &str) -> Problem {
    Problem::new(code, Place::path("workbook"), message)
}
