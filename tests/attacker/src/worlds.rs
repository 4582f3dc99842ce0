//! Everything that could have been, tried one by one.

use std::collections::HashMap;
use std::hash::Hash;

/// A number of a world that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<W, P> {
    /// What was so.
    pub world: W,
    /// What was public of it.
    pub public: P,
    /// Which of its numbers.
    pub number: &'static str,
    /// All that this number can be.
    pub values: Vec<u64>,
}

/// Looks through worlds, of which some are only thought of, for a number from 1 to `threshold` − 1 that has fewer than
/// `threshold` values among the worlds with the same public face. Of several, the one with the fewest values.
pub fn found<W: Clone + Ord, P: Clone + Eq + Hash>(
    worlds: impl Iterator<Item = W>,
    is_meant: impl Fn(&W) -> bool,
    public: impl Fn(&W) -> P,
    numbers: impl Fn(&W) -> Vec<(&'static str, u64)>,
    threshold: usize,
) -> Option<Found<W, P>> {
    let mut faces: HashMap<P, Vec<W>> = HashMap::new();
    for world in worlds {
        faces.entry(public(&world)).or_default().push(world);
    }
    let mut narrowest: Option<Found<W, P>> = None;
    for (public, worlds) in faces {
        let mut values: Vec<Vec<u64>> = Vec::new();
        for world in &worlds {
            let numbers = numbers(world);
            values.resize(numbers.len(), Vec::new());
            for (known, (_, number)) in values.iter_mut().zip(numbers) {
                if !known.contains(&number) {
                    known.push(number);
                }
            }
        }
        for world in worlds.iter().filter(|world| is_meant(world)) {
            for ((number, value), values) in numbers(world).into_iter().zip(&values) {
                let is_small = value > 0 && usize::try_from(value).is_ok_and(|value| value < threshold);
                if is_small && values.len() < threshold {
                    let mut values = values.clone();
                    values.sort_unstable();
                    let found = Found { world: world.clone(), public: public.clone(), number, values };
                    let rank = |found: &Found<W, P>| (found.values.len(), found.world.clone());
                    if narrowest.as_ref().is_none_or(|known| rank(&found) < rank(known)) {
                        narrowest = Some(found);
                    }
                }
            }
        }
    }
    narrowest
}

/// Every list of so many numbers from 0 to `most`.
pub fn lists(length: u32, most: u64) -> impl Iterator<Item = Vec<u64>> {
    let base = most + 1;
    (0..base.pow(length)).map(move |number| {
        let mut rest = number;
        (0..length)
            .map(|_| {
                let digit = rest % base;
                rest /= base;
                digit
            })
            .collect()
    })
}
