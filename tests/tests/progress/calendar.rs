//! Working days and holidays, against almanacs and another algorithm for Easter.

use crate::common::day;
use crate::oracle;
use chrono::{Datelike, NaiveDate};
use mk_core::calendar::{is_working_day, public_holiday, working_days};

#[test]
fn every_day_of_thirteen_years_is_a_working_day_or_not() {
    for date in day("2023-01-01").iter_days().take_while(|date| date.year() <= 2035) {
        assert_eq!(is_working_day(date), oracle::is_working_day(date), "{date}");
    }
}

#[test]
fn working_days_add_up_over_any_days() {
    let days: Vec<NaiveDate> = day("2024-11-20").iter_days().take(420).collect();
    for from in days.iter().step_by(7) {
        let mut count = 0;
        for through in days.iter().skip_while(|day| *day < from) {
            count += u32::from(oracle::is_working_day(*through));
            assert_eq!(working_days(*from, *through), count, "{from} through {through}");
        }
    }
}

/// Gauss's rule in its corrected form, in his letters, for every year that a definition can name.
#[test]
#[expect(clippy::many_single_char_names, reason = "as Gauss named them")]
fn easter_is_where_gauss_puts_it() {
    for year in 1900..=2999 {
        let (a, b, c, k) = (year % 19, year % 4, year % 7, year / 100);
        let (p, q) = ((13 + 8 * k) / 25, k / 4);
        let m = (15 - p + k - q) % 30;
        let n = (4 + k - q) % 7;
        let d = (19 * a + m) % 30;
        let e = (2 * b + 4 * c + 6 * d + n) % 7;
        let late = (d == 29 && e == 6) || (d == 28 && e == 6 && a > 10);
        let after = u32::try_from(22 + d + e - if late { 7 } else { 0 }).unwrap();
        let easter = NaiveDate::from_ymd_opt(year, 3, 1).unwrap() + chrono::Days::new(u64::from(after) - 1);
        assert_eq!(public_holiday(easter), Some("påskdagen"), "{easter}");
    }
}
