//! Months, the periods figures are shown by, and working days in Sweden. Reads no clock.

mod holidays;
mod month;
mod rhythm;

pub use holidays::{is_working_day, public_holiday, working_days};
pub use month::Month;
pub use rhythm::Rhythm;

use chrono::NaiveDate;

/// Reads a day written as `2025-01-31`, and in no other way.
///
/// ```
/// use mk_core::calendar::day;
/// assert_eq!(day("2025-01-31").unwrap().to_string(), "2025-01-31");
/// assert_eq!(day("2025-02-29"), None);
/// ```
pub fn day(text: &str) -> Option<NaiveDate> {
    let (month, day) = text.rsplit_once('-')?;
    let month = Month::parse(month)?;
    let digits = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    NaiveDate::from_ymd_opt(month.year(), month.number(), day.parse().ok().filter(|_| digits)?)
}
