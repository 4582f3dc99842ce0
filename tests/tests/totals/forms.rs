//! The same totals, however they are written: long or wide, in two languages, parted by anything, as text or a workbook.

use crate::archive::workbook_of;
use crate::common::{malmokraften, months};
use mk_core::outcome::{Totals, read};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What one goal, or one group of it, counts month by month, in hundredths.
#[derive(Clone, Debug)]
struct Series {
    goal: [&'static str; 3],
    kind: [&'static str; 3],
    sex: [&'static str; 3],
    deduplicated: usize,
    numbers: Vec<i64>,
}

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    wide: bool,
    language: usize,
    separator: char,
    month: usize,
    minus: char,
    thousands: &'static str,
    order: Vec<Index>,
}

const WORK: [&str; 3] = ["arbete-eller-studier", "Arbete eller studier", "work or studies"];
const SUPPORT: [&str; 3] = ["sjalvforsorjning", "SJALVFORSORJNING", "sjalvforsorjning"];
const PLACES: [&str; 3] = ["arsplatser", "Årsplatser", "arsplatser"];
const WOMEN: [&str; 3] = ["kvinnor", "Kvinnor", "women"];
const MEN: [&str; 3] = ["man", "män", "MEN"];
const JOBS: [&str; 3] = ["arbete", "Arbete", "work"];
const REGULAR: [&str; 3] = ["reguljara-studier", "Reguljära studier", "Regular studies"];
const OTHER: [&str; 3] =
    ["ovriga-studier", "SFI eller andra studier", "swedish for immigrants or other studies"];
const ALL: [&str; 3] = [""; 3];

const DEDUPLICATED: [[&str; 3]; 3] = [
    ["across_parties", "mellan parter", ""],
    ["within_party", "Inom  part", "within party"],
    ["no", "nej", "NO"],
];

const HEADINGS: [[&str; 6]; 2] = [
    ["Mål", "Utfall", "kön", "dubblettrensad", "månad", "ANTAL"],
    ["goal", "kind", "Sex", "deduplicated", "month", "count"],
];

const NAMES: [[&str; 6]; 2] = [
    ["januari", "februari", "mars", "april", "maj", "juni"],
    ["January", "february", "March", "april", "May", "june"],
];

impl Style {
    fn month(&self, month: usize) -> String {
        match self.month {
            0 => months("2025-01").nth(month).unwrap(),
            1 => format!("{}-01", months("2025-01").nth(month).unwrap()),
            2 => format!("{} 2025", NAMES[self.language][month]),
            _ => format!("{}-25", NAMES[self.language][month].chars().take(3).collect::<String>()),
        }
    }

    fn number(&self, hundredths: i64) -> String {
        let (whole, decimals) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { self.minus.to_string() } else { String::new() };
        let whole = match (whole / 1000, whole % 1000) {
            (0, rest) => rest.to_string(),
            (thousands, rest) => format!("{thousands}{}{rest:03}", self.thousands),
        };
        if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{decimals:02}") }
    }

    /// In an order of its own.
    fn shuffled<T: Clone>(&self, items: &[T]) -> Vec<T> {
        let mut left = items.to_vec();
        let mut order = self.order.iter().cycle();
        std::iter::from_fn(|| {
            (!left.is_empty()).then(|| left.remove(order.next().unwrap().index(left.len())))
        })
        .collect()
    }

    fn table(&self, all: &[Series]) -> Vec<Vec<String>> {
        let name = |names: [&str; 3]| names[self.language + usize::from(self.minus == '-')].to_owned();
        let subject = |series: &Series| {
            [series.goal, series.kind, series.sex, DEDUPLICATED[series.deduplicated]].map(name).to_vec()
        };
        let length = all.iter().map(|series| series.numbers.len()).max().unwrap();
        let mut headings: Vec<String> = HEADINGS[self.language].map(str::to_owned).to_vec();
        let mut rows = Vec::new();
        if self.wide {
            headings.truncate(4);
            headings.extend((0..length).map(|month| self.month(month)));
            for series in all {
                let mut row = subject(series);
                row.extend(series.numbers.iter().map(|number| self.number(*number)));
                row.resize(headings.len(), String::new());
                rows.push(row);
            }
        } else {
            for series in all {
                for (month, number) in series.numbers.iter().enumerate() {
                    rows.push([subject(series), vec![self.month(month), self.number(*number)]].concat());
                }
            }
        }
        let columns = self.shuffled(&(0..headings.len()).collect::<Vec<_>>());
        let rows = [vec![headings], self.shuffled(&rows)].concat();
        rows.iter().map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
    }

    fn text(&self, all: &[Series]) -> String {
        let quoted = |cell: &String| {
            if cell.contains(self.separator) { format!("\"{cell}\"") } else { cell.clone() }
        };
        let line =
            |row: Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&self.separator.to_string());
        self.table(all).into_iter().map(line).collect::<Vec<_>>().join("\r\n")
    }
}

fn style() -> impl Strategy<Value = Style> {
    (
        any::<bool>(),
        0..2_usize,
        select(vec![';', ',', '\t']),
        0..4_usize,
        select(vec!['-', '\u{2212}', '\u{2013}']),
        select(vec!["", " ", "\u{a0}", "\u{202f}"]),
        prop::collection::vec(any::<Index>(), 1..20),
    )
        .prop_map(|(wide, language, separator, month, minus, thousands, order)| Style {
            wide,
            language,
            separator,
            month,
            minus,
            thousands,
            order,
        })
}

/// Numbers whose sum never falls below 0.
fn numbers(unit: i64) -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(-40..2_500_i64, 6).prop_map(move |numbers| {
        let mut sum = 0;
        let own = numbers.into_iter().map(|number| {
            let number = number.max(-sum);
            sum += number;
            number * unit
        });
        own.collect()
    })
}

