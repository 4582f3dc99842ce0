//! From records of single outcomes to monthly totals, each person counted once in a goal's window.
//!
//! A register holds a row for each outcome: who, what, and when it was registered. A [`Tally`] takes such records one by
//! one, in any order and as often as they stand there, keeps of each person no more than the first outcome in each
//! window, and forgets all of them once the totals are made. It grows with the persons, not with the records.

mod first;
mod groups;
mod kinds;
mod persons;
mod record;
mod slot;
mod sum;

pub(super) use groups::{BY_GROUP, undeclared};
pub use groups::{Group, Groups};
pub use kinds::Kind;
pub use record::{Record, Tallied};

use super::by_month::{ByMonth, month_number};
use super::found::Found;
use super::key::{Key, holds_identity_number, identity_number};
use super::totals::Totals;
use super::words::Words;
use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{By, Deduplication, Period, Programme, Unit};
use chrono::NaiveDate;
use first::{First, most_cells, part};
use groups::Given;
use kinds::Kinds;
use slot::{Slot, Slots};

/// Counts records as they come.
pub struct Tally<'a> {
    programme: &'a Programme,
    deduplication: Deduplication,
    kinds: Kinds,
    groups: [(By, Words<Group>); 3],
    /// Each window of each goal, in order: the goal's place among all, and the window.
    windows: Vec<(usize, Period)>,
    /// As many as windows.
    slots: Slots,
    /// What the first record of a person gives, and all others must.
    given: Option<Given>,
    records: u64,
    outside: u64,
    /// The records that count, by the month of their registration.
    months: ByMonth,
    found: Found,
}

