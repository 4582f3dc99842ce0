//! From bytes, as they come, to the rows of a table.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// No row of records is longer, in bytes and in cells.
const LONGEST: (usize, usize) = (1 << 14, 1 << 8);

/// Takes bytes and gives rows, whatever pieces they come in. It holds one row, and never more.
pub(super) struct Rows {
    delimiter: u8,
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How much of both is filled.
    filled: (usize, usize),
    /// The line that the next byte lies in, and that which the row began in.
    line: usize,
    began: Option<usize>,
    after_return: bool,
}

/// One row: its cells, and the line that it begins in.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) line: usize,
    text: &'a [u8],
    ends: &'a [usize],
    /// How many bytes part one cell from the next.
    gap: usize,
}

/// A row that is too long, of which the beginning is known.
pub(super) struct TooLong<'a>(pub(super) Row<'a>);

impl Rows {
    pub(super) fn new(delimiter: u8, first_line: usize) -> Self {
        Self {
            delimiter,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; LONGEST.0],
            ends: vec![0; LONGEST.1],
            filled: (0, 0),
            line: first_line,
            began: None,
            after_return: false,
        }
    }

    /// Takes bytes up to the end of a row, and gives the rest of them with the row; nothing where they end before it.
    pub(super) fn next<'a, 'b>(
        &'a mut self,
        mut bytes: &'b [u8],
    ) -> Result<Option<(Row<'a>, &'b [u8])>, TooLong<'a>>
    where
        'b: 'a,
    {
        if self.began.is_none() {
            while let Some((end @ (b'\n' | b'\r'), rest)) = bytes.split_first() {
                self.pass(std::slice::from_ref(end));
                bytes = rest;
            }
            if bytes.is_empty() {
                return Ok(None);
            }
            // The last line ended with `\r` alone.
            self.line += usize::from(std::mem::take(&mut self.after_return));
            if let Some((cells, length)) = self.plain(bytes) {
                let line = self.line;
                self.line += 1;
                let (text, rest) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
                let ends = self.ends.get(..cells).unwrap_or_default();
                return Ok(Some((Row { line, text, ends, gap: 1 }, rest)));
            }
            self.filled = (0, 0);
            self.began = Some(self.line);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        self.read(bytes)
    }

    /// The row that the last byte ends, if it has not been given.
    pub(super) fn last(&mut self) -> Result<Option<Row<'_>>, TooLong<'_>> {
        if self.began.is_none() {
            return Ok(None);
        }
        // The reader takes a piece without bytes for the end.
        self.read(&[]).map(|read| read.map(|(row, _)| row))
    }

    fn read<'b>(&mut self, bytes: &'b [u8]) -> Result<Option<(Row<'_>, &'b [u8])>, TooLong<'_>> {
        let (text, ends) = self.filled;
        let (result, taken, text, ends) = self.reader.read_record(
            bytes,
            self.text.get_mut(text..).unwrap_or_default(),
            self.ends.get_mut(ends..).unwrap_or_default(),
        );
        self.filled.0 += text;
        self.filled.1 += ends;
        let (passed, rest) = bytes.split_at_checked(taken).unwrap_or((bytes, &[]));
        self.pass(passed);
        match result {
            ReadRecordResult::InputEmpty | ReadRecordResult::End => Ok(None),
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => Err(TooLong(self.row())),
            ReadRecordResult::Record => {
                let line = self.began.take();
                let row = Row { line: line.unwrap_or(self.line), ..self.row() };
                Ok(Some((row, rest)))
            }
        }
    }

    /// Almost every row lies whole in a piece and has no quotation mark: then it is parted where it lies, in half the
    /// time. How many cells it has, and how many bytes with the end of its line.
    fn plain(&mut self, bytes: &[u8]) -> Option<(usize, usize)> {
        let mut cells = 0;
        for (at, byte) in bytes.iter().take(LONGEST.0).enumerate() {
            let ends = *byte == self.delimiter || *byte == b'\n';
            if ends {
                *self.ends.get_mut(cells)? = at;
                cells += 1;
                if *byte == b'\n' {
                    return Some((cells, at + 1));
                }
            } else if matches!(byte, b'"' | b'\r') {
                // A return before the end of the line is a space at the end of the last cell.
                if *byte == b'"' || bytes.get(at + 1) != Some(&b'\n') {
                    return None;
                }
            }
        }
        None
    }

    fn row(&self) -> Row<'_> {
        Row {
            gap: 0,
            line: self.began.unwrap_or(self.line),
            text: self.text.get(..self.filled.0).unwrap_or_default(),
            ends: self.ends.get(..self.filled.1).unwrap_or_default(),
        }
    }

    /// Counts the ends of lines among bytes: `\n`, `\r\n`, and `\r` alone, which counts when something else follows.
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.line += usize::from(*byte == b'\n' || self.after_return);
            self.after_return = *byte == b'\r';
        }
    }
}

impl<'a> Row<'a> {
    /// The cells, without spaces around them.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |at| self.cell(at))
    }

    /// One cell, empty where there is none.
    pub(super) fn cell(self, at: usize) -> &'a [u8] {
        let start = match at.checked_sub(1) {
            None => Some(0),
            Some(before) => self.ends.get(before).map(|end| end + self.gap),
        };
        let range = start.zip(self.ends.get(at).copied());
        range.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default().trim_ascii()
    }

    /// The first so many cells.
    pub(super) fn narrowed(self, width: usize) -> Self {
        Self { ends: self.ends.get(..width).unwrap_or(self.ends), ..self }
    }

    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// What stands behind the last whole cell, of a row that is too long.
    pub(super) fn rest(self) -> &'a [u8] {
        self.text.get(self.ends.last().copied().unwrap_or(0)..).unwrap_or_default()
    }
}
