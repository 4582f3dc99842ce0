//! Words for what does not fit a file's description.

use super::section::whole;
use super::shape::{Kind, Thing, YEARS};
use super::walk::is_id;
use crate::problem::{Place, Problem, nearest, quoted};
use crate::programme::{Id, Period};
use std::fmt;
use toml::de::DeValue;

/// So many known words are listed in a message; of more, only the nearest is named.
const MOST_LISTED: usize = 20;

pub(super) fn unknown<'a>(
    code: &'static str,
    place: Place,
    what: &str,
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    let all: Vec<String> = known.clone().into_iter().map(|word| format!("`{word}`")).collect();
    let all = if all.len() > MOST_LISTED { format!("one of {}", all.len()) } else { all.join(", ") };
    let problem =
        Problem::new(code, place, format!("{} is not a known {what}; expected {all}", quoted(written)));
    match nearest(written, known) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

pub(super) fn misfit(place: Place, kind: Kind, value: &DeValue<'_>) -> Problem {
    let found = match value {
        DeValue::String(text) => quoted(text),
        DeValue::Integer(number) => quoted(number.as_str()),
        DeValue::Float(number) => quoted(number.as_str()),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(written) => quoted(&written.to_string()),
        DeValue::Array(list) => format!("a list of {}", list.len()),
        DeValue::Table(_) => "a table".to_owned(),
    };
    let right_type = matches!(
        (kind, value),
        (Kind::Whole { .. } | Kind::Number { .. }, DeValue::Integer(_))
            | (Kind::Number { .. }, DeValue::Float(_))
    );
    let code = if right_type { "out-of-range" } else { "wrong-value" };
    let problem = Problem::new(code, place, format!("{found} does not fit; expected {}", describe(kind)));
    match (kind, value) {
        (Kind::Whole { least, most }, DeValue::Integer(number)) => {
            let below = number.as_str().starts_with('-') || whole(value).is_some_and(|value| value < least);
            problem.hint(format!("the nearest that fits is {}", if below { least } else { most }))
        }
        (Kind::Day, DeValue::String(_)) => problem.hint("write the date without quotation marks"),
        (Kind::MonthDay | Kind::Month | Kind::Time, DeValue::Datetime(_)) => {
            problem.hint("write it within quotation marks")
        }
        (Kind::Truth, DeValue::String(_)) => problem.hint("write the word without quotation marks"),
        (Kind::List(_), DeValue::String(_)) => problem.hint("write it as a list, within brackets: [\"…\"]"),
        (Kind::List(_), DeValue::Datetime(_)) => {
            problem.hint("write it as a list, within brackets: [2025-01-31]")
        }
        (Kind::ByLanguage(_), DeValue::String(_)) => problem.hint("write { sv = \"…\", en = \"…\" }"),
        (Kind::Table(shape), DeValue::String(_)) => {
            let keys: Vec<&str> = shape.names().collect();
            problem.hint(format!("write it as {{ key = … }}, with keys from {}", keys.join(", ")))
        }
        (Kind::Whole { .. }, DeValue::String(_)) => problem.hint("write the number without quotation marks"),
        (Kind::Tables(_), DeValue::Table(_)) => problem.hint("write the heading in double brackets: [[…]]"),
        (Kind::TextAroundNumber, DeValue::String(_)) => {
            problem.hint("{n} stands where the number is to be written")
        }
        _ => problem,
    }
}

pub(super) fn describe(kind: Kind) -> String {
    match kind {
        Kind::Id => format!("an id: {}", Id::RULE),
        Kind::Reference(things) => format!("the id of a {} of this file: {}", Thing::words(things), Id::RULE),
        Kind::MonthDay => "a month and a day such as \"08-20\"".to_owned(),
        Kind::Month => {
            format!("a month such as \"2025-08\", from the year {} to {}", YEARS.start(), YEARS.end())
        }
        Kind::Truth => "true or false".to_owned(),
        Kind::Time => "a time such as \"09:00\"".to_owned(),
        Kind::List(kind) => format!("a list with at least one value, each {}", describe(*kind)),
        Kind::Text => "a text that is not empty, without control characters".to_owned(),
        Kind::TextAroundNumber => "a text with {n} in it once, without control characters".to_owned(),
        Kind::Day => {
            format!("a date such as 2025-01-31, from the year {} to {}", YEARS.start(), YEARS.end())
        }
        Kind::Whole { least, most } => format!("a whole number from {least} to {most}"),
        Kind::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or "),
        Kind::Number { most } => format!("a number from 0 to {most}"),
        Kind::Numbers { count, most } => format!("a list of {count} numbers from 0 to {most}"),
        Kind::Table(_) => "a table".to_owned(),
        Kind::Tables(_) => "at least one table, under a heading in double brackets".to_owned(),
        Kind::Named(_) => "tables, each under a name of its own".to_owned(),
        Kind::ByLanguage(_) => "a table with `sv` and `en`".to_owned(),
    }
}

/// What is said of a day or a year on which the programme does not run.
pub(super) fn outside_programme(what: impl fmt::Display, programme: Period) -> String {
    format!(
        "{what} is outside the programme, which goes from {} through {}",
        programme.from, programme.through
    )
}

/// A key as part of a path: bare where TOML allows it, and never an identity number.
pub(super) fn shown_key(key: &str) -> String {
    if is_id(key) { key.to_owned() } else { quoted(key) }
}
