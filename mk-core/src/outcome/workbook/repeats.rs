//! Values that a workbook's reader copies: a font's name for every style, a sheet's path for every sheet. A long one times a
//! million is more memory than there is.

use super::{damaged, too_large};
use crate::problem::Problem;

/// All copies together.
const MOST_BYTES: usize = 1 << 29;

/// What a style takes by itself.
const STYLE: usize = 1 << 8;

/// The shortest way to say that there is one more sheet.
const SHEET: usize = b"<sheet r:id=''/>".len();

/// The longest value of an attribute in a part, and how many tags it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    longest: usize,
    tags: usize,
}

impl Values {
    /// Of a part's text.
    ///
    /// # Errors
    /// Where something stands in it that no program writes there, and that a quotation mark could hide in.
    pub(super) fn of(xml: &str) -> Result<Self, Problem> {
        if xml.contains("<!") {
            return Err(damaged());
        }
        let mut values = Self::default();
        let mut rest = xml;
        while let Some((_, tag)) = rest.split_once('<') {
            values.tags += 1;
            rest = tag;
            while let Some(mark) = rest.find(['"', '\'', '>']) {
                let (_, from) = rest.split_at(mark);
                let quote = from.chars().next().unwrap_or('>');
                rest = from.get(1..).unwrap_or_default();
                if quote == '>' {
                    break;
                }
                let end = rest.find(quote).unwrap_or(rest.len());
                values.longest = values.longest.max(end);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
        }
        Ok(values)
    }

    /// That the styles take no more than they may, each with a value as long as the longest.
    pub(super) fn of_styles(self) -> Result<(), Problem> {
        within(self.tags.saturating_mul(self.longest + STYLE))
    }

    /// That the sheets' paths take no more than they may, where a part is nothing but sheets.
    pub(super) fn of_paths(self, largest_part: usize) -> Result<(), Problem> {
        within((largest_part / SHEET).saturating_mul(self.longest))
    }

    /// The longer of both.
    pub(super) fn max(self, other: Self) -> Self {
        Self { longest: self.longest.max(other.longest), tags: self.tags.max(other.tags) }
    }
}

fn within(bytes: usize) -> Result<(), Problem> {
    if bytes > MOST_BYTES { Err(too_large()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn measures_values_and_nothing_else() {
        for (xml, longest, tags) in [
            ("", 0, 0),
            ("<a/>text \"in quotation marks\" <b c='dd' e=\"f'f>f\"/>", 5, 2),
            ("<a b='<<<<<<' c=\"\"></a>", 6, 2),
            ("<a b='never closed", 12, 1),
            ("<a b='å'", 2, 1),
        ] {
            assert_eq!(Values::of(xml).unwrap(), Values { longest, tags }, "{xml}");
        }
        assert!(Values::of("<!-- ' --><a/>").is_err());
    }
}
