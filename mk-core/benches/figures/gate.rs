//! The 36th month of a programme with a goal for each year and one for the whole, every breakdown of them public, after the
//! 35 months before it; and the audit of all of them.

use crate::programme::{goal, programme};
use divan::{Bencher, black_box};
use mk_core::definition;
use mk_core::outcome::{Totals, read_csv};
use mk_core::programme::Programme;
use mk_core::publish::{Chain, publish};
use std::fmt::Write as _;

const CELLS: [(&str, &str, &[&str]); 3] = [
    ("sex", "kön", &["kvinnor", "man"]),
    ("team", "team", &["t1", "t2", "t3", "t4", "t5"]),
    ("age", "ålder", &["unga", "mellan", "aldre"]),
];

fn everything() -> Programme {
    let years: Vec<_> = (2025..2028).map(|year| (Some(year), 900)).collect();
    let mut text = programme("2025-01-01", "2027-12-31");
    text += "[policy]\nbreakdowns = [\"sex\", \"team\", \"age\"]\n";
    text += &goal("ar", "persons", "year", &years);
    text += &goal("hela", "persons", "whole", &[(None, 2700)]);
    for (by, _, cells) in CELLS {
        let title = "title = { sv = \"x\", en = \"x\" }";
        writeln!(text, "[[breakdown]]\nby = \"{by}\"\n{title}").unwrap();
        for cell in cells {
            writeln!(text, "[[breakdown.cell]]\nid = \"{cell}\"\n{title}").unwrap();
        }
    }
    definition::read(&text).unwrap()
}

/// Some 75 a month, a quarter of that in July, and some groups with less than five.
fn totals(programme: &Programme, months: usize) -> Totals {
    let mut text = "mål;månad;antal;kön;team;ålder\n".to_owned();
    for month in 0..months {
        let count = if month % 12 == 6 { 20 } else { 70 + month * 7919 % 13 };
        let name = format!("{}-{:02}", 2025 + month / 12, month % 12 + 1);
        for goal in ["ar", "hela"] {
            writeln!(text, "{goal};{name};{count};;;").unwrap();
            for (by, (_, _, cells)) in CELLS.iter().enumerate() {
                let mut left = count;
                for (at, cell) in cells.iter().enumerate() {
                    let own =
                        if at + 1 == cells.len() { left } else { count / cells.len() - (month + at) % 3 };
                    left -= own;
                    let columns: Vec<&str> =
                        (0..3).map(|column| if column == by { cell } else { "" }).collect();
                    writeln!(text, "{goal};{name};{own};{}", columns.join(";")).unwrap();
                }
            }
        }
    }
    read_csv(text.as_bytes(), programme).unwrap()
}

/// The texts of so many publications.
fn published(programme: &Programme, months: usize) -> Vec<String> {
    let mut chain = Chain::new();
    let mut texts = Vec::new();
    for month in 1..=months {
        let today = format!("{}-{:02}-05", 2025 + month / 12, month % 12 + 1);
        let publication =
            publish(programme, &totals(programme, month), &chain, today.parse().unwrap()).unwrap();
        texts.push(publication.to_text());
        chain.push("", texts.last().unwrap()).unwrap();
    }
    texts
}

fn read(texts: &[String]) -> Chain {
    Chain::read(texts.iter().map(|text| ("", text.as_str()))).unwrap()
}

#[divan::bench]
fn publish_the_36th_month(bencher: Bencher<'_, '_>) {
    let programme = everything();
    let chain = read(&published(&programme, 35));
    let totals = totals(&programme, 36);
    let today = "2028-01-05".parse().unwrap();
    bencher.bench_local(|| publish(black_box(&programme), &totals, &chain, today).unwrap());
}

#[divan::bench]
fn audit_36_publications(bencher: Bencher<'_, '_>) {
    let texts = published(&everything(), 36);
    bencher.bench_local(|| read(black_box(&texts)));
}
