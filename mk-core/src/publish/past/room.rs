//! How much room labels leave: what a cell can have been at dates that were missed, by a formula. The tests hold it against
//! every way that things could have been.

use crate::publish::Span;

/// What cells can have been at the dates missed.
pub(super) struct Room<'a> {
    threshold: u64,
    /// By how much the total had risen at the last known date (0), at each date missed, and now.
    totals: &'a [u64],
}

impl<'a> Room<'a> {
    pub(super) fn new(threshold: u64, totals: &'a [u64]) -> Self {
        Self { threshold, totals }
    }

    /// Whether one cell keeps as many values as the threshold, where the cells have risen by so much by now.
    pub(super) fn is_kept(&self, cell: usize, rises: &[u64]) -> bool {
        let [.., missed, now] = *self.totals else { return true };
        let own = rises.get(cell).copied().unwrap_or(0);
        let others = || rises.iter().enumerate().filter(|(other, _)| *other != cell).map(|(_, rise)| *rise);
        let (rest, smallest) = (others().sum::<u64>(), others().min().unwrap_or(0));
        // By how much the cell can have risen up to the last date missed, by the total alone; and then where the cell
        // itself stayed small, and where the smallest of the others did.
        let least = own.saturating_sub(now - missed);
        let most = own.min(missed);
        let small = self.threshold - 1;
        let itself = Span { least, most: most.min(small) };
        let other = Span { least: least.max(missed.saturating_sub(rest - smallest + small)), most };
        let dates = self.totals.len();
        (0..dates).all(|from| {
            (from + 1..dates).filter(|until| (from, *until) != (0, dates - 1)).all(|until| {
                let stretch = |span| self.stretch(from, until, own, span);
                count(stretch(itself), stretch(other)) >= self.threshold
            })
        })
    }

    /// What the cell can have risen by between two dates, where it had risen by something in `span` up to the last one
    /// missed; nothing where that is empty.
    fn stretch(&self, from: usize, until: usize, own: u64, span: Span<u64>) -> Option<Span<u64>> {
        let [.., missed, _] = *self.totals else { return None };
        let at = |date: usize| self.totals.get(date).copied().unwrap_or(0);
        let within = |from: usize, until: usize| {
            let length = at(until) - at(from);
            Span { least: span.least.saturating_sub(missed - length), most: span.most.min(length) }
        };
        (span.least <= span.most).then(|| {
            if until + 1 < self.totals.len() {
                within(from, until)
            } else {
                let before = within(0, from);
                Span { least: own - before.most, most: own - before.least }
            }
        })
    }
}

/// How many values lie in one span or the other.
fn count(one: Option<Span<u64>>, other: Option<Span<u64>>) -> u64 {
    let length = |span: Span<u64>| span.most - span.least + 1;
    match (one, other) {
        (Some(one), Some(other)) => {
            let (least, most) = (one.least.max(other.least), one.most.min(other.most));
            let both = if least <= most { most - least + 1 } else { 0 };
            length(one) + length(other) - both
        }
        (Some(span), None) | (None, Some(span)) => length(span),
        (None, None) => 0,
    }
}
