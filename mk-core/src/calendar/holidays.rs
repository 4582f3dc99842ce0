//! Swedish public holidays and working days.
//!
//! The days are those of the law on public holidays, SFS 1989:253, as it stands on each day: in 2005 the law took in
//! 6 June and let annandag pingst go. To them come the three eves that are free in practice. Years before the law, which
//! came into force in 1990, are counted by it, too.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The year in which 6 June became a public holiday in the place of annandag pingst (SFS 2004:1320).
const NATIONAL_DAY_SINCE: i32 = 2005;

/// The public holiday on a day by SFS 1989:253, in Swedish, if there is one. Sundays that are nothing more are left out.
pub fn public_holiday(day: NaiveDate) -> Option<&'static str> {
    holiday(day, |name| name)
}

/// The public holiday on a day, made of its name. Whoever asks only whether there is one makes nothing of it, and has none
/// of the names compiled in.
fn holiday<T>(day: NaiveDate, of_name: impl Fn(&'static str) -> T) -> Option<T> {
    // Easter is from 22 March to 25 April, and what moves with it ends 50 days later.
    let may_move = (3..=6).contains(&day.month());
    let easter = if may_move { easter(day.year()) } else { None };
    let moving = match easter.map_or(i64::MIN, |easter| (day - easter).num_days()) {
        -2 => Some("långfredagen"),
        0 => Some("påskdagen"),
        1 => Some("annandag påsk"),
        39 => Some("Kristi himmelsfärdsdag"),
        49 => Some("pingstdagen"),
        50 if day.year() < NATIONAL_DAY_SINCE => Some("annandag pingst"),
        _ => None,
    };
    let saturday = day.weekday() == Weekday::Sat;
    let name = moving.or(match (day.month(), day.day()) {
        (1, 1) => Some("nyårsdagen"),
        (1, 6) => Some("trettondedag jul"),
        (5, 1) => Some("första maj"),
        (6, 6) if day.year() >= NATIONAL_DAY_SINCE => Some("nationaldagen"),
        (6, 20..=26) if saturday => Some("midsommardagen"),
        (10, 31) | (11, 1..=6) if saturday => Some("alla helgons dag"),
        (12, 25) => Some("juldagen"),
        (12, 26) => Some("annandag jul"),
        _ => None,
    });
    name.map(of_name)
}

/// The eve on a day that is free in practice without being a public holiday, in Swedish, if there is one.
pub fn free_eve(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (6, 19..=25) if day.weekday() == Weekday::Fri => Some("midsommarafton"),
        (12, 24) => Some("julafton"),
        (12, 31) => Some("nyårsafton"),
        _ => None,
    }
}

/// Whether people are at work: not a weekend, a [`public_holiday`], or a [`free_eve`].
pub fn is_working_day(day: NaiveDate) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    !weekend && free_eve(day).is_none() && holiday(day, |_| ()).is_none()
}

/// The number of working days from `from` up to and with `through`; 0 where `through` comes first.
pub fn working_days(from: NaiveDate, through: NaiveDate) -> u32 {
    let days = from.iter_days().take_while(|day| *day <= through).filter(|day| is_working_day(*day)).count();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// Easter Sunday of a year in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let skipped = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * correction + 21;
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    march.checked_add_days(Days::new(u64::try_from(from_march).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Working days from the plans' reading notes: without holidays and the three eves.
    #[test]
    fn counts_the_working_days_of_the_programme() {
        for (year, count) in [(2025, 249), (2026, 251), (2027, 253)] {
            assert_eq!(
                working_days(day(&format!("{year}-01-01")), day(&format!("{year}-12-31"))),
                count,
                "{year}"
            );
        }
    }

    #[test]
    fn knows_the_holidays() {
        for (date, name) in [
            ("2025-04-18", Some("långfredagen")),
            ("2025-04-20", Some("påskdagen")),
            ("2026-04-06", Some("annandag påsk")),
            ("2026-05-14", Some("Kristi himmelsfärdsdag")),
            ("2025-06-06", Some("nationaldagen")),
            ("2025-06-09", None),
            ("2025-06-21", Some("midsommardagen")),
            ("2026-10-31", Some("alla helgons dag")),
            ("2027-11-06", Some("alla helgons dag")),
            ("2025-12-24", None),
        ] {
            assert_eq!(public_holiday(day(date)), name, "{date}");
        }
    }

    #[test]
    fn the_three_eves_are_free() {
        for date in ["2025-06-20", "2025-12-24", "2025-12-31"] {
            assert!(!is_working_day(day(date)), "{date}");
        }
        assert!(is_working_day(day("2025-12-30")));
    }

    #[test]
    fn an_empty_range_has_no_working_days() {
        assert_eq!(working_days(day("2025-03-02"), day("2025-03-01")), 0);
    }
}
