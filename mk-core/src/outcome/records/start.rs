//! The beginning of a file: its encoding, and what parts its cells.

use super::rows::Rows;
use crate::outcome::delimited::delimiter;
use crate::outcome::encoding::begun;
use crate::problem::Problems;

/// So much is looked at before it is known how a file is written.
const ENOUGH: usize = 1 << 14;

/// Bytes up to the row of headings and the one below it.
#[derive(Default)]
pub(super) struct Start(Vec<u8>);

impl Start {
    /// Takes bytes until there are enough to begin; then what is left of them.
    pub(super) fn take<'b>(&mut self, bytes: &'b [u8]) -> Option<&'b [u8]> {
        let room = ENOUGH.saturating_sub(self.0.len());
        let (taken, rest) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
        self.0.extend_from_slice(taken);
        // The last of the lines need not be whole.
        (self.0.len() >= ENOUGH || lines(&self.0).count() > 2).then_some(rest)
    }

    /// The rows, and the bytes to begin them with.
    ///
    /// # Errors
    /// Where the file is something else than a table.
    pub(super) fn rows(self) -> Result<(Rows, Vec<u8>), Problems> {
        let text = begun(&self.0)?;
        let first = lines(text).next().unwrap_or_default();
        // Excel's own way of naming the separator, which it writes and hides.
        if let (4..=6, Some(b"sep=" | b"SEP=")) = (first.len(), first.get(..4)) {
            let rest = text.get(first.len()..).unwrap_or_default();
            let delimiter = delimiter(lines(rest).next().unwrap_or_default());
            return Ok((Rows::new(delimiter, 1), rest.to_vec()));
        }
        Ok((Rows::new(delimiter(first), 1), text.to_vec()))
    }
}

/// The lines that hold anything.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty())
}