prop_compose! {
    /// Totals of three goals, of which one is divided in every way there is, or in some.
    fn totals()(
        women in numbers(100),
        men in numbers(100),
        support in numbers(100),
        places in prop::collection::vec(0..200_000_i64, 6),
        (total, kinds, sexes) in (any::<bool>(), any::<bool>(), any::<bool>()),
        deduplicated in prop::collection::vec(0..3_usize, 9),
        length in (1..7_usize, 1..7_usize, 1..7_usize),
    ) -> Vec<Series> {
        let sum: Vec<i64> = women.iter().zip(&men).map(|(women, men)| women + men).collect();
        let none = vec![0; 6];
        let mut all = vec![(SUPPORT, ALL, ALL, support, length.1), (PLACES, ALL, ALL, places, length.2)];
        if total || !(kinds || sexes) {
            all.push((WORK, ALL, ALL, sum, length.0));
        }
        if kinds {
            for (kind, numbers) in [(JOBS, &men), (REGULAR, &none), (OTHER, &women)] {
                all.push((WORK, kind, ALL, numbers.clone(), length.0));
            }
        }
        if sexes {
            all.push((WORK, ALL, WOMEN, women, length.0));
            all.push((WORK, ALL, MEN, men, length.0));
        }
        all.into_iter().zip(deduplicated).map(|((goal, kind, sex, mut numbers, length), deduplicated)| {
            numbers.truncate(length);
            Series { goal, kind, sex, deduplicated, numbers }
        }).collect()
    }
}

fn totals_of(bytes: &[u8]) -> Totals {
    read(bytes, &malmokraften())
        .unwrap_or_else(|problems| panic!("{problems}\n{}", String::from_utf8_lossy(bytes)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_totals_written_in_any_form_read_the_same(all in totals(), style in style(), other in style()) {
        let text = totals_of(style.text(&all).as_bytes());
        prop_assert!(!text.is_empty());
        prop_assert!(text == totals_of(other.text(&all).as_bytes()));
        prop_assert!(text == totals_of(&workbook_of(&other.table(&all))));
    }

    /// Corrections, groups and all.
    #[test]
    fn totals_that_are_written_are_read_back(all in totals(), style in style()) {
        let totals = totals_of(style.text(&all).as_bytes());
        prop_assert!(totals == totals_of(totals.to_csv().as_bytes()));
    }

    /// One more person in one number is one more: in the goal where the group is all there is, else the sums are off.
    #[test]
    fn another_number_gives_other_totals_or_does_not_sum(all in totals(), style in style(), which in any::<Index>()) {
        let mut changed = all.clone();
        changed[which.index(all.len())].numbers[0] += 100;
        match read(style.text(&changed).as_bytes(), &malmokraften()) {
            Ok(totals) => prop_assert!(totals != totals_of(style.text(&all).as_bytes())),
            Err(problems) => prop_assert!(problems.iter().all(|problem| problem.code == "groups-do-not-sum")),
        }
    }
}
