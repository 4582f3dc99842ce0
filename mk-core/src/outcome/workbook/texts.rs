//! Parts of a workbook that are looked through before it is opened: for identity numbers that stand in no cell, and for
//! what would make its reader take more memory than there is.

use super::damaged;
use super::repeats::Values;
use crate::problem::{Problem, looks_like_identity_number};

/// What the texts of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Comments,
    Drawing,
    /// The texts of all cells, and of some that are no more.
    Strings,
    Styles,
    /// Where the parts lie.
    Relations,
}

impl Kind {
    /// What holds one of them, for a message.
    pub(super) fn holder(self) -> &'static str {
        match self {
            Self::Comments => "a comment",
            Self::Drawing => "a text box",
            Self::Strings | Self::Styles | Self::Relations => "a text that no cell holds any more",
        }
    }
}

/// The texts of a part, gathered where it is one that holds any.
pub(super) struct Texts {
    kind: Option<Kind>,
    xml: Vec<u8>,
}

impl Texts {
    /// Of a part by its name in small letters.
    pub(super) fn of(name: &str) -> Self {
        let kind = if name.ends_with("sharedstrings.xml") {
            Some(Kind::Strings)
        } else if name.ends_with("styles.xml") {
            Some(Kind::Styles)
        } else if name.ends_with("rels") {
            Some(Kind::Relations)
        } else if name.contains("comments") {
            Some(Kind::Comments)
        } else if name.contains("drawings/drawing") {
            Some(Kind::Drawing)
        } else {
            None
        };
        Self { kind, xml: Vec::new() }
    }

    pub(super) fn add(&mut self, piece: &[u8]) {
        if self.kind.is_some() {
            self.xml.extend_from_slice(piece);
        }
    }

    /// What they are, if an identity number stands in them, and how long the paths in them are.
    ///
    /// # Errors
    /// Where the part would lead its reader astray.
    pub(super) fn end(self) -> Result<(Option<Kind>, Values), Problem> {
        let Some(kind) = self.kind else { return Ok((None, Values::default())) };
        // All programs write UTF-8; what is looked for below could hide in anything else.
        let is_text = |byte: u8| byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
        let xml = std::str::from_utf8(&self.xml).ok().filter(|xml| xml.bytes().all(is_text));
        let xml = xml.ok_or_else(damaged)?;
        let mut paths = Values::default();
        match kind {
            Kind::Strings if promises_too_much(xml) => return Err(damaged()),
            Kind::Styles => Values::of(xml)?.of_styles()?,
            Kind::Relations => paths = Values::of(xml)?,
            Kind::Strings | Kind::Comments | Kind::Drawing => {}
        }
        let has_texts = matches!(kind, Kind::Strings | Kind::Comments | Kind::Drawing);
        let found = has_texts && texts(xml).iter().any(|text| looks_like_identity_number(text));
        Ok((Some(kind).filter(|_| found), paths))
    }
}

/// Whether a part says that it holds more strings than it can. The reader would make room for all of them.
fn promises_too_much(xml: &str) -> bool {
    xml.split("uniqueCount").skip(1).any(|after| {
        let number = after.trim_start_matches(|character: char| !character.is_ascii_digit());
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let promised = number.get(..digits).and_then(|digits| digits.parse::<usize>().ok());
        promised.is_none_or(|promised| promised > xml.len())
    })
}

/// Each text as a person reads it: the elements `t` and `text`, all of one string, comment or paragraph together.
fn texts(xml: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in xml.split('<').skip(1) {
        let (tag, after) = element.split_once('>').unwrap_or((element, ""));
        let name = tag.split_whitespace().next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        match name {
            "t" | "text" => {
                if let Some(text) = texts.last_mut() {
                    text.push_str(after);
                }
            }
            "/si" | "/comment" | "/threadedComment" | "/p" => texts.push(String::new()),
            _ => {}
        }
    }
    texts
}
