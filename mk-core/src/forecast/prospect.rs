//! What a publication tells of how a goal's window is likely to end: the forecast, made once where the figures are
//! published, so that whoever shows it need not make it again, and anybody can judge it afterwards.

use super::{Basis, Forecast, Outlook};
use crate::publish::{Publication, Series, Span};
use chrono::NaiveDate;

/// A forecast as it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// The probability that the target is reached, in ten-thousandths. All of them only where it has been reached, and none
    /// only where it cannot be.
    pub reach: u32,
    /// What will have been reached at the end of each month to come, the window's end last. Empty where it is too early
    /// to tell.
    pub path: Vec<Ahead>,
}

/// How much will have been reached by the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The day.
    pub through: NaiveDate,
    /// Holds the outcome in half of all cases.
    pub half: Span<u64>,
    /// In eight cases of ten.
    pub most: Span<u64>,
}

impl Prospect {
    /// A probability of one.
    pub const CERTAIN: u32 = 10_000;

    /// What is told of a goal: its [`Forecast`], while there is one and its window is not over.
    pub fn of(publication: &Publication, series: &Series) -> Option<Self> {
        let forecast = Forecast::of(publication, series).filter(|forecast| !forecast.is_closed())?;
        let ahead =
            |outlook: &Outlook| Ahead { through: outlook.through, half: outlook.half, most: outlook.most };
        Some(match forecast.basis {
            Basis::PriorOnly => Self { reach: 0, path: Vec::new() },
            Basis::Outcomes => Self {
                reach: ten_thousandths(forecast.reach()),
                path: forecast.path.iter().map(ahead).collect(),
            },
        })
    }

    /// Whether it is too early to tell anything.
    pub fn is_early(&self) -> bool {
        self.path.is_empty()
    }

    /// What the window is likely to come to.
    pub fn end(&self) -> Option<&Ahead> {
        self.path.last()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 10 000")]
fn ten_thousandths(probability: f64) -> u32 {
    let within = if probability <= 0.0 {
        0.0
    } else if probability >= 1.0 {
        1.0
    } else {
        probability.clamp(0.0001, 0.9999)
    };
    (within * f64::from(Prospect::CERTAIN)).round() as u32
}
