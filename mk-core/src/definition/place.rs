//! From byte offsets to lines and columns, and how syntax errors and other problems go together.

use crate::problem::{Place, Problem, Problems};
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

    fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).max(1)
    }
}

/// Adds the syntax errors, and drops what is only their consequence: on a line that cannot be read, nothing else is
/// reported, and a key is not called missing in a table where a line could not be read.
pub(super) fn with_syntax(problems: Problems, errors: &[toml::de::Error], source: &Source<'_>) -> Problems {
    if errors.is_empty() {
        return problems.in_file_order();
    }
    let mut all = Problems::none();
    let mut broken_lines = Vec::new();
    for error in errors {
        let place = source.place(&error.span().unwrap_or(0..0), "");
        // One broken line can be reported several times over.
        if place.line.is_some_and(|line| broken_lines.contains(&line)) {
            continue;
        }
        broken_lines.extend(place.line);
        let message = format!("this is not TOML: {}", error.message().trim_end());
        all.push(
            Problem::new("syntax", place, message)
                .hint("write `key = value`, texts within \"quotes\", dates as 2025-01-31, and each key once"),
        );
    }
    all.extend(problems.into_iter().filter(|problem| {
        let on_broken_line = problem.place.line.is_some_and(|line| broken_lines.contains(&line));
        !on_broken_line && problem.code != "missing-key"
    }));
    all.in_file_order()
}
