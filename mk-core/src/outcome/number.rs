//! Numbers as Swedes write them, and as workbooks hold them.

/// The largest count that is taken for one.
const LARGEST: i64 = 1_000_000_000;

/// The signs that people put before a number below 0: hyphen, minus, en dash.
const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];

/// Reads a number in hundredths: `1 200` is 120 000, `98,5` is 9 850, `−3` is −300.
///
/// Thousands may be parted by spaces of any width; decimals, at most two, follow a comma.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim();
    match text.strip_prefix(MINUS) {
        Some(rest) => unsigned(rest).map(|hundredths| -hundredths),
        None => unsigned(text),
    }
}

/// A number of a workbook, in hundredths. It is binary, so that 98.55 lies a little beside itself; a number with more
/// than two decimals does not.
pub(super) fn hundredths_of(number: f64) -> Option<i64> {
    let rounded = format!("{number:.2}");
    let lies_there = rounded.parse::<f64>().is_ok_and(|back| (back - number).abs() <= 1e-9);
    let hundredths: i64 = rounded.replace('.', "").parse().ok().filter(|_| lies_there)?;
    (hundredths.abs() <= LARGEST * 100).then_some(hundredths)
}

fn unsigned(text: &str) -> Option<i64> {
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
    groups.concat().parse().ok().filter(|number| *number <= LARGEST)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{hundredths, hundredths_of};

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
            ("-3", Some(-300)),
            ("\u{2212}1 200,5", Some(-120_050)),
            ("\u{2013}3", Some(-300)),
            ("-0", Some(0)),
            ("--3", None),
            ("- 3", None),
            ("3-", None),
            ("-", None),
            ("1e3", None),
            ("99999999999999999999999", None),
            ("", None),
        ] {
            assert_eq!(hundredths(text), read, "{text:?}");
        }
    }
    #[test]
    fn takes_binary_numbers_for_what_they_stand_for() {
        for (number, read) in [
            (0.0, Some(0)),
            (-0.0, Some(0)),
            (23.0, Some(2_300)),
            (1150.5, Some(115_050)),
            (98.55, Some(9_855)),
            (0.1 + 0.2, Some(30)),
            (-3.0, Some(-300)),
            (999_999_999.99, Some(99_999_999_999)),
            (98.555, None),
            (1.0 / 3.0, None),
            (0.000_001, None),
            (1e9, Some(100_000_000_000)),
            (1e10, None),
            (1e300, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(hundredths_of(number), read, "{number}");
        }
    }
}
