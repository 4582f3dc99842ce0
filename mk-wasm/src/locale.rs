//! How a language writes numbers and dates, and everything the widget says in it. A language is one file,
//! `mk-wasm/languages/CODE.toml`; the README beside it says how one is added.
//!
//! The widget has Swedish, plain Swedish and English built in, and [learns](Locale::learn) others when they are asked for;
//! natively all are there.

mod format;
mod keys;
pub mod plural;

pub(crate) use format::rounded;
pub use keys::{Key, Kind};

use keys::{CATEGORIES, SEPARATOR};
use std::sync::{Mutex, PoisonError};

/// A language: its numbers, dates and sentences.
///
/// Sentences are patterns with names in braces, filled by [`fill`](mk_core::text::fill).
#[derive(Debug)]
pub struct Locale {
    lines: Vec<&'static str>,
    /// The same language, written so that it is read aloud well.
    aloud: Option<&'static Self>,
}

/// What the widget reads of a language's file.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Source {
    /// Its texts, a line each, in the order of the keys.
    pub text: &'static str,
    /// Whether no native reader has approved it yet.
    pub is_draft: bool,
    /// The locale of CLDR whose numbers, dates and plurals it has.
    pub cldr: &'static str,
}

/// Every language.
#[cfg(not(target_arch = "wasm32"))]
pub const SOURCES: &[Source] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Those that are there without being learnt, the one first that is taken where none fits.
pub const BUILT_IN: [&str; 3] = [
    include_str!(concat!(env!("OUT_DIR"), "/sv.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/sv-simple.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
];

/// What stands for a language where there is none, which cannot be.
static NONE: Locale = Locale { lines: Vec::new(), aloud: None };
static KNOWN: Mutex<Vec<&'static Locale>> = Mutex::new(Vec::new());

impl Locale {
    /// Every language that is known: the built-in ones first.
    pub fn all() -> Vec<&'static Self> {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_empty() {
            known.extend(BUILT_IN.map(Self::leaked));
            #[cfg(not(target_arch = "wasm32"))]
            for source in SOURCES {
                if !BUILT_IN.contains(&source.text) {
                    known.push(Self::leaked(source.text));
                }
            }
        }
        known.clone()
    }

    /// The language of a code such as `sv`, `sv-simple` or `en-GB`; Swedish where it is not known.
    pub fn of(code: &str) -> &'static Self {
        let all = Self::all();
        let base = code.split(['-', '_']).next().unwrap_or("");
        let find = |code: &str| all.iter().copied().find(|locale| code.eq_ignore_ascii_case(locale.code()));
        find(code).or_else(|| find(base)).or_else(|| all.first().copied()).unwrap_or(&NONE)
    }

    /// Makes one more language known, from its texts, a line each in the order of the keys. It stays for good.
    pub fn learn(text: &str) {
        let text: &'static str = String::from(text).leak();
        let _ = Self::all();
        KNOWN.lock().unwrap_or_else(PoisonError::into_inner).push(Self::leaked(text));
    }

    fn leaked(text: &'static str) -> &'static Self {
        let lines: Vec<&'static str> = text.split('\n').collect();
        let mut aloud = Self { lines: lines.clone(), aloud: None };
        aloud.set(Key::Group, "");
        aloud.set(Key::Minus, aloud.say(Key::MinusAloud));
        aloud.set(Key::Range, aloud.say(Key::RangeAloud));
        Box::leak(Box::new(Self { lines, aloud: Some(Box::leak(Box::new(aloud))) }))
    }

    fn set(&mut self, key: Key, text: &'static str) {
        if let Some(line) = self.lines.get_mut(key as usize) {
            *line = text;
        }
    }

    /// The same language with its numbers written for being read aloud: `1200`, `310 till 380`.
    pub fn aloud(&'static self) -> &'static Self {
        self.aloud.unwrap_or(self)
    }

    /// The text behind a key.
    pub fn say(&self, key: Key) -> &'static str {
        self.lines.get(key as usize).copied().unwrap_or("")
    }

    /// One of the texts of a list, from 0.
    pub fn item(&self, key: Key, index: usize) -> &'static str {
        self.say(key).split(SEPARATOR).nth(index).unwrap_or("")
    }

    /// The text of a plural for a number.
    pub fn plural(&self, key: Key, number: u64) -> &'static str {
        let form = self.item(key, self.rule(number) as usize);
        if form.is_empty() { self.item(key, plural::Category::Other as usize) } else { form }
    }

    /// The plural category of a number, by its name in CLDR.
    pub fn category(&self, number: u64) -> &'static str {
        CATEGORIES.get(self.rule(number) as usize).copied().unwrap_or("other")
    }

    fn rule(&self, number: u64) -> plural::Category {
        plural::category(self.say(Key::PluralRule), number)
    }

    /// Its code here, and in definitions: a BCP 47 code, or `sv-simple` for plain Swedish (lättläst).
    pub fn code(&self) -> &'static str {
        self.say(Key::Code)
    }

    /// BCP 47 code, for readers of HTML.
    pub fn lang(&self) -> &'static str {
        self.say(Key::Lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_language_by_its_code() {
        for (code, found) in [
            ("sv", "sv"),
            ("sv-SE", "sv"),
            ("sv-simple", "sv-simple"),
            ("SV-Simple", "sv-simple"),
            ("EN-gb", "en"),
            ("de", "sv"),
            ("", "sv"),
        ] {
            assert_eq!(Locale::of(code).code(), found, "{code}");
        }
    }

    #[test]
    fn every_list_has_all_its_texts() {
        for locale in Locale::all() {
            for (index, (name, kind)) in Key::ALL.iter().enumerate() {
                let texts = locale.lines[index].split(SEPARATOR).count();
                let expected = match kind {
                    Kind::Text => 1,
                    Kind::List(count) => *count,
                    Kind::Plural => keys::CATEGORIES.len(),
                };
                assert_eq!(texts, expected, "{} {name}", locale.code());
            }
        }
    }
}
