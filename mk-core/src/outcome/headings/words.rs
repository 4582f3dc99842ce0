//! The words of headings: those that are known, and those that give away what must not be there.

use super::Column;
use crate::programme::By;

/// Every heading that is known, the first of a column being what messages call it.
pub(super) const HEADINGS: [(&str, Column); 16] = [
    ("mål", Column::Goal),
    ("månad", Column::Month),
    ("antal", Column::Count),
    ("goal", Column::Goal),
    ("month", Column::Month),
    ("count", Column::Count),
    ("utfall", Column::Group(By::Kind)),
    ("kind", Column::Group(By::Kind)),
    ("outcome", Column::Group(By::Kind)),
    ("kön", Column::Group(By::Sex)),
    ("sex", Column::Group(By::Sex)),
    ("team", Column::Group(By::Team)),
    ("ålder", Column::Group(By::Age)),
    ("age", Column::Group(By::Age)),
    ("dubblettrensad", Column::Deduplicated),
    ("deduplicated", Column::Deduplicated),
];

/// Parts of headings that promise something about a person.
const PERSONAL: [&str; 12] = [
    "namn", "name", "person", "pnr", "ssn", "identit", "adress", "address", "telefon", "phone", "mail",
    "född",
];

/// Parts of headings that promise free text.
const FREE_TEXT: [&str; 7] =
    ["anteckning", "kommentar", "notering", "comment", "note", "beskrivning", "fritext"];

/// Beginnings of headings that people give to the column where a row is summed up.
const SUM: [&str; 5] = ["summa", "total", "sum", "hela året", "helår"];

/// å as Mac OS and MS-DOS wrote it, in Windows-1252.
const DAMAGED_RING: [char; 2] = ['œ', '†'];

/// Whether a heading in small letters promises persons or free text. “Antal personer” is a heading of counts, if not the
/// one expected.
pub(super) fn is_of_persons(heading: &str) -> bool {
    !heading.starts_with("antal ") && PERSONAL.iter().chain(&FREE_TEXT).any(|part| heading.contains(part))
}

/// Whether a heading in small letters is that of sums.
pub(super) fn is_sum(heading: &str) -> bool {
    SUM.iter().any(|beginning| heading.starts_with(beginning))
}

/// Whether å, ä or ö were read in another encoding than they were written in: UTF-8, or those of Mac OS and MS-DOS.
pub(super) fn is_damaged(heading: &str) -> bool {
    heading.contains(['ã', '„', '”', 'š']) || heading.contains(DAMAGED_RING)
}

/// A heading with its damaged å made whole, to see what it is likely to stand for.
pub(super) fn repaired(heading: &str) -> String {
    heading.replace("ã¥", "å").replace(DAMAGED_RING, "å")
}
