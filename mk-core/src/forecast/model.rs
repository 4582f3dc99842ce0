//! The mixture: every hypothesis about how steady the level is and how much months vary, weighed by what was seen.

use super::filter::{Hypothesis, Level, log_constant};
use super::season::Season;
use super::timeline::Timeline;
use crate::count::number;
use crate::programme::Profile;
use crate::publish::Span;

/// What of the knowledge of the level is left a month later: the level stands still, drifts, jumps about.
const DISCOUNTS: [f64; 5] = [1.0, 0.97, 0.93, 0.85, 0.7];
/// How much a month varies beyond chance, in shares of itself.
const VARIATIONS: [f64; 6] = [0.0, 0.1, 0.2, 0.35, 0.6, 1.0];
/// How much a later year varies, as variance over the square of its mean: e^(τ²) − 1, with τ = 0.17, the median change of
/// the real series in the tests from one year to the next, as a logarithm.
const YEARLY_CHANGE: f64 = 0.029_321_6;
/// From a year ahead on the level is no more uncertain than that.
const LONGEST_LEAD: usize = 12;
/// How much wider own misses can make a forecast, as a factor of its variance.
const WIDEST: f64 = 4.0;
/// So many values of a label are tried, and twice as many at most.
const MOST_VALUES: u64 = 40;
/// As many misses as expected are taken for granted, so that one unlucky year does not decide.
const MISSES_GRANTED: f64 = 2.0;

/// One hypothesis, with what it says of each month end ahead.
pub(super) struct Part {
    /// How much it counts. All sum to 1.
    pub(super) weight: f64,
    /// What has been reached, if it is true.
    pub(super) reached: u64,
    ahead: Vec<(f64, f64)>,
}

impl Part {
    /// Mean and variance of what comes until a month end ahead, 0 being the next; nothing comes where the window is over.
    pub(super) fn until(&self, horizon: usize) -> (f64, f64) {
        self.ahead.get(horizon).copied().unwrap_or((0.0, 0.0))
    }
}

/// By how much past misses widen a forecast, as a factor of its variance.
pub(super) type Misses = fn(&Timeline, &Profile) -> f64;

/// The hypotheses about a goal's window, by their weight.
pub(super) fn parts(timeline: &Timeline, profile: &Profile, target: u32, misses: Misses) -> Vec<Part> {
    let shares = Season::of(timeline, profile, timeline.known()).shares(1.0);
    let mut years = 0.0;
    for slot in timeline.months.iter().skip(timeline.window) {
        years += shares.of_month(slot.number) * slot.fraction;
    }
    // In a window without a working day nothing is expected, whatever its target.
    let yearly = f64::from(target.max(1)) / if years > 0.0 { years } else { 1.0 };
    let Span { least, most } = timeline.reached;
    // What the running year has brought changes nothing of earlier years' misses.
    let wider = misses(&timeline.with_hidden(0.0), profile);
    let mut parts = Vec::new();
    // Every value under the label as it mostly is; of many, as in a goal within a goal, some, at the same distances.
    let step = (most - least) / MOST_VALUES + 1;
    let mut reached = least;
    while reached <= most {
        let timeline = timeline.with_hidden(number(reached) - number(timeline.base));
        let view = View { timeline: &timeline, known: timeline.known(), until: timeline.months.len() };
        for mut part in view.parts(profile, yearly, reached) {
            for (_, variance) in &mut part.ahead {
                *variance *= wider;
            }
            parts.push(part);
        }
        reached += step;
    }
    normalise(&mut parts);
    parts
}

/// How much wider the forecast has to be than the model thinks: each past year that had one before it is forecast from
/// the same month, and the misses are held against what was expected of them.
pub(super) fn own_misses(timeline: &Timeline, profile: &Profile) -> f64 {
    let behind = timeline.known() - timeline.running_year();
    let mut squares = MISSES_GRANTED;
    let mut count = MISSES_GRANTED;
    for pair in timeline.years.windows(2) {
        let [before, year] = pair else { continue };
        let known = year.start + behind;
        // Where a label stands across that month, what came after it is not known.
        let (Some(target), Some(came)) =
            (timeline.count(before.start, before.end), timeline.count(known, year.end))
        else {
            continue;
        };
        let view = View { timeline, known, until: year.end };
        let mut parts = view.parts(profile, target.max(1.0), 0);
        normalise(&mut parts);
        let (mean, variance) = moments(&parts, (year.end - known).saturating_sub(1));
        if variance > 0.0 {
            squares += (came - mean) * (came - mean) / variance;
            count += 1.0;
        }
    }
    (squares / count).clamp(1.0, WIDEST)
}

/// The mean and variance of what comes until a month end ahead.
pub(super) fn moments(parts: &[Part], horizon: usize) -> (f64, f64) {
    let (mut mean, mut square) = (0.0, 0.0);
    for part in parts {
        let (own, variance) = part.until(horizon);
        mean += part.weight * own;
        square += part.weight * (variance + own * own);
    }
    (mean, (square - mean * mean).max(0.0))
}

