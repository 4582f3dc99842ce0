//! Recognising identity numbers, which no file may hold and no message repeat.

/// Whether a text holds anything that looks like a personnummer or a samordningsnummer: 10 or 12 digits in a row, or 6
/// or 8 digits of a birth date, a separator (or none), and four more places, which are digits or the protected form
/// with letters (`ÅÅÅÅMMDDTFnn`).
///
/// Whether the day exists and the check digit fits is not asked: a mistyped number points at a person, too.
pub fn looks_like_identity_number(text: &str) -> bool {
    // Most texts hold no number at all.
    if !text.contains(is_digit) {
        return false;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(rest) = characters.get(at..).filter(|rest| !rest.is_empty()) {
        let digits = rest.iter().take_while(|character| is_digit(**character)).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        let (run, after) = rest.split_at(digits);
        if matches!(digits, 10 | 12)
            || (matches!(digits, 6 | 8) && is_birth_date(run) && has_last_four(after))
        {
            return true;
        }
        at += digits;
    }
    false
}

/// Digits of any script: `٢` is a digit, too.
fn is_digit(character: char) -> bool {
    character.is_numeric()
}

/// Month 1–12 and day 1–31, or 61–91 as in a samordningsnummer.
fn is_birth_date(digits: &[char]) -> bool {
    let pair = |back: usize| {
        let start = digits.len().checked_sub(back)?;
        let tens = digits.get(start)?.to_digit(10)?;
        Some(tens * 10 + digits.get(start + 1)?.to_digit(10)?)
    };
    match (pair(4), pair(2)) {
        (Some(month), Some(day)) => (1..=12).contains(&month) && matches!(day, 1..=31 | 61..=91),
        // Digits that are not 0–9 are not taken apart, only counted.
        _ => true,
    }
}

/// Up to one separator with spaces around it, then four digits, or a letter or two and digits, and no digit more.
fn has_last_four(after: &[char]) -> bool {
    let separator = |character: &char| {
        character.is_whitespace() || matches!(character, '-' | '+' | '\u{2010}'..='\u{2015}' | '\u{2212}')
    };
    let skipped = after.iter().take(3).take_while(|character| separator(character)).count();
    let Some(last) = after.get(skipped..skipped + 4) else { return false };
    let letters = last.iter().take_while(|character| character.is_ascii_alphabetic()).count();
    let ends =
        !after.get(skipped + 4).is_some_and(|character| is_digit(*character) || character.is_alphabetic());
    let shape = letters <= 2 && last.iter().skip(letters).all(|character| is_digit(*character));
    // Letters directly after a date are the protected form; digits parted from it by spaces alone could be a count.
    ends && shape
}

#[cfg(test)]
mod tests {
    use super::looks_like_identity_number;

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
}
