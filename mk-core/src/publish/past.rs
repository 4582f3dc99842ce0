//! The second rule, and the guarantee: what may join what is public of one row of numbers.

mod room;

use super::figure::Span;
use super::rules::LARGEST;
use room::Room;

/// What everybody knows of one row of numbers in one window: of a goal's total, which is one number, or of the cells of
/// one breakdown. It begins with nothing reached, and knows what has been shown since.
///
/// Whether numbers are shown depends on this and on the numbers themselves, and on nothing that is hidden. So that they
/// are not shown says no more than that they are not among those that would be.
///
/// ```
/// use mk_core::publish::Past;
/// // Two groups, and the label for 0 to 4.
/// let mut past = Past::new(2, 5);
/// assert!(past.join(Some(22), &[12, 10]));
/// assert!(!past.join(Some(36), &[16, 20]), "four more in the first");
/// // Now the first has nine more. But 21 of 41 would leave it no other number than 16 for the time before.
/// assert!(!past.join(Some(41), &[21, 20]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Past {
    threshold: u64,
    /// All that is known of the numbers together, in order of time.
    known: Vec<Vec<u64>>,
    /// What is known of some of them, from elsewhere: sums over cells.
    sums: Vec<Sum>,
    /// The totals that were shown without the numbers, since the last of `known`.
    missed: Vec<u64>,
    /// What each number is last known to have been, together with others or alone.
    latest: Vec<u64>,
    /// Whether something has been known of some of the numbers since the last of `known`.
    is_partly_known: bool,
}

/// A sum over some of the cells that is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sum {
    cells: Vec<usize>,
    sum: u64,
}

impl Sum {
    fn over(cells: &[usize], numbers: &[u64]) -> u64 {
        cells.iter().filter_map(|cell| numbers.get(*cell)).sum()
    }
}

impl Past {
    /// At the beginning of a window, for so many numbers.
    pub fn new(numbers: usize, threshold: u32) -> Self {
        Self {
            threshold: threshold.into(),
            known: vec![vec![0; numbers]],
            sums: Vec::new(),
            missed: Vec::new(),
            latest: vec![0; numbers],
            is_partly_known: false,
        }
    }

    /// Shows numbers where they may be shown, and notes for the time to come whether they were. `total` is their sum
    /// where that is public for this day, as cells need it; a total itself has itself.
    pub fn join(&mut self, total: Option<u64>, numbers: &[u64]) -> bool {
        let joins = total.is_some() && self.admits(numbers);
        self.note(total, numbers, joins);
        joins
    }

    /// Whether numbers may be shown: all of them have risen, or all have fallen, by at least the threshold since each
    /// time that they were known; and after dates that they missed, everything they could have been then keeps as many
    /// values as the threshold.
    pub fn admits(&self, numbers: &[u64]) -> bool {
        self.has_moved(numbers) && self.keeps_room(numbers)
    }

    /// Whether all numbers have risen, or all have fallen, by at least the threshold since each time they were known.
    pub(super) fn has_moved(&self, numbers: &[u64]) -> bool {
        self.known.iter().all(|known| self.is_apart(known.iter().copied().zip(numbers.iter().copied())))
            && self
                .sums
                .iter()
                .all(|known| self.is_apart([(known.sum, Sum::over(&known.cells, numbers))].into_iter()))
    }

    /// Notes numbers of a day as shown or missed.
    pub(super) fn note(&mut self, total: Option<u64>, numbers: &[u64], shown: bool) {
        if shown {
            self.known.push(numbers.to_vec());
            self.latest = numbers.to_vec();
            self.missed.clear();
            self.is_partly_known = false;
        } else if numbers.len() > 1 {
            // A total that is not shown is not known, either.
            self.missed.extend(total);
        }
    }

    /// Notes what is known of the numbers on a later day than those to come: it holds for them, too.
    pub(super) fn foresee(&mut self, numbers: &[Option<u64>]) {
        for (cell, number) in numbers.iter().enumerate() {
            self.sums.extend(number.map(|sum| Sum { cells: vec![cell], sum }));
        }
    }

    /// Notes what is known of the numbers from elsewhere, on a day that has come.
    pub(super) fn learn(&mut self, numbers: &[Option<u64>], total: Option<u64>) {
        if let Some(numbers) = numbers.iter().copied().collect::<Option<Vec<u64>>>() {
            self.note(total, &numbers, true);
        } else {
            self.foresee(numbers);
            self.sums.extend(total.and_then(|total| rest(numbers, total)));
            for (latest, number) in self.latest.iter_mut().zip(numbers) {
                *latest = number.unwrap_or(*latest);
            }
            self.is_partly_known |= numbers.iter().any(Option::is_some);
        }
    }

    /// Whether a total may be known on a day on which some of the numbers are known from elsewhere: what is left of it is
    /// apart from what it was; and beside all that is known of single numbers so far, it leaves as much as the threshold.
    pub(super) fn admits_total(&self, numbers: &[Option<u64>], total: u64) -> bool {
        let near = self.near_totals(numbers);
        total >= self.least_total(numbers) && near.iter().all(|near| near.abs_diff(total) >= self.threshold)
    }

    /// The least that a total may be beside what is known of single numbers; 0 where they were last known together.
    pub(super) fn least_total(&self, numbers: &[Option<u64>]) -> u64 {
        let of =
            |(latest, number): (&u64, Option<&Option<u64>>)| number.copied().flatten().unwrap_or(*latest);
        let latest: Vec<u64> = (0..self.latest.len())
            .filter_map(|at| Some(of((self.latest.get(at)?, numbers.get(at)))))
            .collect();
        let is_partly_known = self.is_partly_known || rest(numbers, 0).is_some();
        if is_partly_known { latest.iter().sum::<u64>() + self.threshold } else { 0 }
    }

