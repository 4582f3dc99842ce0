//! Holds a file against its [`Shape`]: unknown and missing keys, and values of the wrong kind.

use super::section::{Section, day, number, whole};
use super::shape::{Kind, LANGUAGES, REQUIRED_LANGUAGES, Shape, YEARS};
use crate::problem::{Place, Problem, Problems, looks_like_identity_number, nearest, nearest_word, quoted};
use crate::programme::Id;
use std::ops::Range;
use toml::de::DeValue;

pub(super) fn check(section: &Section<'_>, shape: &Shape, problems: &mut Problems) {
    let misspelt = misspelt(section, &shape.names());
    for entry in section.entries() {
        if let Some(key) = shape.keys.iter().find(|key| key.name == entry.key) {
            // Under a misspelt `[[goal]]`, a heading `[goal.definition]` makes a table of its own.
            let orphan = misspelt.contains(&key.name)
                && matches!((key.kind, entry.value), (Kind::Tables(_), DeValue::Table(_)));
            if !orphan {
                check_value(section, entry.key, entry.value, &entry.span, key.kind, problems);
            }
        } else {
            let place = section.place_at(&entry.key_span, &shown_key(entry.key));
            problems.push(unknown("unknown-key", place, "key", entry.key, shape.names()));
        }
    }
    for key in shape.keys {
        if key.required && section.get(key.name).is_none() && !misspelt.contains(&key.name) {
            let message = format!("`{}` is missing; expected {}", key.name, describe(key.kind));
            problems.push(Problem::new("missing-key", section.place(), message));
        }
    }
}

fn check_value<'a>(
    section: &Section<'a>,
    path: &str,
    value: &'a DeValue<'a>,
    span: &Range<usize>,
    kind: Kind,
    problems: &mut Problems,
) {
    let inner = |table| section.inner(table, span.clone(), path);
    let fits = match (kind, value) {
        (Kind::Table(shape), DeValue::Table(table)) => {
            check(&inner(table), shape, problems);
            true
        }
        (Kind::Named(shape), DeValue::Table(table)) => {
            let section = inner(table);
            for entry in section.entries() {
                if !is_id(entry.key) {
                    let place = section.place_at(&entry.key_span, &shown_key(entry.key));
                    let message = format!("{} is not a name; expected {}", quoted(entry.key), Id::RULE);
                    problems.push(Problem::new("bad-id", place, message));
                }
                let key = shown_key(entry.key);
                check_value(&section, &key, entry.value, &entry.span, Kind::Table(shape), problems);
            }
            true
        }
        (Kind::ByLanguage(kind), DeValue::Table(table)) => {
            check_languages(&inner(table), *kind, problems);
            true
        }
        (Kind::Tables(shape), DeValue::Array(list)) if !list.is_empty() => {
            for (index, value) in list.iter().enumerate() {
                let path = format!("{path}[{index}]");
                check_value(section, &path, value.get_ref(), &value.span(), Kind::Table(shape), problems);
            }
            true
        }
        (Kind::Id | Kind::Reference, DeValue::String(text)) => is_id(text),
        (Kind::Text | Kind::TextAroundNumber, DeValue::String(text)) if looks_like_identity_number(text) => {
            let message = "this text holds something that looks like a personnummer; it is not repeated here";
            let place = section.place_at(span, path);
            problems.push(
                Problem::new("identity-number", place, message).hint("what is written here is published"),
            );
            true
        }
        (Kind::Text, DeValue::String(text)) => !text.trim().is_empty(),
        (Kind::TextAroundNumber, DeValue::String(text)) => text.matches("{n}").count() == 1,
        (Kind::Word(words), DeValue::String(text)) => {
            if !words.contains(&text.as_ref()) {
                let place = section.place_at(span, path);
                problems.push(unknown("unknown-value", place, "value", text, words.iter().copied()));
            }
            true
        }
        (Kind::Day, value) => day(value).is_some(),
        (Kind::Whole { least, most }, value) => {
            whole(value).is_some_and(|value| (least..=most).contains(&value))
        }
        (Kind::Numbers { count, most }, DeValue::Array(list)) => {
            for (index, value) in list.iter().enumerate() {
                let kind = Kind::Number { most };
                check_value(
                    section,
                    &format!("{path}[{index}]"),
                    value.get_ref(),
                    &value.span(),
                    kind,
                    problems,
                );
            }
            list.len() == count
        }
        (Kind::Number { most }, value) => number(value).is_some_and(|value| (0.0..=most).contains(&value)),
        _ => false,
    };
    if !fits {
        problems.push(misfit(section.place_at(span, path), kind, value));
    }
}

fn check_languages(section: &Section<'_>, kind: Kind, problems: &mut Problems) {
    let misspelt = misspelt(section, &LANGUAGES);
    for entry in section.entries() {
        if !LANGUAGES.contains(&entry.key) {
            let place = section.place_at(&entry.key_span, &shown_key(entry.key));
            problems.push(unknown("unknown-language", place, "language", entry.key, LANGUAGES));
        }
        check_value(section, &shown_key(entry.key), entry.value, &entry.span, kind, problems);
    }
    for language in REQUIRED_LANGUAGES {
        if section.get(language).is_none() && !misspelt.contains(&language) {
            let message =
                format!("`{language}` is missing; every text is written in Swedish (sv) and English (en)");
            problems.push(Problem::new("missing-key", section.place(), message));
        }
    }
}

/// The words that unknown keys of a section are taken for: what is misspelt is not called missing as well.
pub(super) fn misspelt<'a>(
    section: &Section<'_>,
    known: &(impl IntoIterator<Item = &'a str> + Clone),
) -> Vec<&'a str> {
    let is_known = |key: &str| known.clone().into_iter().any(|word| word == key);
    let unknown = section.entries().filter(|entry| !is_known(entry.key));
    unknown.filter_map(|entry| nearest_word(entry.key, known.clone())).collect()
}

fn unknown<'a>(
    code: &'static str,
    place: Place,
    what: &str,
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Problem {
    let all = known.clone().into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let problem =
        Problem::new(code, place, format!("{} is not a known {what}; expected {all}", quoted(written)));
    match nearest(written, known) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn misfit(place: Place, kind: Kind, value: &DeValue<'_>) -> Problem {
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
        (Kind::Day, DeValue::String(_)) => problem.hint("write the date without quotation marks"),
        (Kind::Whole { .. }, DeValue::String(_)) => problem.hint("write the number without quotation marks"),
        (Kind::Tables(_), DeValue::Table(_)) => problem.hint("write the heading in double brackets: [[…]]"),
        (Kind::TextAroundNumber, DeValue::String(_)) => {
            problem.hint("{n} stands where the number is to be written")
        }
        _ => problem,
    }
}

fn describe(kind: Kind) -> String {
    match kind {
        Kind::Id => format!("an id: {}", Id::RULE),
        Kind::Reference => format!("the name of something else in the file: {}", Id::RULE),
        Kind::Text => "a text that is not empty".to_owned(),
        Kind::TextAroundNumber => "a text with {n} in it once".to_owned(),
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

/// A key as part of a path: bare where TOML allows it, and never an identity number.
fn shown_key(key: &str) -> String {
    if is_id(key) { key.to_owned() } else { quoted(key) }
}

/// Whether it can be a name. One that looks like an identity number would turn up in messages and addresses.
fn is_id(text: &str) -> bool {
    Id::new(text).is_some() && !looks_like_identity_number(text)
}
