//! Counting by going through all records at once: for each goal, window and person the records are sorted, and the first
//! is taken.

use crate::common::day;
use crate::{CASES, programme};
use chrono::{Datelike, NaiveDate};
use mk_core::calendar::Month;
use mk_core::outcome::tally::{Record, Tallied, Tally};
use mk_core::programme::Deduplication;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words of kinds, each with the goals that it counts for and its place among their kinds.
const KINDS: [(&str, &[(&str, usize)]); 6] = [
    ("arbete", &[("union", 0), ("jobb", 1)]),
    ("studier", &[("union", 1)]),
    ("annat", &[("union", 2)]),
    ("heltid", &[("jobb", 0)]),
    ("sjalv", &[("sjalv", 0)]),
    ("traffar", &[("traffar", 0)]),
];

const GOALS: [(&str, bool, &[&str]); 4] = [
    ("union", true, &["arbete", "studier", "annat"]),
    ("jobb", false, &["heltid", "arbete"]),
    ("sjalv", false, &[]),
    ("traffar", true, &[]),
];

const GROUPS: [&[&str]; 3] = [&["kvinnor", "man"], &["norr", "soder", "vast"], &["unga", "gamla"]];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct One {
    pub(crate) key: String,
    pub(crate) kind: usize,
    pub(crate) date: NaiveDate,
    pub(crate) groups: [usize; 3],
}

impl One {
    pub(crate) fn word(&self) -> &'static str {
        KINDS[self.kind].0
    }

    /// The word of its group by sex, team or age.
    pub(crate) fn group(&self, by: usize) -> &'static str {
        GROUPS[by][self.groups[by] % GROUPS[by].len()]
    }
}

/// Records of few persons, some outside the programme, and by what they are divided.
pub(crate) fn records() -> impl Strategy<Value = (Vec<One>, [bool; 3])> {
    let one = (0..9_u32, 0..KINDS.len(), 0..760_u64, any::<[u8; 3]>());
    let one = one.prop_map(|(person, kind, days, groups)| One {
        key: format!("p-{person}"),
        kind,
        date: day("2024-12-20") + chrono::Days::new(days),
        groups: groups.map(usize::from),
    });
    (prop::collection::vec(one, 0..40), any::<[bool; 3]>())
}

pub(crate) fn tally(records: &[One], given: [bool; 3], through: Option<Month>) -> Tallied {
    tally_of(records, given, Deduplication::AcrossParties, through)
}

pub(crate) fn tally_of(
    records: &[One],
    given: [bool; 3],
    deduplication: Deduplication,
    through: Option<Month>,
) -> Tallied {
    let programme = programme();
    let mut tally = Tally::new(&programme, deduplication);
    for one in records {
        let group = |by: usize| given[by].then(|| one.group(by));
        tally.add(Record {
            key: &one.key,
            kind: one.word(),
            registered: one.date,
            sex: group(0),
            team: group(1),
            age: group(2),
        });
    }
    tally.totals(through).unwrap()
}

/// A number's goal, month, and group: `("", "")` for the total, else the column and the cell.
pub(crate) type At = (String, String, String, String);

/// The numbers that totals write.
pub(crate) fn numbers(tallied: &Tallied) -> BTreeMap<At, i64> {
    let text = tallied.totals.to_csv();
    let mut lines = text.lines();
    let headings: Vec<&str> = lines.next().unwrap().split(';').collect();
    let mut numbers = BTreeMap::new();
    for line in lines {
        let cells: Vec<&str> = line.split(';').collect();
        let mut groups = (3..headings.len()).filter(|at| !cells[*at].is_empty());
        let group = groups.next().map_or(("", ""), |at| (headings[at], cells[at]));
        assert!(groups.next().is_none(), "one group at most: {line}");
        let at = (cells[0].to_owned(), cells[1].to_owned(), group.0.to_owned(), group.1.to_owned());
        assert!(numbers.insert(at, cells[2].parse().unwrap()).is_none(), "{line} twice");
    }
    numbers
}

