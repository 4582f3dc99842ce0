//! Months, the periods figures are shown by, and working days in Sweden. Reads no clock.

mod holidays;
mod month;
mod rhythm;

pub use holidays::{is_working_day, public_holiday, working_days};
pub use month::Month;
pub use rhythm::Rhythm;
