//! Recognising identity numbers, which no file may hold and no message repeat.

/// Whether a text holds anything that looks like a personnummer or a samordningsnummer: 10 or 12 digits in a row, or 6
/// or 8 digits of a birth date, a separator (or none), and four more places, which are digits or the protected form
/// with letters (`ÅÅÅÅMMDDTFnn`).
///
/// Whether the day exists and the check digit fits is not asked: a mistyped number points at a person, too.
pub fn looks_like_identity_number(text: &str) -> bool {
    // A stream of records asks this of millions of texts, so nothing is allocated here.
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let (_, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|character| !is_digit(character)).unwrap_or(from.len()));
        let digits = run.chars().count();
        if matches!(digits, 10 | 12)
            || (matches!(digits, 6 | 8) && is_birth_date(run) && has_last_four(after))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// Digits of any script: `٢` is a digit, too.
fn is_digit(character: char) -> bool {
    character.is_numeric()
}

/// Month 1–12 and day 1–31, or 61–91 as in a samordningsnummer.
fn is_birth_date(digits: &str) -> bool {
    let mut back = digits.chars().rev().map(|digit| digit.to_digit(10));
    let mut pair = || {
        let (ones, tens) = (back.next()??, back.next()??);
        Some(tens * 10 + ones)
    };
    match (pair(), pair()) {
        (Some(day), Some(month)) => (1..=12).contains(&month) && matches!(day, 1..=31 | 61..=91),
        // Digits that are not 0–9 are not taken apart, only counted.
        _ => true,
    }
}

/// Up to one separator with spaces around it, then four digits, or a letter or two and digits, and no digit more.
fn has_last_four(after: &str) -> bool {
    let separator = |character: &char| {
        character.is_whitespace() || matches!(character, '-' | '+' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    };
    let skipped = after.chars().take(3).take_while(separator).count();
    let last = || after.chars().skip(skipped).take(4);
    let letters = last().take_while(char::is_ascii_alphabetic).count();
    let ends = !after
        .chars()
        .nth(skipped + 4)
        .is_some_and(|character| is_digit(character) || character.is_alphabetic());
    // Letters directly after a date are the protected form; digits parted from it by spaces alone could be a count.
    last().count() == 4 && ends && letters <= 2 && last().skip(letters).all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::{is_digit, looks_like_identity_number};
    use proptest::prelude::*;

    /// None of these is anybody's: months and days that exist, serial numbers that were made up.
    #[test]
    fn finds_identity_numbers_in_every_form() {
        for text in [
            "19121212-1212",
            "191212121212",
            "1212121212",
            "121212-1212",
            "121212+1212",
            "19121272-1212",
            "19121212 1212",
            "19121212\u{a0}1212",
            "19121212\u{2013}1212",
            "19121212 - 1212",
            "19121212TF12",
            "121212-TF12",
            "19121212T123",
            "a;19121212-1212;b",
            "\"19121212-1212\"",
            "x191212121212y",
            "٠١٢٣٤٥٦٧٨٩",
        ] {
            assert!(looks_like_identity_number(text), "{text}");
        }
    }

    #[test]
    fn lets_totals_pass() {
        for text in [
            "arbete-eller-studier;2025-03;31",
            "arsplatser;2025-03-01;1 200",
            "goal,2025-12,1200,5000",
            "20250301,1234",
            "20250301;1234",
            "1200000",
            "123456;7890",
            "991399-1234",
            "mars 2025",
            "",
        ] {
            assert!(!looks_like_identity_number(text), "{text}");
        }
    }

    /// The same rule written over a list of characters, each step of it by index.
    mod listed {
        use super::is_digit;

        pub(super) fn looks_like_identity_number(text: &str) -> bool {
            let characters: Vec<char> = text.chars().collect();
            let mut at = 0;
            while at < characters.len() {
                let digits = characters[at..].iter().take_while(|character| is_digit(**character)).count();
                let (run, after) = characters[at..].split_at(digits);
                let dated = matches!(digits, 6 | 8) && is_birth_date(run) && has_last_four(after);
                if matches!(digits, 10 | 12) || dated {
                    return true;
                }
                at += digits.max(1);
            }
            false
        }

        fn is_birth_date(digits: &[char]) -> bool {
            let pair = |back: usize| {
                let start = digits.len() - back;
                Some(digits[start].to_digit(10)? * 10 + digits[start + 1].to_digit(10)?)
            };
            match (pair(4), pair(2)) {
                (Some(month), Some(day)) => (1..=12).contains(&month) && matches!(day, 1..=31 | 61..=91),
                _ => true,
            }
        }

        fn has_last_four(after: &[char]) -> bool {
            let separator = |character: &char| {
                character.is_whitespace()
                    || "-+\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".contains(*character)
            };
            let skipped = after.iter().take(3).take_while(|character| separator(character)).count();
            let Some(last) = after.get(skipped..skipped + 4) else { return false };
            let letters = last.iter().take_while(|character| character.is_ascii_alphabetic()).count();
            let next = after.get(skipped + 4);
            let ends = !next.is_some_and(|character| is_digit(*character) || character.is_alphabetic());
            ends && letters <= 2 && last[letters..].iter().all(|character| is_digit(*character))
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn says_what_the_rule_over_a_list_says(
            text in prop_oneof![
                "[0-9]{0,3}(19|20)?[0-9]{2}[0167][0-9][0-9]{2}[-+ –\u{a0}]{0,3}[A-Z0-9]{2,5}[;x]?",
                "([0-9]{1,12}[-+ ;TF٢é]{0,3}){0,4}",
                "\\PC{0,30}",
            ],
        ) {
            prop_assert_eq!(looks_like_identity_number(&text), listed::looks_like_identity_number(&text));
        }
    }
}
