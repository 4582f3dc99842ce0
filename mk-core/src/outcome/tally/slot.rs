//! The windows of the goals, while records come in.

use super::super::key::Key;
use super::first::First;
use super::persons::Persons;
use std::hint::black_box;

/// What has been counted in one window.
pub(super) enum Slot {
    /// Persons, each once.
    Persons(Persons),
    /// How many each month has had, from the window's first on.
    Events(Vec<u64>),
}

impl Slot {
    pub(super) fn new(of_persons: bool) -> Self {
        if of_persons { Self::Persons(Persons::default()) } else { Self::Events(Vec::new()) }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Persons(persons) => persons.count() == 0,
            Self::Events(months) => months.is_empty(),
        }
    }

    fn count(&mut self, key: Key, first: First) {
        match self {
            Self::Persons(persons) => persons.note(key, first),
            Self::Events(months) => {
                let month = first.month();
                if months.len() <= month {
                    months.resize(month + 1, 0);
                }
                if let Some(count) = months.get_mut(month) {
                    *count += 1;
                }
            }
        }
    }
}

/// So many outcomes are counted together.
const TOGETHER: usize = 128;

/// All windows, and outcomes that wait to be counted together.
pub(super) struct Slots {
    slots: Vec<Slot>,
    waiting: Vec<(usize, Key, First)>,
}

impl Slots {
    pub(super) fn new(slots: impl Iterator<Item = Slot>) -> Self {
        Self { slots: slots.collect(), waiting: Vec::with_capacity(TOGETHER) }
    }

    pub(super) fn count(&mut self, slot: usize, key: Key, first: First) {
        self.waiting.push((slot, key, first));
        if self.waiting.len() == TOGETHER {
            self.count_waiting();
        }
    }

    /// The windows, with all that has been counted.
    pub(super) fn counted(mut self) -> Vec<Slot> {
        self.count_waiting();
        self.slots
    }

    fn count_waiting(&mut self) {
        let mut seen = 0;
        for (slot, key, _) in &self.waiting {
            if let Some(Slot::Persons(persons)) = self.slots.get(*slot) {
                seen ^= persons.touch(*key);
            }
        }
        // Or else the compiler would leave out what nobody uses.
        black_box(seen);
        for (slot, key, first) in self.waiting.drain(..) {
            if let Some(slot) = self.slots.get_mut(slot) {
                slot.count(key, first);
            }
        }
    }
}
