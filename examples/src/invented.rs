//! The example totals of Malmökraften, which are invented and say so.

use mk_core::text::Text;

/// January 2025 to October 2026, as CSV.
pub const TOTALS: &[u8] = include_bytes!("../totals/malmokraften.csv");

/// The months after those, as CSV with the same headings.
pub const LATER: &[u8] = include_bytes!("../totals/malmokraften-later.csv");

/// What is said wherever an invented figure is shown.
pub fn notice() -> Text {
    // In the order that a publication writes languages in, so that it is the same when it is read.
    // All but Swedish and English are drafts, which no native reader has approved yet.
    let said = [
        ("ar", "هذه الأرقام مختلقة. إنها تبين فقط كيف يمكن أن يبدو الأمر."),
        ("bs", "Ovi podaci su izmišljeni. Samo pokazuju kako to može izgledati."),
        ("en", "These figures are invented. They only show what it can look like."),
        ("fa", "این آمار ساختگی است. فقط نشان می‌دهد که می‌تواند چگونه باشد."),
        ("fi", "Luvut ovat keksittyjä. Ne näyttävät vain, miltä tämä voi näyttää."),
        ("pl", "Te dane są zmyślone. Pokazują tylko, jak to może wyglądać."),
        ("so", "Tirooyinkani waa kuwo la mala-awaalay. Waxay kaliya tusinayaan sida ay u muuqan karto."),
        ("sv", "Siffrorna är påhittade. De visar bara hur det kan se ut."),
        ("uk", "Ці дані вигадані. Вони лише показують, як це може виглядати."),
    ];
    let entries = said.map(|(language, text)| (language.to_owned(), text.to_owned()));
    // Swedish is among them, so there is a text.
    Text::new(entries.to_vec()).unwrap_or_else(|| unreachable!("the notice is written in Swedish"))
}
