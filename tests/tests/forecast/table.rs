//! The table that the documentation quotes. It goes through everything, so it is for those who ask for it.

use crate::score::{Summary, summary};
use crate::series::{Case, Counts, DEVELOPMENT, HELD_BACK, cases, read};
use crate::skill::{MONTHS, baseline, number, ours, scores};
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The year's first months drawn out in a straight line: one number, without a word of how sure it is.
fn linear_pace(all: &[Counts], months: usize, history: bool) -> f64 {
    let misses: Vec<f64> = cases(all, months, history)
        .map(|case| {
            let drawn_out = number(case.reached()) * 12.0 / f64::from(u8::try_from(months).unwrap());
            (drawn_out - number(case.actual())).abs() / f64::from(case.target())
        })
        .collect();
    misses.iter().sum::<f64>() / number(misses.len() as u64)
}

fn row(table: &mut String, what: &str, summary: &Summary) {
    let [half, most, nearly_all] = summary.within.map(|share| format!("{:.0} %", share * 100.0));
    writeln!(table, "{what:<24}{:>7.3}{half:>8}{most:>8}{nearly_all:>8}", summary.crps).unwrap();
}

/// The table of a set of series; every method scores the same cases.
fn table(name: &str, all: &[Counts]) -> String {
    let mut table = String::new();
    let mut every = Vec::new();
    for history in [false, true] {
        for months in MONTHS {
            let own = ours(all, months, history);
            let known = if history { "earlier years known" } else { "nothing known before" };
            writeln!(table, "after {months} months, {known}, {} years", own.len()).unwrap();
            writeln!(table, "  linear pace           {:>7.3}", linear_pace(all, months, history)).unwrap();
            for method in ["ETS", "Prophet"] {
                let baseline = baseline(name, method, months, history);
                assert_eq!(baseline.number, own.len(), "{name} {method}");
                row(&mut table, &format!("  {method}"), &baseline);
            }
            let own_summary = summary(&own);
            row(&mut table, "  this forecast", &own_summary);
            table.push('\n');
            every.extend(own);
        }
    }
    writeln!(table, "all {} forecasts", every.len()).unwrap();
    row(&mut table, "  this forecast", &summary(&every));
    table
}

/// The documentation quotes the table, row by row.
fn is_quoted(text: &str) {
    let doc = include_str!("../../../mk-core/FORECAST.md");
    let cells = |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
    let mut quoted = 0;
    for block in
        text.split("\n\n").filter(|block| block.contains("this forecast") && block.contains("linear pace"))
    {
        let lines: Vec<&str> = block.lines().skip_while(|line| !line.starts_with("after")).collect();
        let [what, linear, ets, prophet, ours] = lines[..] else { panic!("{block}") };
        let what = what.replacen("after ", "", 1).replacen(" months", "", 1);
        let (what, _) = what.rsplit_once(", ").unwrap();
        let [linear, ets, prophet] =
            [cells(linear)[2].clone(), cells(ets)[1].clone(), cells(prophet)[1].clone()];
        let own = cells(ours);
        let row = format!(
            "| {what} | {linear} | {ets} | {prophet} | {} | {} / {} / {} |",
            own[2], own[3], own[5], own[7]
        );
        assert!(doc.contains(&row), "FORECAST.md lacks {row}");
        quoted += 1;
    }
    assert_eq!(quoted, 12);
}

/// Month 9 with history, where a forecast matters most: what own misses are worth, over all kinds of series and without
/// each in turn.
fn left_out(all: &[Counts]) -> String {
    let mut text = "after 9 months, earlier years known, each kind of series left out in turn ==\n\n\
                    \x20                            own misses       without\n\
                    \x20                           80 %    CRPS    80 %    CRPS\n"
        .to_owned();
    let families: BTreeSet<&str> = all.iter().map(|counts| counts.family.as_str()).collect();
    for left_out in std::iter::once(None).chain(families.into_iter().map(Some)) {
        let kept = || cases(all, 9, true).filter(|case| Some(case.counts.family.as_str()) != left_out);
        let with = summary(&scores(kept(), Case::forecast));
        let without = summary(&scores(kept(), Case::without_own_misses));
        if left_out.is_none() {
            assert!(with.within[1] >= 0.79, "{}", with.within[1]);
            assert!(with.crps <= without.crps, "{} is above {}", with.crps, without.crps);
        }
        let what = left_out.map_or("all".to_owned(), |family| format!("without {family}"));
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        writeln!(
            text,
            "{what:<24}{:>8}{:>8.4}{:>8}{:>8.4}",
            percent(with.within[1]),
            with.crps,
            percent(without.within[1]),
            without.crps
        )
        .unwrap();
    }
    text
}

#[test]
fn it_is_calibrated_and_nearer_than_the_standard_tools_on_real_series() {
    let (development, held_back) = (read(DEVELOPMENT), read(HELD_BACK));
    let head = "mean CRPS as a share of the target, and how often the outcome lay within the intervals\n\n\
                                CRPS    50 %    80 %    95 %\n";
    let text = format!(
        "{head}== the series it was developed on ==\n{}\n== the series held back ==\n{}\n== {}",
        table("development", &development),
        table("held-back", &held_back),
        left_out(&development)
    );
    expect_file!["../../corpus/forecast/skill.txt"].assert_eq(&text);
    is_quoted(&text);
}
