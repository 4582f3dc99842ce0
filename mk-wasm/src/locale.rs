//! How a language writes numbers and dates, and everything the widget says in it. A language is one file,
//! `mk-wasm/languages/CODE.toml`; the README beside it says how one is added.
//!
//! The widget has Swedish, plain Swedish and English built in, and is given others when they are asked for; natively all are
//! there.

mod format;
mod keys;
pub mod plural;

pub(crate) use format::rounded;
pub use keys::{Key, Kind};

use keys::{CATEGORIES, SEPARATOR};

/// A language: its numbers, dates and sentences.
///
/// Sentences are patterns with places in braces, which [`Locale::fill`] fills.
#[derive(Clone, Debug)]
pub struct Locale {
    /// A text for each key, in order.
    lines: Vec<String>,
    /// The same, written for being read aloud; nothing where it is that itself.
    heard: Option<Box<Self>>,
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

#[cfg(not(target_arch = "wasm32"))]
impl Source {
    /// The language's code, which its texts begin with.
    pub fn code(&self) -> &'static str {
        self.text.split('\n').next().unwrap_or("")
    }
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

/// What stands for Swedish where there is no language at all, which cannot be.
#[cfg(not(target_arch = "wasm32"))]
static NONE: Locale = Locale { lines: Vec::new(), heard: None };

/// Every language, the built-in ones first.
#[cfg(not(target_arch = "wasm32"))]
static ALL: std::sync::LazyLock<Vec<Locale>> = std::sync::LazyLock::new(|| {
    let others = SOURCES.iter().map(|source| source.text).filter(|text| !BUILT_IN.contains(text));
    BUILT_IN.into_iter().chain(others).map(Locale::read).collect()
});

impl Locale {
    /// A language from its texts, a line each in the order of the keys.
    pub fn read(text: &str) -> Self {
        let mut seen = Vec::new();
        let mut heard = Self { lines: Vec::new(), heard: None };
        for line in text.split('\n') {
            seen.push(line.to_owned());
            heard.lines.push(line.to_owned());
        }
        for (key, aloud) in [
            (Key::Group, String::new()),
            (Key::Minus, heard.say(Key::MinusAloud).to_owned()),
            (Key::Range, heard.say(Key::RangeAloud).to_owned()),
            (Key::Years, heard.say(Key::RangeAloud).to_owned()),
        ] {
            if let Some(line) = heard.lines.get_mut(key as usize) {
                *line = aloud;
            }
        }
        Self { lines: seen, heard: Some(Box::new(heard)) }
    }

    /// The built-in language of a code such as `sv`, `sv-simple` or `en-GB`; Swedish where there is none.
    pub fn built_in(code: &str) -> Self {
        let mut text = "";
        for built_in in BUILT_IN {
            // Plain Swedish comes after Swedish, and has a longer code.
            if text.is_empty() || is_of(built_in, code) {
                text = built_in;
            }
        }
        Self::read(text)
    }

    /// Every language, the built-in ones first.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn all() -> Vec<&'static Self> {
        ALL.iter().collect()
    }

    /// The language of a code such as `sv`, `sv-simple` or `ar-SY`; Swedish where it is not known.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(code: &str) -> &'static Self {
        let fits = |locale: &&Self| is_code(locale.code(), code);
        ALL.iter().rev().find(fits).or(ALL.first()).unwrap_or(&NONE)
    }

    /// The same language with its numbers written for being read aloud: `1200`, `310 till 380`, `2025 till 2027`.
    pub fn aloud(&self) -> &Self {
        self.heard.as_deref().unwrap_or(self)
    }

    /// The text behind a key.
    pub fn say(&self, key: Key) -> &str {
        self.lines.get(key as usize).map_or("", String::as_str)
    }

    /// The text behind a key with its places filled, in the order of the names that stand with the key.
    pub fn fill(&self, key: Key, values: &[&str]) -> String {
        fill(self.say(key), values)
    }

    /// One of the texts of a list, from 0, filled in the same way.
    pub fn fill_item(&self, key: Key, index: usize, values: &[&str]) -> String {
        fill(self.item(key, index), values)
    }

    /// One of the texts of a list, from 0.
    pub fn item(&self, key: Key, index: usize) -> &str {
        self.say(key).split(SEPARATOR).nth(index).unwrap_or("")
    }

    /// The text of a plural for a number.
    pub fn plural(&self, key: Key, number: u64) -> &str {
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
    pub fn code(&self) -> &str {
        self.say(Key::Code)
    }

    /// Whether it is written from right to left.
    pub fn is_leftward(&self) -> bool {
        self.say(Key::Direction) == "rtl"
    }

    /// BCP 47 code, for readers of HTML.
    pub fn lang(&self) -> &str {
        self.say(Key::Lang)
    }
}

/// A pattern with the values at its places: the first in the place of `{0}`, and so on. `{n}`, which a programme's own phrases
/// have, is the place of the first, too.
pub(crate) fn fill(pattern: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        if character == '{' {
            let index = match characters.next() {
                Some('n') => Some(0),
                digit => digit.and_then(|digit| digit.to_digit(10)),
            };
            filled.push_str(index.and_then(|index| values.get(index as usize)).unwrap_or(&""));
            // The other brace.
            characters.next();
        } else {
            filled.push(character);
        }
    }
    filled
}

/// Whether a language's texts are those of a code.
fn is_of(text: &str, code: &str) -> bool {
    is_code(text.split('\n').next().unwrap_or(""), code)
}

/// Whether a code asks for a language: itself, or one of its regions. `sv-simple` asks for Swedish, too, where it is not there.
fn is_code(own: &str, asked: &str) -> bool {
    let begins = asked.get(..own.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(own));
    begins && matches!(asked.as_bytes().get(own.len()), None | Some(b'-' | b'_'))
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
    fn every_place_is_filled_once_and_what_is_filled_in_stays_as_it_is() {
        for (pattern, filled) in [
            ("{0} and {1}", "{1} and 2"),
            ("{1}, {1}", "2, 2"),
            ("nothing", "nothing"),
            ("{2}.", "."),
            ("{n} persons", "{1} persons"),
        ] {
            assert_eq!(fill(pattern, &["{1}", "2"]), filled);
        }
    }

    #[test]
    fn every_list_has_all_its_texts() {
        for locale in Locale::all() {
            for (index, (name, kind, _)) in Key::ALL.iter().enumerate() {
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