fn month(date: NaiveDate) -> String {
    date.to_string()[..7].to_owned()
}

/// All months of the programme up to and with one.
fn months(through: &str) -> impl Iterator<Item = String> {
    (0..23)
        .map(|at| format!("{}-{:02}", 2025 + at / 12, at % 12 + 1))
        .filter(move |month| **month <= *through)
}

/// The same numbers, and how many persons they count, counted with all records at hand.
fn walk(records: &[One], given: [bool; 3], through: &str) -> (BTreeMap<At, i64>, usize) {
    let inside = |one: &&One| (day("2025-01-15")..=day("2026-11-20")).contains(&one.date);
    let (mut numbers, mut persons) = (BTreeMap::new(), BTreeSet::new());
    for (goal, yearly, kinds) in GOALS {
        let order = |one: &One| KINDS[one.kind].1.iter().find(|(of, _)| *of == goal).map(|(_, order)| *order);
        let own: Vec<&One> = records.iter().filter(inside).filter(|one| order(one).is_some()).collect();
        if own.is_empty() {
            continue;
        }
        let columns = [("utfall", kinds), ("kön", GROUPS[0]), ("team", GROUPS[1]), ("ålder", GROUPS[2])];
        let is_given = [true, given[0], given[1], given[2]].map(|given| given && goal != "traffar");
        let columns: Vec<_> = columns.into_iter().zip(is_given).filter(|(_, given)| *given).collect();
        for month in months(through) {
            let at = |by: &str, cell: &str| (goal.to_owned(), month.clone(), by.to_owned(), cell.to_owned());
            numbers.insert(at("", ""), 0);
            for ((by, cells), _) in &columns {
                numbers.extend(cells.iter().map(|cell| (at(by, cell), 0)));
            }
        }
        let groups = |one: &One| {
            let cell = |by: usize| if given[by] { one.groups[by] % GROUPS[by].len() } else { 0 };
            [order(one).unwrap(), cell(0), cell(1), cell(2)]
        };
        let mut lists: BTreeMap<_, Vec<(String, [usize; 4])>> = BTreeMap::new();
        for (at, one) in own.iter().enumerate() {
            let window = if yearly { one.date.year() } else { 0 };
            let person = if goal == "traffar" { format!("{at}") } else { one.key.clone() };
            lists.entry((window, person)).or_default().push((month(one.date), groups(one)));
        }
        for ((_, person), mut list) in lists {
            list.sort();
            let (month, groups) = &list[0];
            if month.as_str() > through {
                continue;
            }
            if goal != "traffar" {
                persons.insert(person);
            }
            let at = |by: &str, cell: &str| (goal.to_owned(), month.clone(), by.to_owned(), cell.to_owned());
            *numbers.get_mut(&at("", "")).unwrap() += 1;
            for ((by, cells), _) in columns.iter().filter(|((_, cells), _)| !cells.is_empty()) {
                let place = ["utfall", "kön", "team", "ålder"].iter().position(|known| known == by).unwrap();
                *numbers.get_mut(&at(by, cells[groups[place]])).unwrap() += 1;
            }
        }
    }
    (numbers, persons.len())
}

