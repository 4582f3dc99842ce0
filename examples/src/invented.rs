//! The example totals of Malmökraften, which are invented and say so.

use mk_core::text::Text;

/// January 2025 to October 2026, as CSV.
pub const TOTALS: &[u8] = include_bytes!("../totals/malmokraften.csv");

/// The months after those, as CSV with the same headings.
pub const LATER: &[u8] = include_bytes!("../totals/malmokraften-later.csv");

/// What is said wherever an invented figure is shown.
pub fn notice() -> Text {
    // In the order that a publication writes languages in, so that it is the same when it is read.
    let said = [
        ("en", "These figures are invented. They only show what it can look like."),
        ("sv", "Siffrorna är påhittade. De visar bara hur det kan se ut."),
    ];
    let entries = said.map(|(language, text)| (language.to_owned(), text.to_owned()));
    // Swedish is among them, so there is a text.
    Text::new(entries.to_vec()).unwrap_or_else(|| unreachable!("the notice is written in Swedish"))
}
