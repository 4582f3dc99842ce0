//! The mixture: every hypothesis about how steady the level is and how much months vary, weighed by what was seen.

use super::distribution::Component;
use super::filter::{Hypothesis, Level};
use super::season::Season;
use super::timeline::Timeline;
use crate::count::number;
use crate::programme::Profile;
use crate::publish::Span;

/// What of the knowledge of the level is left a month later: the level stands still, drifts, jumps about.
const DISCOUNTS: [f64; 5] = [1.0, 0.97, 0.93, 0.85, 0.7];
/// How much a month varies beyond chance, in shares of itself.
const VARIATIONS: [f64; 6] = [0.0, 0.1, 0.2, 0.35, 0.6, 1.0];
/// The typical change from one year to the next, as a logarithm: the median of the real series in the tests.
const YEARLY_CHANGE: f64 = 0.17;
/// From a year ahead on the level is no more uncertain than that.
const LONGEST_LEAD: usize = 12;
/// How much wider own misses can make a forecast, as a factor of its variance.
const WIDEST: f64 = 4.0;
/// As many misses as expected are taken for granted, so that one unlucky year does not decide.
const MISSES_GRANTED: f64 = 2.0;

/// One hypothesis, with what it says of each month end ahead.
pub(super) struct Part {
    weight: f64,
    reached: u64,
    /// Mean and variance of what comes until then.
    ahead: Vec<(f64, f64)>,
}

/// By how much past misses widen a forecast, as a factor of its variance.
pub(super) type Misses = fn(&Timeline, &Profile) -> f64;

/// The hypotheses about a goal's window, by their weight.
pub(super) fn parts(timeline: &Timeline, profile: &Profile, target: u32, misses: Misses) -> Vec<Part> {
    let season = Season::of(timeline, profile, timeline.known());
    let shares = season.shares(1.0);
    let within = timeline.months.iter().skip(timeline.window);
    let years: f64 =
        within.map(|slot| shares.of.get(slot.number).copied().unwrap_or(0.0) * slot.fraction).sum();
    let yearly = f64::from(target.max(1)) / years.max(f64::MIN_POSITIVE);
    let Span { least, most } = timeline.reached;
    let mut parts: Vec<Part> = (least..=most)
        .flat_map(|reached| {
            let timeline = timeline.with_hidden(number(reached - least));
            let wider = misses(&timeline, profile);
            let view = View { timeline: &timeline, known: timeline.known(), until: timeline.months.len() };
            let mut parts = view.parts(profile, yearly, reached);
            for (_, variance) in parts.iter_mut().flat_map(|part| &mut part.ahead) {
                *variance *= wider;
            }
            parts
        })
        .collect();
    normalise(&mut parts);
    parts
}

/// The components of the distribution at a month end ahead, 0 being the next; at none where the window is over.
pub(super) fn through(parts: &[Part], horizon: usize) -> Vec<Component> {
    let component = |part: &Part| {
        let (mean, variance) = part.ahead.get(horizon).copied().unwrap_or((0.0, 0.0));
        Component { weight: part.weight, reached: part.reached, mean, variance }
    };
    parts.iter().map(component).collect()
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
        let sum = |from: usize, until: usize| -> Option<f64> {
            let starts = |at: usize| timeline.observations.iter().any(|seen| seen.months.start == at);
            let ends = timeline.observations.iter().any(|seen| seen.months.end == until);
            let within = timeline.observations.iter();
            let within = within.filter(|seen| from <= seen.months.start && seen.months.end <= until);
            (starts(from) && ends).then(|| within.map(|seen| seen.count).sum())
        };
        // Where a label stands across that month, what came after it is not known.
        let (Some(target), Some(came)) = (sum(before.start, before.end), sum(known, year.end)) else {
            continue;
        };
        let view = View { timeline, known, until: year.end };
        let mut parts = view.parts(profile, target.max(1.0), 0);
        normalise(&mut parts);
        let (mean, variance) = moments(&parts);
        if variance > 0.0 {
            squares += (came - mean) * (came - mean) / variance;
            count += 1.0;
        }
    }
    (squares / count).clamp(1.0, WIDEST)
}

/// The mean and variance of what comes until the last month end ahead.
fn moments(parts: &[Part]) -> (f64, f64) {
    let last = |part: &Part| part.ahead.last().copied().unwrap_or((0.0, 0.0));
    let mean: f64 = parts.iter().map(|part| part.weight * last(part).0).sum();
    let of_part = |part: &Part| {
        let (own, variance) = last(part);
        part.weight * (variance + (own - mean) * (own - mean))
    };
    (mean, parts.iter().map(of_part).sum())
}

/// From logarithms of likelihoods to weights that sum to 1.
fn normalise(parts: &mut [Part]) {
    let likeliest = parts.iter().map(|part| part.weight).fold(f64::NEG_INFINITY, f64::max);
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
        let mut parts = Vec::new();
        for variation in VARIATIONS {
            let dispersion = 1.0 + variation * variation * typical.max(yearly / 48.0);
            let shares = season.shares(dispersion);
            for discount in DISCOUNTS {
                let hypothesis = Hypothesis { discount, dispersion, shares: &shares };
                let level = hypothesis.level(self.timeline, yearly, self.known);
                let ahead = self.ahead(&hypothesis, level);
                parts.push(Part { weight: level.likelihood, reached, ahead });
            }
        }
        parts
    }

    /// What a month has brought in the running year and the three whole ones before it.
    fn typical_month(&self) -> Option<f64> {
        let past: Vec<_> = self.timeline.years.iter().filter(|year| year.end <= self.known).collect();
        let from = past.iter().rev().nth(2).or(past.first()).map_or(0, |year| year.start);
        let seen = || {
            let all = self.timeline.observations.iter();
            all.filter(|seen| from <= seen.months.start && seen.months.end <= self.known)
        };
        let slots = seen().filter_map(|seen| self.timeline.months.get(seen.months.clone())).flatten();
        let months: f64 = slots.map(|slot| slot.fraction).sum();
        (months > 0.0).then(|| seen().map(|seen| seen.count).sum::<f64>() / months)
    }

    /// Mean and variance at each month end ahead.
    ///
    /// The variance has four sources: chance and the months' own variation; the level, which is known less well the
    /// further ahead; the running year's shares, of what is behind as of what is ahead; and how later years change.
    fn ahead(&self, hypothesis: &Hypothesis<'_>, level: Level) -> Vec<(f64, f64)> {
        let slots = self.timeline.months.get(self.known..self.until).unwrap_or(&[]);
        let running = slots.first().map(|slot| slot.year);
        let behind: f64 = self
            .timeline
            .months
            .get(..self.known)
            .unwrap_or(&[])
            .iter()
            .rev()
            .take_while(|slot| Some(slot.year) == running)
            .map(|slot| hypothesis.exposure(slot))
            .sum();
        let (a, b) = (level.a, level.b);
        let learned = level.running / b;
        let yearly_variance = libm::expm1(YEARLY_CHANGE * YEARLY_CHANGE);
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
            let of_years = yearly_variance * (squares + year.1 * year.1);
            let mean = a / b * all;
            let variance = hypothesis.dispersion * mean
                + a / (b * b) * pairs
                + (a / b) * (a / b) * (of_shares + of_years);
            ahead.push((mean, variance));
        }
        ahead
    }
}
