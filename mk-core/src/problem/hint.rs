//! Words for problems: the nearest valid value, and values quoted without giving anybody away.

use super::looks_like_identity_number;

/// The known word most like the one written, the first of several; nothing where none is near.
pub(crate) fn nearest_word<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No word is so long, and comparing a text of megabytes takes minutes.
    const LONGEST: usize = 200;
    if written.len() > LONGEST {
        return None;
    }
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&written, word), word))
        .filter(|(likeness, word)| *likeness > 0.75 && !looks_like_identity_number(word))
        .min_by(|(one, _), (other, _)| other.total_cmp(one))
        .map(|(_, word)| word)
}

/// The known word most like the one written, as a question; nothing where none is near.
///
/// ```
/// use mk_core::problem::nearest;
/// let known = ["arbete-eller-studier", "arsplatser"];
/// assert_eq!(nearest("årsplatser", known).as_deref(), Some("did you mean `arsplatser`?"));
/// assert_eq!(nearest("x", known), None);
/// ```
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_word(written, known).map(|word| format!("did you mean `{word}`?"))
}

/// A value in quotation marks, for messages: shortened when long, and left out when it looks like an identity number.
///
/// ```
/// use mk_core::problem::quoted;
/// assert_eq!(quoted("malmo"), "“malmo”");
/// assert!(!quoted("19121212-1212").contains("1212"));
/// ```
pub fn quoted(value: &str) -> String {
    const LONGEST: usize = 40;
    if looks_like_identity_number(value) {
        return "(a value that looks like an identity number, not repeated here)".to_owned();
    }
    let mut shown: String = value.chars().take(LONGEST).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    format!("“{}”", shown.escape_debug())
}
