//! Counting records: ten million of a million persons.

use crate::outcomes::{KINDS, Outcomes, RECORDS, SEXES};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use mk_core::definition;
use mk_core::outcome::tally::{Groups, Tally};
use mk_core::outcome::{Key, Records};
use mk_core::programme::{By, Deduplication};

/// Records one by one, with words looked up beforehand: hashing the key, and finding the person.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn tally_records(bencher: Bencher<'_, '_>) {
    let programme = definition::read(definition::MALMOKRAFTEN).unwrap();
    bencher.counter(ItemsCount::new(RECORDS)).bench_local(|| {
        let mut tally = Tally::new(&programme, Deduplication::AcrossParties);
        let kinds = KINDS.map(|word| tally.kind(word).unwrap());
        let sexes = SEXES.map(|word| tally.group(By::Sex, word).unwrap());
        for outcome in Outcomes::first(RECORDS) {
            let groups = Groups::default().with(sexes[outcome.sex]);
            tally.count(Key::new(outcome.key()).unwrap(), kinds[outcome.kind], outcome.day, groups);
        }
        black_box(tally.totals(None).unwrap())
    });
}

/// The same records as CSV, in pieces of 64 KiB.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn tally_csv(bencher: Bencher<'_, '_>) {
    let programme = definition::read(definition::MALMOKRAFTEN).unwrap();
    bencher.counter(ItemsCount::new(RECORDS)).bench_local(|| {
        let mut records = Records::new(&programme, Deduplication::AcrossParties);
        let mut piece = "nyckel;utfall;datum;kön\n".to_owned().into_bytes();
        for outcome in Outcomes::first(RECORDS) {
            outcome.write(&mut piece);
            if piece.len() >= 1 << 16 {
                records.feed(&piece);
                piece.clear();
            }
        }
        records.feed(&piece);
        black_box(records.finish(None).unwrap())
    });
}

/// What making the records takes by itself, to be taken off the two above.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn nothing_but_the_generator(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(RECORDS)).bench_local(|| {
        let mut piece = Vec::new();
        for outcome in Outcomes::first(RECORDS) {
            outcome.write(&mut piece);
            if piece.len() >= 1 << 16 {
                black_box(&piece);
                piece.clear();
            }
        }
    });
}
