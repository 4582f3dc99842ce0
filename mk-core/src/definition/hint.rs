//! Words for problems: the nearest valid value, and values quoted without giving anybody away.

/// The known word most like the one written, as a question; nothing where none is near.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&written, word), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, word)| format!("did you mean `{word}`?"))
}

/// A value in quotation marks: shortened when long, and left out when it looks like an identity number.
pub(crate) fn quoted(value: &str) -> String {
    const LONGEST: usize = 40;
    if crate::outcome::looks_like_identity_number(value) {
        return "(a value that looks like an identity number, not repeated here)".to_owned();
    }
    let mut shown: String = value.chars().take(LONGEST).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    format!("“{}”", shown.escape_debug())
}
