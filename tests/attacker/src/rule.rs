//! Rules by which a total and two groups are shown: the gate's own, and others that hide less.

use mk_core::publish::Past;

/// What decides whether numbers are shown, of what is public already and of the numbers.
pub trait Rule: Clone + Send + Sync {
    /// Whether a total is shown.
    fn shows_total(&self, total: u64) -> bool;
    /// Whether two groups are shown, beside a total that is shown or not.
    fn shows_groups(&self, total_is_shown: bool, groups: [u64; 2]) -> bool;
    /// Remembers what has been shown.
    fn remember(&mut self, total: Option<u64>, groups: Option<[u64; 2]>);
}

/// The gate's own.
#[derive(Clone)]
pub struct Gate {
    total: Past,
    groups: Past,
}

impl Gate {
    /// With its threshold.
    pub fn new(threshold: u32) -> Self {
        Self { total: Past::new(1, threshold), groups: Past::new(2, threshold) }
    }
}

impl Rule for Gate {
    fn shows_total(&self, total: u64) -> bool {
        self.total.admits(&[total])
    }

    fn shows_groups(&self, total_is_shown: bool, groups: [u64; 2]) -> bool {
        total_is_shown && self.groups.admits(&groups)
    }

    fn remember(&mut self, total: Option<u64>, groups: Option<[u64; 2]>) {
        if let Some(total) = total {
            self.total.join(Some(total), &[total]);
        }
        match groups {
            Some(groups) => drop(self.groups.join(total, &groups)),
            // Groups that have not moved are missed.
            None => drop(self.groups.join(total, &[0, 0])),
        }
    }
}

/// What dashboards do: nothing from 1 to k − 1 is shown.
#[derive(Clone)]
pub struct Plain(pub u64);

impl Rule for Plain {
    fn shows_total(&self, total: u64) -> bool {
        total == 0 || total >= self.0
    }

    fn shows_groups(&self, _: bool, groups: [u64; 2]) -> bool {
        groups.into_iter().all(|group| self.shows_total(group))
    }

    fn remember(&mut self, _: Option<u64>, _: Option<[u64; 2]>) {}
}

/// The gate's second rule without one of its halves.
#[derive(Clone)]
pub struct Half {
    threshold: u64,
    /// Whether groups wait for a total that is shown.
    waits_for_total: bool,
    total: u64,
    groups: [u64; 2],
}

impl Half {
    /// Without the check before groups return after a point that they missed.
    pub fn without_return_check(threshold: u64) -> Self {
        Self { threshold, waits_for_total: true, total: 0, groups: [0; 2] }
    }

    /// With groups that are shown whether or not their total is.
    pub fn without_total(threshold: u64) -> Self {
        Self { waits_for_total: false, ..Self::without_return_check(threshold) }
    }
}

impl Rule for Half {
    fn shows_total(&self, total: u64) -> bool {
        total >= self.total + self.threshold
    }

    fn shows_groups(&self, total_is_shown: bool, groups: [u64; 2]) -> bool {
        let moved = groups.iter().zip(self.groups).all(|(new, old)| *new >= old + self.threshold);
        moved && (total_is_shown || !self.waits_for_total)
    }

    fn remember(&mut self, total: Option<u64>, groups: Option<[u64; 2]>) {
        self.total = total.unwrap_or(self.total);
        self.groups = groups.unwrap_or(self.groups);
    }
}