    /// The totals that would leave of it what is known to have been left before, beside numbers known on a day.
    pub(super) fn near_totals(&self, numbers: &[Option<u64>]) -> Vec<u64> {
        let Some(Sum { cells, .. }) = rest(numbers, 0) else { return Vec::new() };
        let beside: u64 = numbers.iter().flatten().sum();
        let known = self.known.iter().map(|known| Sum::over(&cells, known));
        let sums = self.sums.iter().filter(|known| known.cells == cells).map(|known| known.sum);
        known.chain(sums).map(|rest| beside + rest).collect()
    }

    /// What the one number of a total can be where the label stands: less than the threshold above the highest that is
    /// known, and not below the last. A correction that took away less than the threshold waits: see [`super`].
    ///
    /// One that took away as much or more, to a number that cannot be shown, says no more than that; where that would be to
    /// say too much, it waits, too. Beside other numbers that are known (`near`), or a lowest one that may be shown, the
    /// label can reach further: as far as everything that is hidden for the same reason, or for one that is next to it.
    pub(super) fn label(&self, number: u64, near: &[u64], lowest: u64) -> Span<u64> {
        let last = self.last();
        if number.saturating_add(self.threshold) <= last && self.can_fall_to_label(last) {
            return Span { least: 0, most: last.saturating_sub(self.threshold) };
        }
        let small = self.threshold - 1;
        let highest = self.known.iter().filter_map(|known| known.first().copied()).max().unwrap_or(0);
        let mut most = (highest + small).max(lowest.saturating_sub(1));
        let mut near: Vec<u64> =
            near.iter().copied().chain(self.sums.iter().map(|known| known.sum)).collect();
        near.sort_unstable();
        for other in near {
            // Up to here there is one label for all, unless a number that would be shown lies between.
            if other.saturating_sub(small) <= most + 1 || number > most {
                most = most.max(other.saturating_add(small));
            }
        }
        Span { least: last, most: if number <= most { most } else { LARGEST.into() } }
    }

    /// What the one number of a total is last known to have been.
    pub(super) fn last(&self) -> u64 {
        self.known.last().and_then(|known| known.first()).copied().unwrap_or(0)
    }

    /// What the first of two numbers can be where the label stands for both, beside what their total can be: not below
    /// what it was, and the other not below what that was. Where a correction makes that untrue, anything up to the total.
    pub(super) fn label_of_part(&self, numbers: &[u64], total: Option<Span<u64>>) -> Span<u64> {
        let last = |cell: usize| self.known.last().and_then(|known| known.get(cell)).copied().unwrap_or(0);
        let most = total.map_or(u64::MAX, |total| total.most);
        let span = Span { least: last(0), most: most.saturating_sub(last(1)) };
        let fits = numbers.first().is_some_and(|number| (span.least..=span.most).contains(number));
        if fits { span } else { Span { least: 0, most } }
    }

    /// Whether a number can stand under a label, where corrections wait.
    pub(super) fn fits(&self, label: Span<u64>, number: u64) -> bool {
        let waits =
            number.saturating_add(self.threshold) > label.least || !self.can_fall_to_label(label.least);
        number <= label.most && waits
    }

    /// Whether all that is at least the threshold below a number is as many values as the threshold.
    fn can_fall_to_label(&self, last: u64) -> bool {
        last + 1 >= 2 * self.threshold
    }

    /// Whether all pairs of earlier and new numbers go the same way, by at least the threshold.
    fn is_apart(&self, pairs: impl Iterator<Item = (u64, u64)> + Clone) -> bool {
        pairs.clone().all(|(old, new)| new >= old.saturating_add(self.threshold))
            || pairs.into_iter().all(|(old, new)| old >= new.saturating_add(self.threshold))
    }

    /// Whether each {cell, rest}, at each date that was missed since the numbers were last known and between any two of
    /// these dates, keeps as many values as the threshold once these numbers are shown.
    ///
    /// A label at the dates missed says that some cell moved by less than the threshold. Counted here is only what
    /// could have been where one and the same cell stayed that small at all of them, so there is never less room than
    /// counted. Where a total fell between, nothing is sure, and the numbers wait for the next window.
    fn keeps_room(&self, numbers: &[u64]) -> bool {
        let (Some(base), Some(_)) = (self.known.last(), self.missed.last()) else { return true };
        if self.is_partly_known {
            return false;
        }
        let from: u64 = base.iter().sum();
        let now: u64 = numbers.iter().sum();
        let totals: Vec<u64> = std::iter::once(from)
            .chain(self.missed.iter().copied())
            .chain([now])
            .map(|total| total.saturating_sub(from))
            .collect();
        let fell = numbers.iter().zip(base).any(|(new, old)| new < old);
        if fell || !totals.is_sorted() || self.missed.iter().any(|total| *total < from) {
            return false;
        }
        let rises: Vec<u64> = numbers.iter().zip(base).map(|(new, old)| new - old).collect();
        let room = Room::new(self.threshold, &totals);
        (0..rises.len()).all(|cell| room.is_kept(cell, &rises))
    }
}

/// What is left of a total beside the numbers that are known, where that is something.
fn rest(numbers: &[Option<u64>], total: u64) -> Option<Sum> {
    let cells: Vec<usize> = (0..numbers.len()).filter(|cell| numbers.get(*cell) == Some(&None)).collect();
    let known: u64 = numbers.iter().flatten().sum();
    (!cells.is_empty() && cells.len() < numbers.len())
        .then(|| Sum { cells, sum: total.saturating_sub(known) })
}
