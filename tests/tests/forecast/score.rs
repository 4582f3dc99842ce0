//! How good forecasts were: how far off, and how often within their intervals.

use mk_core::forecast::Forecast;
use mk_core::publish::Span;

/// What one forecast is worth against what came.
#[derive(Clone, Copy)]
pub(crate) struct Score {
    /// The continuous ranked probability score, in persons: Σ (F(n) − 1{n ≥ outcome})². For a forecast that is one number
    /// it is how far off that was.
    pub(crate) crps: f64,
    /// Whether the outcome lay within the intervals of 50, 80 and 95 %.
    pub(crate) within: [bool; 3],
}

pub(crate) fn score(forecast: &Forecast, outcome: u64) -> Score {
    let end = forecast.end();
    let holds = |span: Span<u64>| (span.least..=span.most).contains(&outcome);
    let mut crps = 0.0;
    for count in 0.. {
        let at_most = 1.0 - forecast.at_least(count + 1);
        let missed = at_most - if count >= outcome { 1.0 } else { 0.0 };
        crps += missed * missed;
        if count >= outcome && 1.0 - at_most < 1e-9 {
            break;
        }
    }
    Score { crps, within: [end.half, end.most, end.nearly_all].map(holds) }
}

/// A mean and three shares over many forecasts.
pub(crate) struct Summary {
    pub(crate) number: usize,
    pub(crate) crps: f64,
    pub(crate) within: [f64; 3],
}

/// Over scores whose CRPS is a share of the target already.
pub(crate) fn summary(scores: &[Score]) -> Summary {
    let number = f64::from(u32::try_from(scores.len()).unwrap());
    let share = |at: usize| {
        f64::from(u32::try_from(scores.iter().filter(|score| score.within[at]).count()).unwrap()) / number
    };
    Summary {
        number: scores.len(),
        crps: scores.iter().map(|score| score.crps).sum::<f64>() / number,
        within: [share(0), share(1), share(2)],
    }
}
