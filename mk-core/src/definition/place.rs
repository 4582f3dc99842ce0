//! From byte offsets to lines and columns.

use crate::problem::Place;
use std::ops::Range;

/// A text with its line starts.
pub(super) struct Source<'text> {
    text: &'text str,
    line_starts: Vec<usize>,
}

impl<'text> Source<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, line_starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The place where a span begins.
    pub(super) fn place(&self, span: &Range<usize>, path: impl Into<String>) -> Place {
        let line = self.line_of(span.start);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..span.start).unwrap_or("");
        Place { line: Some(line), column: Some(before.chars().count() + 1), path: path.into() }
    }

    /// Whether a line is a heading such as `[[goal]]`, or was meant as one.
    pub(super) fn is_heading(&self, line: usize) -> bool {
        let text = self.text.get(self.line(line)).unwrap_or("").trim();
        text.starts_with('[') || (text.ends_with(']') && !text.contains('='))
    }

    /// The first heading after a line, or the line after the last.
    pub(super) fn next_heading(&self, line: usize) -> usize {
        (line + 1..=self.line_starts.len()).find(|line| self.is_heading(*line)).unwrap_or(usize::MAX)
    }

    /// Where a line lies, without the break at its end.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let start_of =
            |line: usize| line.checked_sub(1).and_then(|before| self.line_starts.get(before)).copied();
        let start = start_of(line).unwrap_or(self.text.len());
        start..start_of(line + 1).map_or(self.text.len(), |next| next - 1)
    }

    fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).max(1)
    }
}
