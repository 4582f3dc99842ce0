//! Holds a file against its [`Shape`]: unknown and missing keys, and values of the wrong kind.

use super::known::Known;
use super::misfit::{describe, misfit, shown_key, unknown};
use super::section::{Entry, Section, day, month, number, time, whole};
use super::shape::{Key, Kind, NOT_STATED, Presence, REQUIRED_LANGUAGES, Shape};
use crate::calendar::MonthDay;
use crate::problem::{Problem, Problems, looks_like_identity_number, nearest_word, quoted};
use crate::programme::Id;
use crate::text::{LANGUAGES, is_control};
use std::ops::Range;
use toml::de::{DeArray, DeValue};

/// Holds the whole file against its shape.
pub(super) fn check(root: &Section<'_>, shape: &Shape, problems: &mut Problems) {
    Walk { known: Known::of(root), problems }.table(root, shape);
}

/// Holds one value against its kind, which may refer to nothing.
pub(super) fn check_entry<'a>(section: &Section<'a>, entry: &Entry<'a>, kind: Kind, problems: &mut Problems) {
    let known = Known::nothing();
    Walk { known, problems }.value(section, &shown_key(entry.key), entry.value, &entry.span, kind);
}

struct Walk<'a, 'p> {
    known: Known<'a>,
    problems: &'p mut Problems,
}