/// How many a goal has reached by each month, in each window.
fn reached(numbers: &BTreeMap<At, i64>, goal: &str) -> BTreeMap<String, i64> {
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    let mut sum = 0;
    for ((of, month, by, _), count) in numbers {
        if of != goal || !by.is_empty() {
            continue;
        }
        if month.ends_with("-01") && goal == "union" {
            sum = 0;
        }
        sum += count;
        sums.insert(month.clone(), sum);
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tally_agrees_with_a_count_of_all_records_at_once((records, given) in records(), last in 0..23_usize) {
        let through = months("9999-12").nth(last).unwrap();
        let tallied = tally(&records, given, Month::parse(&through));
        let (expected, persons) = walk(&records, given, &through);
        prop_assert_eq!(numbers(&tallied), expected);
        prop_assert_eq!((tallied.records, tallied.persons), (records.len() as u64, persons as u64));
        let outside = records.iter().filter(|one| one.date < day("2025-01-15") || one.date > day("2026-11-20"));
        prop_assert_eq!(tallied.outside, outside.count() as u64);
        let later = records.iter().filter(|one| month(one.date) > through && one.date <= day("2026-11-20"));
        prop_assert_eq!(tallied.later, later.filter(|one| one.date >= day("2025-01-15")).count() as u64);
    }

    #[test]
    fn disjoint_groups_sum_to_the_total((records, _) in records()) {
        let numbers = numbers(&tally(&records, [true; 3], None));
        let mut sums: BTreeMap<(String, String, String), i64> = BTreeMap::new();
        for ((goal, month, by, _), count) in numbers.iter().filter(|((.., by, _), _)| !by.is_empty()) {
            *sums.entry((goal.clone(), month.clone(), by.clone())).or_default() += count;
        }
        for ((goal, month, by), sum) in sums {
            let total = numbers[&(goal.clone(), month.clone(), String::new(), String::new())];
            prop_assert_eq!(total, sum, "{} {} by {}", goal, month, by);
        }
    }

    #[test]
    fn order_duplicates_and_renamed_keys_change_nothing(
        ((records, given), shuffled) in records().prop_flat_map(|(records, given)| {
            let twice = [records.clone(), records.iter().step_by(2).cloned().collect()].concat();
            (Just((records, given)), Just(twice).prop_shuffle())
        }),
    ) {
        let is_event = |one: &One| one.word() == "traffar";
        let once: Vec<One> = records.into_iter().filter(|one| !is_event(one)).collect();
        let renamed = |mut one: One| { one.key = format!("{}.ny", one.key.chars().rev().collect::<String>()); one };
        let again: Vec<One> = shuffled.into_iter().filter(|one| !is_event(one)).map(renamed).collect();
        let (one, other) = (tally(&once, given, None), tally(&again, given, None));
        prop_assert_eq!(one.persons, other.persons);
        prop_assert_eq!(one.totals.to_csv(), other.totals.to_csv());
        prop_assert_eq!(one.totals, other.totals);
    }

    #[test]
    fn a_unique_count_never_falls_when_records_are_added((records, given) in records(), part in 0.0..1.0_f64) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let some = &records[..(part * records.len() as f64) as usize];
        let through = Month::parse("2026-11");
        let (before, after) = (numbers(&tally(some, given, through)), numbers(&tally(&records, given, through)));
        for goal in ["union", "jobb", "sjalv"] {
            let after = reached(&after, goal);
            for (month, count) in reached(&before, goal) {
                prop_assert!(count <= after[&month], "{} in {}", goal, month);
            }
        }
    }

    /// The union of work (J) and studies (S) holds at least the larger of them, and at most both together.
    #[test]
    fn a_union_lies_between_its_larger_part_and_their_sum((records, given) in records()) {
        let through = Month::parse("2026-11");
        let of = |words: &[&str]| {
            let own: Vec<One> = records.iter().filter(|one| words.contains(&one.word())).cloned().collect();
            reached(&numbers(&tally(&own, given, through)), "union")
        };
        let (work, studies, union) = (of(&["arbete"]), of(&["studier"]), of(&["arbete", "studier"]));
        for (month, union) in union {
            let (work, studies) = (work.get(&month).unwrap_or(&0), studies.get(&month).unwrap_or(&0));
            prop_assert!(*work.max(studies) <= union && union <= work + studies, "{}", month);
        }
    }

    #[test]
    fn halves_of_different_persons_add_up((records, given) in records()) {
        let through = Month::parse("2026-11");
        let half = |odd: bool| -> Vec<One> {
            let own = records.iter().filter(|one| (one.key.as_bytes()[2] % 2 == 1) == odd);
            own.cloned().collect()
        };
        let mut sum = numbers(&tally(&half(true), given, through));
        for (at, count) in numbers(&tally(&half(false), given, through)) {
            *sum.entry(at).or_default() += count;
        }
        prop_assert_eq!(numbers(&tally(&records, given, through)), sum);
    }
}
