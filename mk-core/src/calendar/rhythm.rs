//! How often a figure is shown.

use super::Month;
use crate::programme::Period;
use chrono::NaiveDate;

/// The periods a figure is shown by, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rhythm {
    /// Every month.
    Month,
    /// Every tertial: the Swedish third of a year, January–April, May–August and September–December.
    Tertial,
    /// Once a year.
    Year,
}

impl Rhythm {
    /// Finest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Tertial, Self::Year];

    /// The word in files: `month`, `tertial` or `year`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Tertial => "tertial",
            Self::Year => "year",
        }
    }

    /// How many months its period holds.
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Tertial => 4,
            Self::Year => 12,
        }
    }

    /// The last days of its periods within a window, in order, as far as `through`. A window that closes in the middle
    /// of a period ends that period.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use mk_core::calendar::Rhythm;
    /// use mk_core::programme::Period;
    /// let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    /// let window = Period { from: day("2025-01-01"), through: day("2025-10-31") };
    /// let ends = Rhythm::Tertial.ends(window, day("2025-12-31"));
    /// assert_eq!(ends, [day("2025-04-30"), day("2025-08-31"), day("2025-10-31")]);
    /// ```
    pub fn ends(self, window: Period, through: NaiveDate) -> Vec<NaiveDate> {
        let mut ends = Vec::new();
        for month in Month::of(window.from).through(Month::of(window.through)) {
            let day = month.last_day().min(window.through);
            if day > through {
                break;
            }
            if month.number().is_multiple_of(self.months()) || month.last_day() >= window.through {
                ends.push(day);
            }
        }
        ends
    }
}