impl<'a> Tally<'a> {
    /// An empty tally. `deduplication` says what the keys are worth: whether two parties have the same key for the same
    /// person. It is handed on with the totals; a key counts once in a window whatever it says.
    ///
    /// ```
    /// use mk_core::outcome::tally::{Record, Tally};
    /// use mk_core::{calendar, definition, programme::Deduplication};
    ///
    /// let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// let mut tally = Tally::new(&programme, Deduplication::AcrossParties);
    /// for (key, kind, day) in [
    ///     ("p-1", "reguljara-studier", "2025-03-20"),
    ///     ("p-1", "arbete", "2025-03-28"), // The same month: work stands before studies.
    ///     ("p-1", "arbete", "2025-05-02"), // The same year: counted already.
    ///     ("p-2", "arbete", "2025-04-11"),
    /// ] {
    ///     let registered = calendar::day(day).unwrap();
    ///     tally.add(Record { key, kind, registered, sex: None, team: None, age: None });
    /// }
    /// let tallied = tally.totals(None)?;
    /// assert_eq!((tallied.records, tallied.persons), (4, 2));
    /// let csv = tallied.totals.to_csv();
    /// assert!(csv.contains("arbete-eller-studier;2025-03;1;arbete\n"));
    /// assert!(csv.contains("arbete-eller-studier;2025-05;0;\n"));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn new(programme: &'a Programme, deduplication: Deduplication) -> Self {
        let windows: Vec<(usize, Period)> = (programme.goals.iter().enumerate())
            .flat_map(|(at, goal)| goal.windows(programme.period).into_iter().map(move |window| (at, window)))
            .collect();
        let of_persons = |at: usize| programme.goals.get(at).is_some_and(|goal| goal.unit == Unit::Persons);
        let groups = BY_GROUP.map(|by| {
            let declared = programme.breakdowns.iter().find(|breakdown| breakdown.by == by);
            let cells = declared.map_or(&[][..], |breakdown| &breakdown.cells);
            (by, Words::of_cells(cells, move |cell| Group { by, cell }))
        });
        let mut found = Found::default();
        for breakdown in &programme.breakdowns {
            let (cells, most) = (breakdown.cells.len(), most_cells(breakdown.by));
            if cells > most {
                let message =
                    format!("{cells} cells by {}; at most {most} are told apart", breakdown.by.word());
                found.push(Problem::new("too-many-cells", Place::path("breakdown"), message));
            }
        }
        Self {
            programme,
            deduplication,
            kinds: Kinds::of(programme, &windows),
            groups,
            slots: Slots::new(windows.iter().map(|(goal, _)| Slot::new(of_persons(*goal)))),
            windows,
            given: None,
            records: 0,
            outside: 0,
            months: ByMonth::new(programme.period),
            found,
        }
    }

    /// The kind of outcome of that id or title.
    pub fn kind(&self, word: &str) -> Option<Kind> {
        self.kinds.find(word)
    }

    /// The group by sex, team or age of that id or title.
    pub fn group(&self, by: By, word: &str) -> Option<Group> {
        let (_, words) = self.groups.iter().find(|(known, _)| *known == by)?;
        words.get(word).copied()
    }

    /// Counts a record in words. What is wrong with it is told by [`Tally::totals`].
    pub fn add(&mut self, record: Record<'_>) {
        match self.resolved(&record) {
            Ok((key, kind, groups)) => self.count(key, kind, record.registered, groups),
            Err(problems) => {
                self.records += 1;
                self.found.extend(problems);
            }
        }
    }

    /// Counts a record whose words have been looked up: the fast way, for whoever has many.
    pub fn count(&mut self, key: Key, kind: Kind, registered: NaiveDate, groups: Groups) {
        self.records += 1;
        let number = month_number(registered);
        let mut counts = false;
        for target in self.kinds.targets(kind) {
            if !target.window.contains(registered) {
                continue;
            }
            counts = true;
            if target.of_persons && self.given != Some(groups.given) {
                if self.given.is_some() {
                    self.found.push(groups::uneven(Place::path(format!("record {}", self.records))));
                    return;
                }
                self.given = Some(groups.given);
            }
            let month = u32::try_from(number - target.first_month).unwrap_or(0);
            let first = First::new(month, part(By::Kind, target.order) | groups.parts);
            self.slots.count(target.slot, key, first);
        }
        if counts {
            self.months.note(number);
        } else {
            self.outside += 1;
        }
    }

    /// The totals up to and with a month, or the last one with a record that counts. A month without a record, from the
    /// goal's first on, has 0. A goal without any is left out.
    ///
    /// # Errors
    /// Every problem of the records, at most a hundred, each with the record's number in its place. Where anything looks
    /// like an identity number, only that is told.
    pub fn totals(self, through: Option<Month>) -> Result<Tallied, Problems> {
        self.found.or(())?;
        // Without a record that counts there is no month to count up to.
        let through = through.or_else(|| self.months.last());
        let (totals, persons) = match through {
            None => (Totals { goals: Vec::new() }, 0),
            Some(through) => sum::totals(
                self.programme,
                &self.windows,
                &self.slots.counted(),
                self.given.unwrap_or_default(),
                self.deduplication,
                through,
            ),
        };
        let later = through.map_or(0, |through| self.months.after(through));
        Ok(Tallied { totals, records: self.records, persons, outside: self.outside, later })
    }

    /// Whether a kind's persons are counted, so that their groups must be known.
    pub(super) fn is_of_persons(&self, kind: Kind) -> bool {
        self.kinds.targets(kind).iter().any(|target| target.of_persons)
    }

    /// The problem of a word that is no kind.
    pub(super) fn unknown_kind(&self, word: &str, place: Place) -> Problem {
        not_repeated(word, place, |place| kinds::unknown(self.programme, word, place))
    }

    /// The problem of a word that is no group.
    pub(super) fn unknown_group(&self, by: By, word: &str, place: Place) -> Problem {
        not_repeated(word, place, |place| groups::unknown(self.programme, by, word, place))
    }

    fn resolved(&self, record: &Record<'_>) -> Result<(Key, Kind, Groups), Vec<Problem>> {
        let place = |field: &str| Place::path(format!("record {}, {field}", self.records + 1));
        let key = Key::new(record.key.as_bytes());
        let key = key.map_err(|problem| Problem { place: place("key"), ..problem });
        let kind = self.kind(record.kind).ok_or_else(|| self.unknown_kind(record.kind, place("kind")));
        let mut groups = Groups::default();
        let mut problems = Vec::new();
        for (by, word) in BY_GROUP.into_iter().zip([record.sex, record.team, record.age]) {
            let Some(word) = word else { continue };
            match self.group(by, word) {
                Some(group) => groups = groups.with(group),
                None => problems.push(self.unknown_group(by, word, place(by.word()))),
            }
        }
        match (key, kind) {
            (Ok(key), Ok(kind)) if problems.is_empty() => Ok((key, kind, groups)),
            (key, kind) => Err([key.err(), kind.err()].into_iter().flatten().chain(problems).collect()),
        }
    }
}

/// A problem of a word, unless the word looks like an identity number, which is one of its own.
fn not_repeated(word: &str, place: Place, otherwise: impl FnOnce(Place) -> Problem) -> Problem {
    if holds_identity_number(word.as_bytes()) { identity_number(place) } else { otherwise(place) }
}
