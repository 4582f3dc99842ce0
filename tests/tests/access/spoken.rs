//! Numbers as they are spoken and as they are shown: the same ones, without what parts thousands and without dashes.

use crate::stage::{GOAL, Stage, ask, attributes};
use mk_tests::browser::Browser;
use mk_wasm::view::View;

/// Each mark's name and what its tip says, of every figure.
const MARKS: &str = r#"
return [...document.querySelectorAll("kraft-progress")].flatMap(({ shadowRoot }) =>
  [...shadowRoot.querySelectorAll("[data-told]")].map((mark) => [mark.role ?? mark.getAttribute("role"), mark.getAttribute("aria-label") ?? "", mark.dataset.told]));
"#;

/// Every mark is a picture with a name, which says what its tip says.
pub(crate) async fn marks(stage: &Stage, browser: &Browser) {
    let mut figures = Vec::new();
    for language in ["sv", "sv-simple", "en", "ar", "uk"] {
        for view in [View::Pace, View::Years, View::Bar] {
            for goal in [GOAL, "arsplatser", "sjalvforsorjning"] {
                figures.push(attributes(goal, view, language));
            }
        }
    }
    figures.push(format!("{} period=\"all\"", attributes("arsplatser", View::Pace, "sv")));
    stage.open(browser, &stage.page(&figures, "")).await;
    let marks: Vec<(String, String, String)> = ask(browser, MARKS).await;
    assert!(marks.len() > 100, "only {} marks", marks.len());
    let mut differ = 0;
    for (role, heard, seen) in &marks {
        assert_eq!(role, "img", "{seen}");
        assert!(!heard.is_empty(), "“{seen}” is read as nothing");
        assert!(!is_parted(heard), "“{heard}” is read in pieces");
        assert!(!heard.contains(['–', '−']), "“{heard}” is read with a dash");
        assert_eq!(numbers(heard), numbers(seen), "“{heard}” is another number than “{seen}”");
        differ += usize::from(heard != seen);
    }
    assert!(differ > 10, "hardly any number has a thousand, so that nothing is shown: {differ}");
}

/// Whether digits stand before and after what parts thousands.
pub(crate) fn is_parted(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(5).any(|five| {
        five[0].is_ascii_digit()
            && matches!(five[1], '\u{a0}' | '\u{202f}' | ',' | '.' | '٬')
            && five[2..].iter().all(char::is_ascii_digit)
    })
}

/// The numbers in a text, without what parts their thousands.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut numbers = vec![String::new()];
    for (index, character) in characters.iter().enumerate() {
        let parts = matches!(character, '\u{a0}' | '\u{202f}' | ',' | '.' | '٬')
            && characters.get(index + 1..index + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit))
            && !characters.get(index + 4).is_some_and(char::is_ascii_digit)
            && index.checked_sub(1).is_some_and(|before| characters[before].is_ascii_digit());
        if character.is_ascii_digit() {
            numbers.last_mut().unwrap().push(*character);
        } else if !parts {
            numbers.push(String::new());
        }
    }
    numbers.retain(|number| !number.is_empty());
    numbers
}

#[test]
fn numbers_are_found_whole() {
    assert_eq!(numbers("31\u{a0}januari 2026: 1\u{a0}200, 3,5"), ["31", "2026", "1200", "3", "5"]);
    assert!(is_parted("Utfall 1\u{a0}200") && !is_parted("den 3\u{a0}maj 2026"));
}

checks!(marks as marks_are_named_by_numbers_for_the_ear);
