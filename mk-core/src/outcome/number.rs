//! Numbers as Swedes write them.

/// Reads a number that is not negative, in hundredths: `1 200` is 120 000, `98,5` is 9 850.
///
/// Thousands may be parted by spaces of any width; decimals, at most two, follow a comma.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim();
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    if text.ends_with(',') || decimals.len() > 2 || !all_digits(decimals) {
        return None;
    }
    let whole = grouped(whole)?;
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
}

/// Digits, either all together or the last ones parted in threes.
fn grouped(text: &str) -> Option<i64> {
    let groups: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']).collect();
    let (first, rest) = groups.split_first()?;
    let threes = rest.iter().all(|group| group.len() == 3 && all_digits(group));
    let first_fits = !first.is_empty() && all_digits(first) && (rest.is_empty() || first.len() <= 3);
    if !threes || !first_fits {
        return None;
    }
    groups.concat().parse().ok().filter(|number| *number <= 1_000_000_000)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn reads_swedish_numbers() {
        for (text, read) in [
            ("0", Some(0)),
            ("23", Some(2_300)),
            (" 23 ", Some(2_300)),
            ("1200", Some(120_000)),
            ("1 200", Some(120_000)),
            ("1\u{a0}200", Some(120_000)),
            ("1\u{202f}200\u{202f}000", Some(120_000_000)),
            ("98,5", Some(9_850)),
            ("98,05", Some(9_805)),
            ("23,00", Some(2_300)),
            ("12 00", None),
            ("1200 000", None),
            ("1.200", None),
            ("98,", None),
            (",5", None),
            ("98,555", None),
            ("-3", None),
            ("\u{2212}3", None),
            ("1e3", None),
            ("99999999999999999999999", None),
            ("", None),
        ] {
            assert_eq!(hundredths(text), read, "{text:?}");
        }
    }
}
