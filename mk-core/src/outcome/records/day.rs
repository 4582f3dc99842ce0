//! Days as registers write them.

use chrono::NaiveDate;

/// Reads `2025-03-14`, also with a time of day behind it, which is left out: `2025-03-14 10:22`, `2025-03-14T10:22:33`.
pub(super) fn day(text: &[u8]) -> Option<NaiveDate> {
    let (date, time) = text.split_at_checked(10)?;
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(*digit - b'0'))
        })
    };
    let year = number(&[y1, y2, y3, y4]).filter(|year| *year > 0)?;
    let day = NaiveDate::from_ymd_opt(year.cast_signed(), number(&[m1, m2])?, number(&[d1, d2])?)?;
    (time.is_empty() || is_time(time)).then_some(day)
}

/// Hours and minutes, with or without seconds and their decimals.
fn is_time(text: &[u8]) -> bool {
    let Some((b' ' | b'T', time)) = text.split_first() else { return false };
    let mut parts = time.split(|byte| *byte == b':');
    let two =
        |part: Option<&[u8]>| part.is_some_and(|part| part.len() == 2 && part.iter().all(u8::is_ascii_digit));
    let seconds = |part: &[u8]| {
        let (whole, decimals) = part.split_at_checked(2).unwrap_or((part, &[]));
        let decimals = decimals.strip_prefix(b".").or(decimals.strip_prefix(b",")).unwrap_or(decimals);
        two(Some(whole)) && decimals.len() <= 9 && decimals.iter().all(u8::is_ascii_digit)
    };
    two(parts.next()) && two(parts.next()) && parts.next().is_none_or(seconds) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::calendar;

    #[test]
    fn reads_what_the_calendar_reads_and_leaves_times_out() {
        for text in [
            "2025-03-14",
            "2024-02-29",
            "2025-02-29",
            "2025-3-14",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "2025/03/14",
            "2025-13-01",
            "2025-00-10",
            "14-03-2025",
            "",
            "2025-03",
            "+025-03-14",
        ] {
            assert_eq!(day(text.as_bytes()), calendar::day(text), "{text}");
        }
        for time in [" 10:22", "T10:22", " 00:00:00", "T10:22:33.123", " 10:22:33,5"] {
            assert_eq!(day(format!("2025-03-14{time}").as_bytes()), calendar::day("2025-03-14"), "{time}");
        }
        for wrong in [
            " ",
            "x",
            " 10",
            " 10:2",
            " 1022",
            "10:22",
            " 10:22:33:44",
            " 10:22 Person",
            ";",
            "-1212",
            "T1:22",
        ] {
            assert_eq!(day(format!("2025-03-14{wrong}").as_bytes()), None, "{wrong}");
        }
    }
}