impl<'a> Walk<'a, '_> {
    fn table(&mut self, section: &Section<'a>, shape: &Shape) {
        let misspelt = misspelt(section, &shape.names());
        for entry in section.entries() {
            if let Some(key) = shape.keys.iter().find(|key| key.name == entry.key) {
                // Under a misspelt `[[goal]]` or `[programme]`, a heading `[goal.definition]` makes a table of its own.
                let has_inner = matches!(key.kind, Kind::Tables(_) | Kind::Table(_));
                let orphan =
                    has_inner && misspelt.contains(&key.name) && matches!(entry.value, DeValue::Table(_));
                if !orphan {
                    self.value(section, entry.key, entry.value, &entry.span, key.kind);
                }
            } else {
                let place = section.place_at(&entry.key_span, &shown_key(entry.key));
                self.problems.push(unknown("unknown-key", place, "key", entry.key, shape.names()));
            }
        }
        for key in shape.keys {
            self.presence(section, key, &misspelt);
        }
    }

    fn presence(&mut self, section: &Section<'a>, key: &Key, misspelt: &[&str]) {
        let named = section.words(NOT_STATED);
        let open = named.contains(&key.name);
        let there = section.get(key.name).is_some();
        if there && open {
            let message =
                format!("`{}` stands here, and `{NOT_STATED}` says that the plan leaves it open", key.name);
            self.problems.push(
                Problem::new("stated-after-all", section.place_of(NOT_STATED), message)
                    .hint("leave one of the two out"),
            );
        }
        let excused = match key.presence {
            Presence::Required => false,
            Presence::Optional => true,
            // One that is misspelt, or cannot be read, could name any of them; so could a misspelt name in it.
            Presence::OrNotStated => {
                let unread = section.get(NOT_STATED).is_some() && named.is_empty();
                let slip = named.iter().any(|word| nearest_word(word, [key.name]).is_some());
                open || unread || slip || misspelt.contains(&NOT_STATED)
            }
        };
        if there || excused || misspelt.contains(&key.name) {
            return;
        }
        let message = format!("`{}` is missing; expected {}", key.name, describe(key.kind));
        let problem = Problem::new("missing-key", section.place(), message);
        self.problems.push(if key.presence == Presence::OrNotStated {
            problem.hint(format!("where the plan does not say, write {NOT_STATED} = [\"{}\"]", key.name))
        } else {
            problem
        });
    }

    fn value(
        &mut self,
        section: &Section<'a>,
        path: &str,
        value: &'a DeValue<'a>,
        span: &Range<usize>,
        kind: Kind,
    ) {
        let inner = |table| section.inner(table, span.clone(), path);
        let fits = match (kind, value) {
            (Kind::Table(shape), DeValue::Table(table)) => {
                self.table(&inner(table), shape);
                true
            }
            (Kind::Named(shape), DeValue::Table(table)) => {
                self.named(&inner(table), shape);
                true
            }
            (Kind::ByLanguage(kind), DeValue::Table(table)) => {
                self.languages(&inner(table), *kind);
                true
            }
            (Kind::Tables(shape), DeValue::Array(list)) => {
                self.each(section, path, list, Kind::Table(shape)) > 0
            }
            (Kind::List(kind), DeValue::Array(list)) => self.each(section, path, list, *kind) > 0,
            (Kind::Numbers { count, most }, DeValue::Array(list)) => {
                self.each(section, path, list, Kind::Number { most }) == count
            }
            (Kind::Reference(things), DeValue::String(text)) if !looks_like_identity_number(text) => {
                let problem = self.known.check(text, things, || section.place_at(span, path));
                self.problems.extend(problem.map(|problem| match &problem.hint {
                    None if problem.code == "unknown-reference" => problem.hint(Known::advice(things)),
                    _ => problem,
                }));
                true
            }
            (Kind::Text | Kind::TextAroundNumber, DeValue::String(text))
                if looks_like_identity_number(text) =>
            {
                let message =
                    "this text holds something that looks like a personnummer; it is not repeated here";
                let place = section.place_at(span, path);
                self.problems.push(
                    Problem::new("identity-number", place, message).hint("what is written here is published"),
                );
                true
            }
            (Kind::Word(words), DeValue::String(text)) => {
                if !words.contains(&text.as_ref()) {
                    let place = section.place_at(span, path);
                    self.problems.push(unknown("unknown-value", place, "value", text, words.iter().copied()));
                }
                true
            }
            (kind, value) => is_plain(kind, value),
        };
        if !fits {
            self.problems.push(misfit(section.place_at(span, path), kind, value));
        }
    }

    /// Holds each value of a list against its kind, and answers with how many there are.
    fn each(&mut self, section: &Section<'a>, path: &str, list: &'a DeArray<'a>, kind: Kind) -> usize {
        for (index, value) in list.iter().enumerate() {
            let path = format!("{path}[{index}]");
            self.value(section, &path, value.get_ref(), &value.span(), kind);
        }
        list.len()
    }

    fn named(&mut self, section: &Section<'a>, shape: &'static Shape) {
        for entry in section.entries() {
            if !is_id(entry.key) {
                let place = section.place_at(&entry.key_span, &shown_key(entry.key));
                let message = format!("{} is not a name; expected {}", quoted(entry.key), Id::RULE);
                self.problems.push(Problem::new("bad-id", place, message));
            }
            self.value(section, &shown_key(entry.key), entry.value, &entry.span, Kind::Table(shape));
        }
    }

    fn languages(&mut self, section: &Section<'a>, kind: Kind) {
        let misspelt = misspelt(section, &LANGUAGES);
        for entry in section.entries() {
            if !LANGUAGES.contains(&entry.key) {
                let place = section.place_at(&entry.key_span, &shown_key(entry.key));
                self.problems.push(unknown("unknown-language", place, "language", entry.key, LANGUAGES));
            }
            self.value(section, &shown_key(entry.key), entry.value, &entry.span, kind);
        }
        for language in REQUIRED_LANGUAGES {
            if section.get(language).is_none() && !misspelt.contains(&language) {
                let message = format!(
                    "`{language}` is missing; every text is written in Swedish (sv) and English (en)"
                );
                self.problems.push(Problem::new("missing-key", section.place(), message));
            }
        }
    }
}

/// Whether a value that holds no other fits its kind.
fn is_plain(kind: Kind, value: &DeValue<'_>) -> bool {
    match (kind, value) {
        (Kind::Id, DeValue::String(text)) => is_id(text),
        (Kind::Text, DeValue::String(text)) => !text.trim().is_empty() && !text.contains(is_control),
        (Kind::TextAroundNumber, DeValue::String(text)) => {
            text.matches("{n}").count() == 1 && !text.contains(is_control)
        }
        (Kind::MonthDay, DeValue::String(text)) => MonthDay::parse(text).is_some(),
        (Kind::Month, DeValue::String(text)) => month(text).is_some(),
        (Kind::Day, value) => day(value).is_some(),
        (Kind::Time, DeValue::String(text)) => time(text).is_some(),
        (Kind::Truth, DeValue::Boolean(_)) => true,
        (Kind::Whole { least, most }, value) => {
            whole(value).is_some_and(|value| (least..=most).contains(&value))
        }
        (Kind::Number { most }, value) => number(value).is_some_and(|value| (0.0..=most).contains(&value)),
        _ => false,
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

/// Whether it can be a name. One that looks like an identity number would turn up in messages and addresses.
pub(super) fn is_id(text: &str) -> bool {
    Id::new(text).is_some() && !looks_like_identity_number(text)
}
