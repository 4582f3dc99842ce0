//! The persons of one window, each with the first outcome.

use super::super::key::Key;
use super::first::First;

/// A hash table of its own, because a tally spends most of its time waiting for memory here: a person's key and first
/// outcome lie side by side, and [`Persons::touch`] has the memory brought before it is needed.
///
/// Keys are hashes already, so their lowest bits say where they stand; where somebody else stands there, the next free
/// place is taken. It grows with the persons, and with nothing else.
#[derive(Default)]
pub(super) struct Persons {
    /// None, or a power of two of them.
    places: Vec<(Key, First)>,
    count: usize,
}

impl Persons {
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Everybody, in the order of the lowest bits of their keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, First)> {
        self.places.iter().copied().filter(|(_, first)| *first != First::NONE)
    }

    /// Notes an outcome of a person: it stays if none before it was earlier.
    pub(super) fn note(&mut self, key: Key, first: First) {
        // A third stays free, so that a free place is never far.
        if 3 * (self.count + 1) > 2 * self.places.len() {
            self.grow();
        }
        let place = find(&self.places, key);
        if let Some((owner, known)) = place.and_then(|place| self.places.get_mut(place)) {
            if *known == First::NONE {
                *owner = key;
                self.count += 1;
            }
            *known = first.min(*known);
        }
    }

    /// A person's first outcome.
    pub(super) fn first(&self, key: Key) -> Option<First> {
        let (_, first) = find(&self.places, key).and_then(|place| self.places.get(place))?;
        Some(*first).filter(|first| *first != First::NONE)
    }

    /// Looks at the place where a key would stand. What is seen there means nothing.
    ///
    /// Many such looks, none of which waits for another, bring their memory at the same time; one by one each note would
    /// wait for its own.
    pub(super) fn touch(&self, key: Key) -> u64 {
        self.places.get(key.bits() & self.places.len().wrapping_sub(1)).map_or(0, |(_, first)| first.bits())
    }

    fn grow(&mut self) {
        let places = vec![(Key::NONE, First::NONE); (2 * self.places.len()).max(64)];
        for (key, first) in std::mem::replace(&mut self.places, places) {
            if first != First::NONE
                && let Some(place) = find(&self.places, key).and_then(|place| self.places.get_mut(place))
            {
                *place = (key, first);
            }
        }
    }
}

/// The place of a key, or the free one that it would take; none where there is no place at all.
fn find(places: &[(Key, First)], key: Key) -> Option<usize> {
    let start = key.bits() & places.len().checked_sub(1)?;
    let (before, from) = places.split_at_checked(start)?;
    let fits = |(owner, first): &(Key, First)| *owner == key || *first == First::NONE;
    // From its own place to the end, and on from the beginning.
    from.iter().position(fits).map(|at| start + at).or_else(|| before.iter().position(fits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn keeps_everybody_and_the_first_outcome_of_each() {
        let (mut persons, mut expected) = (Persons::default(), BTreeMap::new());
        let mut state = 88_172_645_463_325_252_u64;
        for _ in 0..50_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let key = Key::new(format!("p-{}", (state >> 32) % 9_000).as_bytes()).unwrap();
            let first = First::new(u32::try_from(state % 100).unwrap(), state >> 40 & 0xFFF);
            assert_eq!(persons.first(key), expected.get(&key).copied());
            persons.note(key, first);
            expected.entry(key).and_modify(|known: &mut First| *known = first.min(*known)).or_insert(first);
        }
        assert_eq!(persons.count(), expected.len());
        assert_eq!(persons.iter().count(), expected.len());
        assert!(persons.iter().all(|(key, first)| expected.get(&key) == Some(&first)));
    }

    /// All in the last place of a table, so that those after the first go on from the beginning.
    #[test]
    fn the_places_are_a_ring() {
        let keys: Vec<Key> = (0..20_000)
            .filter_map(|number| Key::new(format!("p-{number}").as_bytes()).ok())
            .filter(|key| key.bits() & 63 == 63)
            .take(40)
            .collect();
        let mut persons = Persons::default();
        for key in &keys {
            persons.note(*key, First::new(1, 0));
        }
        assert_eq!((persons.count(), persons.places.len()), (40, 64));
        assert!(keys.iter().all(|key| persons.first(*key) == Some(First::new(1, 0))));
    }
}
