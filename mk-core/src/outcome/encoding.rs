//! From bytes to text: UTF-8 or Windows-1252, and a clear word about anything else.

use crate::problem::{Place, Problem, Problems};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

const SAVE_AS: &str = "in Excel, save as “CSV UTF-8 (kommaavgränsad)”";

/// No file of monthly totals is larger: a row takes some forty bytes, so this is more than a million of them.
const MOST_BYTES: usize = 1 << 26;

/// The text, with every line ended by `\n` alone.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Problems> {
    if bytes.len() > MOST_BYTES {
        let read = bytes.iter().take(MOST_BYTES);
        let line = 1 + read.filter(|byte| **byte == b'\n').count();
        let message = format!(
            "this file holds {} MB; at most {} are read, which end here, and monthly totals are a few kB",
            bytes.len() / 1_000_000,
            MOST_BYTES / 1_000_000
        );
        return Err(Problem::new("too-large", Place::line(line, ""), message)
            .hint("is this the right file?")
            .into());
    }
    let bytes = begun(bytes)?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => windows_1252(bytes)?,
    };
    match text.chars().position(is_no_text) {
        None if text.contains('\r') => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        None => Ok(text),
        Some(at) => {
            let line = 1 + text.chars().take(at).filter(|character| *character == '\n').count();
            Err(Problem::new(
                "wrong-encoding",
                Place::line(line, ""),
                "this row holds characters that are not text",
            )
            .hint(SAVE_AS)
            .into())
        }
    }
}

/// What follows a byte order mark, where there is one.
///
/// # Errors
/// Where the first bytes are those of something else than UTF-8 or Windows-1252.
pub(super) fn begun(bytes: &[u8]) -> Result<&[u8], Problems> {
    let refuse =
        |message: &str| Err(Problem::new("wrong-encoding", Place::line(1, ""), message).hint(SAVE_AS).into());
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => refuse("this is a workbook, not CSV"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => refuse("this text is UTF-16; expected UTF-8 or Windows-1252"),
        _ => Ok(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)),
    }
}

/// The text of one cell: UTF-8, or else Windows-1252.
pub(super) fn cell(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

fn windows_1252(bytes: &[u8]) -> Result<String, Problems> {
    // The five bytes that Windows-1252 leaves without a character.
    let undefined = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    if let Some(at) = bytes.iter().position(undefined) {
        let before = || bytes.iter().take(at);
        // Text of old Macs ends its lines with \r alone.
        let breaks = before().filter(|byte| **byte == b'\n').count();
        let line = 1 + if breaks > 0 { breaks } else { before().filter(|byte| **byte == b'\r').count() };
        let message = "this row is neither UTF-8 nor Windows-1252";
        return Err(Problem::new("wrong-encoding", Place::line(line, ""), message).hint(SAVE_AS).into());
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// Control characters but those that lay out a table, and the mark that another program left where it could not decode.
fn is_no_text(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t')) || character == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn reads_what_excel_writes() {
        for bytes in [&b"m\xE5nad"[..], "månad".as_bytes(), "\u{feff}månad".as_bytes()] {
            assert_eq!(decode(bytes).unwrap(), "månad");
        }
    }

    #[test]
    fn says_in_which_row_it_stops_being_text() {
        for (bytes, line) in [
            (&b"a;b\n1;\x81"[..], 2),
            (b"a;b\n\n1;\0", 3),
            (b"\xFF\xFEa\0", 1),
            (b"PK\x03\x04rest", 1),
            ("a\nb\u{fffd}".as_bytes(), 2),
        ] {
            let problems = decode(bytes).unwrap_err();
            let problem = problems.iter().next().unwrap();
            assert_eq!((problem.code, problem.place.line), ("wrong-encoding", Some(line)), "{bytes:?}");
        }
    }
}
