//! Headings that no file may hold, and those that another program has damaged.

/// Parts of headings that promise something about a person.
const PERSONAL: [&str; 12] = [
    "namn", "name", "person", "pnr", "ssn", "identit", "adress", "address", "telefon", "phone", "mail",
    "född",
];

/// Parts of headings that promise free text.
const FREE_TEXT: [&str; 7] =
    ["anteckning", "kommentar", "notering", "comment", "note", "beskrivning", "fritext"];

/// å as Mac OS and MS-DOS wrote it, in Windows-1252.
const DAMAGED_RING: [char; 2] = ['œ', '†'];

/// What to do about damaged headings.
pub(super) const DAMAGED: &str = "the letters å, ä, ö look damaged: save the file again as “CSV UTF-8”";

/// Whether a heading, in small letters, speaks of persons or free text.
pub(super) fn is_personal(written: &str) -> bool {
    // “Antal personer” is a heading of counts, if not the one expected.
    let counts = written.starts_with("antal ");
    !counts && PERSONAL.iter().chain(&FREE_TEXT).any(|part| written.contains(part))
}

/// A heading in small letters, with å as it was meant.
pub(super) fn repaired(heading: &str) -> String {
    heading.to_lowercase().replace("ã¥", "å").replace(DAMAGED_RING, "å")
}

/// Whether å, ä or ö were read in another encoding than they were written in: UTF-8, or those of Mac OS and MS-DOS.
pub(super) fn is_damaged(heading: &str) -> bool {
    heading.contains(['Ã', 'ã', '„', '”', 'Š', 'š']) || heading.to_lowercase().contains(DAMAGED_RING)
}
