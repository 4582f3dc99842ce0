//! The archive that a workbook is: of what kind, and whether its parts are as large as they may be.

use super::repeats::Values;
use super::texts::{Kind, Texts};
use super::{Archive, SAVE_AS, damaged, refused, too_large};
use crate::problem::{Problem, Problems};
use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;

/// All parts of a workbook together, unpacked.
const MOST_BYTES: usize = 1 << 26;
const MOST_PARTS: usize = 1 << 12;
const MOST_SHEETS: usize = 256;

/// What is unpacked at a time.
const PIECE: usize = 1 << 16;

/// A workbook whose parts may be read.
pub(super) struct Package {
    /// Where something looks like an identity number outside the cells.
    pub(super) identity: Vec<Kind>,
    largest_part: usize,
}

/// Unpacks every part once, keeping none: what an archive says of their sizes may be anything.
pub(super) fn check(bytes: &[u8], archive: &mut Archive<'_>) -> Result<Package, Problems> {
    if bytes.len() > MOST_BYTES || archive.len() > MOST_PARTS {
        return Err(too_large().into());
    }
    let mut package = Package { identity: Vec::new(), largest_part: 0 };
    let (mut left, mut is_workbook, mut paths) = (MOST_BYTES, false, Values::default());
    for index in 0..archive.len() {
        let part = part(bytes, archive, index).ok_or_else(damaged)?;
        is_workbook |= part.name.ends_with("workbook.xml");
        let mut texts = Texts::of(&part.name);
        let mut size = 0;
        unpack(&part, |piece| {
            size += piece.len();
            if size > left {
                return Err(too_large());
            }
            texts.add(piece);
            Ok(())
        })?;
        left -= size;
        package.largest_part = package.largest_part.max(size);
        let (identity, values) = texts.end()?;
        package.identity.extend(identity);
        paths = paths.max(values);
        other_kind(&part.name)?;
    }
    paths.of_paths(package.largest_part)?;
    if !is_workbook {
        let message = "this is a zip archive, and no workbook in it";
        return Err(refused("bad-workbook", message).hint(SAVE_AS).into());
    }
    Ok(package)
}

impl Package {
    /// That so many sheets can be read: each is a part, but several may say that they are the same.
    pub(super) fn allows(&self, sheets: usize) -> Result<(), Problems> {
        if sheets > MOST_SHEETS || self.largest_part.saturating_mul(sheets) > 8 * MOST_BYTES {
            return Err(too_large().into());
        }
        Ok(())
    }
}

/// A part of an archive, as it is packed.
struct Part<'a> {
    name: String,
    packed: &'a [u8],
    is_deflated: bool,
}

/// A part in one of the two ways that workbooks are packed; nothing for every other, and for what is not there.
fn part<'a>(bytes: &'a [u8], archive: &mut Archive<'_>, index: usize) -> Option<Part<'a>> {
    let part = archive.by_index_raw(index).ok()?;
    let start = usize::try_from(part.data_start()?).ok()?;
    let length = usize::try_from(part.compressed_size()).ok()?;
    let is_deflated = match part.compression() {
        CompressionMethod::Deflated => true,
        CompressionMethod::Stored => false,
        _ => return None,
    };
    let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
    let packed = bytes.get(start..start.checked_add(length)?).filter(|_| !part.encrypted())?;
    Some(Part { name, packed, is_deflated })
}

/// Shows a part piece by piece.
fn unpack(part: &Part<'_>, mut show: impl FnMut(&[u8]) -> Result<(), Problem>) -> Result<(), Problem> {
    if !part.is_deflated {
        return show(part.packed);
    }
    let mut state = Decompress::new(false);
    let mut packed = part.packed;
    let mut piece = Vec::with_capacity(PIECE);
    loop {
        piece.clear();
        let before = state.total_in();
        let status =
            state.decompress_vec(packed, &mut piece, FlushDecompress::None).map_err(|_| damaged())?;
        let taken = usize::try_from(state.total_in() - before).unwrap_or(usize::MAX);
        packed = packed.get(taken..).unwrap_or_default();
        show(&piece)?;
        match status {
            Status::StreamEnd => return Ok(()),
            // It asks for more, and there is no more.
            _ if taken == 0 && piece.is_empty() => return Err(damaged()),
            _ => {}
        }
    }
}

/// Other kinds of workbook, by a part that only they have.
fn other_kind(name: &str) -> Result<(), Problem> {
    let kind = match name {
        "mimetype" => "this is an OpenDocument file (.ods)",
        "xl/workbook.bin" => "this is a binary workbook (.xlsb)",
        _ => return Ok(()),
    };
    Err(refused("other-workbook", &format!("{kind}; expected .xlsx")).hint(SAVE_AS))
}