/// From logarithms of likelihoods to weights that sum to 1.
fn normalise(parts: &mut [Part]) {
    let mut likeliest = f64::NEG_INFINITY;
    for part in parts.iter() {
        likeliest = likeliest.max(part.weight);
    }
    let mut all = 0.0;
    for part in parts.iter_mut() {
        part.weight = libm::exp(part.weight - likeliest);
        all += part.weight;
    }
    for part in parts {
        part.weight /= all;
    }
}

/// The months of a timeline as they looked when the first `known` were behind, as far as `until`.
struct View<'a> {
    timeline: &'a Timeline,
    known: usize,
    until: usize,
}

impl View<'_> {
    /// Every hypothesis; the weights are logarithms of likelihoods yet.
    fn parts(&self, profile: &Profile, yearly: f64, reached: u64) -> Vec<Part> {
        let season = Season::of(self.timeline, profile, self.known);
        let typical = self.typical_month().unwrap_or(yearly / 12.0);
        // What hides under a label is weighed, too, and so are its constants.
        let mut constant = 0.0;
        for seen in &self.timeline.observations {
            if seen.months.end <= self.known {
                constant += log_constant(seen.count);
            }
        }
        let mut parts = Vec::new();
        for variation in VARIATIONS {
            let dispersion = 1.0 + variation * variation * typical.max(yearly / 48.0);
            let shares = season.shares(dispersion);
            for discount in DISCOUNTS {
                let hypothesis = Hypothesis { discount, dispersion, shares: &shares };
                let level = hypothesis.level(self.timeline, yearly, self.known);
                let ahead = self.ahead(&hypothesis, level);
                parts.push(Part { weight: constant + level.likelihood, reached, ahead });
            }
        }
        parts
    }

    /// What a month has brought in the running year and the three whole ones before it.
    fn typical_month(&self) -> Option<f64> {
        let mut starts = Vec::new();
        for year in &self.timeline.years {
            if year.end <= self.known {
                starts.push(year.start);
            }
        }
        let from = starts.iter().rev().nth(2).or(starts.first()).copied().unwrap_or(0);
        let (mut count, mut months) = (0.0, 0.0);
        for seen in &self.timeline.observations {
            if from <= seen.months.start && seen.months.end <= self.known {
                count += seen.count;
                for slot in self.timeline.slots(&seen.months) {
                    months += slot.fraction;
                }
            }
        }
        (months > 0.0).then_some(count / months)
    }

    /// Mean and variance at each month end ahead.
    ///
    /// The variance has four sources: chance and the months' own variation; the level, which is known less well the
    /// further ahead; the running year's shares, of what is behind as of what is ahead; and how later years change.
    fn ahead(&self, hypothesis: &Hypothesis<'_>, level: Level) -> Vec<(f64, f64)> {
        let slots = self.timeline.slots(&(self.known..self.until));
        let running = slots.first().map(|slot| slot.year);
        let mut behind = 0.0;
        for slot in self.timeline.slots(&(0..self.known)) {
            if Some(slot.year) == running {
                behind += hypothesis.exposure(slot);
            }
        }
        let (a, b) = (level.a, level.b);
        let learned = level.running / b;
        // Sums of exposure: all, the running year's, that of the year before this month's end; squares of whole years.
        let (mut all, mut this_year, mut year, mut squares) = (0.0, 0.0, (running, 0.0), 0.0);
        let (mut drifted, mut pairs) = (0.0, 0.0);
        let mut growth = 1.0;
        let mut ahead = Vec::with_capacity(slots.len());
        for (lead, slot) in slots.iter().enumerate() {
            let exposure = hypothesis.exposure(slot);
            // Σᵢ Σⱼ eᵢ eⱼ δ^(−min(kᵢ, kⱼ)), a month at a time.
            pairs += exposure * (2.0 * drifted + exposure * growth);
            drifted += exposure * growth;
            if lead < LONGEST_LEAD {
                growth /= hypothesis.discount;
            }
            all += exposure;
            if Some(slot.year) == running {
                this_year += exposure;
            } else if year.0 == Some(slot.year) {
                year.1 += exposure;
            } else {
                squares += year.1 * year.1;
                year = (Some(slot.year), exposure);
            }
            let worth = hypothesis.shares.worth;
            let of_behind = if behind > 0.0 { learned * learned / behind } else { 0.0 };
            let of_shares = (this_year + this_year * this_year * of_behind) / worth;
            let of_years = YEARLY_CHANGE * (squares + year.1 * year.1);
            let mean = a / b * all;
            let variance = hypothesis.dispersion * mean
                + a / (b * b) * pairs
                + (a / b) * (a / b) * (of_shares + of_years);
            ahead.push((mean, variance));
        }
        ahead
    }
}
