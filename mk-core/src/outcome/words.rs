//! Ids and titles, by which a file names what a definition declares.

use crate::programme::{Cell, Goal, Id};
use crate::text::Text;
use std::collections::BTreeMap;

/// What each word stands for. Capitals and spaces around a word make no difference.
pub(super) struct Words<T>(BTreeMap<String, T>);

impl<T: Copy> Words<T> {
    /// The words of some things: ids, and titles in any language, which stand back where one is another's id.
    pub(super) fn of<'a>(things: impl Iterator<Item = (&'a Id, &'a Text, T)> + Clone) -> Self {
        let mut words = BTreeMap::new();
        for (id, _, thing) in things.clone() {
            words.entry(id.as_str().to_owned()).or_insert(thing);
        }
        for (_, title, thing) in things {
            for (_, title) in title.entries() {
                words.entry(title.trim().to_lowercase()).or_insert(thing);
            }
        }
        Self(words)
    }

    /// The words of cells, by their place among them.
    pub(super) fn of_cells<'a>(cells: &'a [Cell], thing: impl Fn(u16) -> T + Clone + 'a) -> Self {
        Self::of((0..=u16::MAX).zip(cells).map(move |(at, cell)| (&cell.id, &cell.title, thing(at))))
    }

    /// The words of goals, by their place among all.
    pub(super) fn of_goals(goals: &[Goal], thing: impl Fn(usize) -> T + Clone) -> Self {
        Self::of(goals.iter().enumerate().map(move |(at, goal)| (&goal.id, &goal.title, thing(at))))
    }
}

impl<T> Words<T> {
    pub(super) fn get(&self, written: &str) -> Option<&T> {
        // Ids are written small already.
        self.0.get(written).or_else(|| self.0.get(written.trim().to_lowercase().as_str()))
    }

    pub(super) fn none() -> Self {
        Self(BTreeMap::new())
    }

    pub(super) fn insert(&mut self, word: String, thing: T) {
        self.0.insert(word, thing);
    }

    pub(super) fn into_entries(self) -> impl Iterator<Item = (String, T)> {
        self.0.into_iter()
    }
}
