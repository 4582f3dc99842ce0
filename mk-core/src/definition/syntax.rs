//! Reading TOML as far as it can be read, and telling a mistake from its consequences.

use super::place::Source;
use crate::problem::{Problem, Problems};
use std::borrow::Cow;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// So many lines without `=` are read past.
const MOST_LINES: usize = 20;

/// Whether the parser stops at an error: at a line that is no `key = value`.
pub(super) fn stops(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

/// The text with every line blank that is no `key = value`, for the parser stops there; and what it says of them.
pub(super) fn readable<'a>(text: &'a str, source: &Source<'_>) -> (Cow<'a, str>, Vec<Error>) {
    let (mut text, mut errors) = (Cow::Borrowed(text), Vec::new());
    while errors.len() < MOST_LINES {
        let (_, found) = DeTable::parse_recoverable(&text);
        let stop = found.into_iter().find(stops);
        let Some(stop) = stop else { break };
        let line = source.line(source.place(&stop.span().unwrap_or(0..0), "").line.unwrap_or(1));
        let Some(unread) = text.get(line.clone()).filter(|unread| !unread.trim().is_empty()) else { break };
        let blank = " ".repeat(unread.len());
        text.to_mut().replace_range(line, &blank);
        errors.push(stop);
    }
    (text, errors)
}

/// Adds the syntax errors to the other problems, and drops what is only their consequence: nothing else is reported on
/// a line that cannot be read, nor below a heading that cannot, and nothing is called missing or unknown that such a
/// line may hold.
pub(super) fn with_errors(problems: Problems, mut errors: Vec<Error>, source: &Source<'_>) -> Problems {
    if errors.is_empty() {
        return problems.in_file_order();
    }
    errors.sort_by_key(|error| error.span().map(|span| span.start));
    let mut all = Problems::none();
    let mut unreadable: Vec<Range<usize>> = Vec::new();
    let mut heading_is_broken = false;
    for error in errors {
        let place = source.place(&error.span().unwrap_or(0..0), "");
        let line = place.line.unwrap_or(1);
        let heading = source.is_heading(line);
        // One broken line can be reported several times over. And below a heading that cannot be read, or that takes
        // the place of another, every key and every heading like it can stand twice.
        let consequence = heading_is_broken && error.message().starts_with("duplicate key");
        if consequence || unreadable.iter().any(|lines| lines.contains(&line)) {
            continue;
        }
        heading_is_broken |= heading;
        let problem = |message: String| Problem::new("syntax", place.clone(), message);
        // A list or a table that stays open takes in everything after it.
        if heading && error.message().starts_with("missing ") {
            unreadable.push(1..usize::MAX);
            all.push(
                problem("a list or a table that was opened above is still open here".to_owned())
                    .hint("close it with ] or }, in the place where it ends"),
            );
            break;
        }
        unreadable.push(line..if heading { source.next_heading(line) } else { line + 1 });
        all.push(
            problem(format!("this is not TOML: {}", error.message().trim_end()))
                .hint("write `key = value`, texts within \"quotes\", dates as 2025-01-31, and each key once"),
        );
    }
    all.extend(problems.into_iter().filter(|problem| {
        let readable =
            problem.place.line.is_none_or(|line| !unreadable.iter().any(|lines| lines.contains(&line)));
        let from_elsewhere = heading_is_broken && matches!(problem.code, "duplicate-id" | "duplicate-target");
        // What cannot be read may hold what these miss.
        let of_absence =
            matches!(problem.code, "missing-key" | "unknown-reference" | "never-due" | "convener-outside");
        readable && !from_elsewhere && !of_absence
    }));
    all.in_file_order()
}
