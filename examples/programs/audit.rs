//! Checks all of a programme's publications, from the public files alone:
//!
//! ```text
//! cargo run -p mk-examples --example audit -- --programme ID|FILE.toml --publications DIR
//! ```
//!
//! DIR holds every publication as `ID.DAY.NUMBER.json`, and the latest as `ID.json`. Each must hold on to the one before, and
//! all must keep the gate's five rules. Said is what was found of each series; where anything is broken, all of it is said on
//! standard error, and the answer is 1.

use anyhow::{Result, bail};
use mk_core::publish::{Chain, Publication, Series};
use mk_examples::{arguments, files, publications};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "audit --programme ID|FILE.toml --publications DIR";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

#[expect(clippy::print_stdout, reason = "a program for the command line")]
fn run() -> Result<()> {
    let mut given = arguments::named(USAGE, &["programme", "publications"], &[])?;
    let programme = files::programme_id(&given.text("programme")?)?;
    let folder = given.text("publications")?;
    let chain = publications::chain(Path::new(&folder), &programme)?;
    let Some(last) = chain.publications().last() else {
        bail!(
            "{folder}: there is no publication of {programme} here; expected {programme}.json and the copies kept of each"
        );
    };
    for line in found(&chain, last) {
        println!("{line}");
    }
    Ok(())
}

fn found(chain: &Chain, last: &Publication) -> Vec<String> {
    let first = chain.publications().next().map_or(last.published(), Publication::published);
    let mut lines = vec![format!(
        "{}: {}, {first} to {}, each holding on to the one before",
        last.programme(),
        counted(chain.publications().len(), "publication"),
        last.published()
    )];
    for series in last.series() {
        let id = &series.goal().id;
        let shown: Vec<Shown> = series
            .points()
            .iter()
            .map(|point| {
                Shown::of(series, last, point.through(), point.figure().count().map(|count| vec![count]))
            })
            .collect();
        let own = of_points(&shown, series.rhythm().word(), series.is_guarded());
        let part =
            series.goal().part_of.as_ref().map(|whole| format!(", part of {whole}")).unwrap_or_default();
        lines.push(format!("  {id}{part}: {own}"));
        for divided in series.divided() {
            let shown: Vec<Shown> = divided
                .points()
                .iter()
                .map(|row| Shown::of(series, last, row.through(), row.counts().map(<[u64]>::to_vec)))
                .collect();
            let own = of_points(&shown, divided.rhythm().word(), true);
            lines.push(format!("    by {}: {own}", divided.breakdown().by.word()));
        }
        if !series.known().is_empty() {
            let known = counted(series.known().len(), "figure");
            lines.push(format!(
                "    known elsewhere: {known}; how far labels reach beside them is not checked"
            ));
        }
    }
    lines.push(format!("All five rules hold, with a threshold of {}.", last.threshold()));
    lines
}

/// A point, with the window that it lies in.
struct Shown {
    window: Option<chrono::NaiveDate>,
    numbers: Option<Vec<u64>>,
}

impl Shown {
    fn of(
        series: &Series,
        publication: &Publication,
        day: chrono::NaiveDate,
        numbers: Option<Vec<u64>>,
    ) -> Self {
        let window = series.goal().window_of(day, publication.period()).map(|window| window.from);
        Self { window, numbers }
    }
}

/// How many points, how many of them under the label, and how near two numbers of one window come.
fn of_points(points: &[Shown], rhythm: &str, is_guarded: bool) -> String {
    let shown: Vec<(&Shown, &Vec<u64>)> =
        points.iter().filter_map(|point| Some((point, point.numbers.as_ref()?))).collect();
    let said = format!("{} by {rhythm}", counted(points.len(), "point"));
    if !is_guarded {
        return format!("{said}; it counts nobody, so all are shown");
    }
    let hidden = points.len() - shown.len();
    let said = format!("{said}, {} shown, {hidden} under the label", shown.len());
    let mut nearest: Option<u64> = None;
    for (at, (point, numbers)) in shown.iter().enumerate() {
        let before = shown.iter().take(at).filter(|(other, _)| other.window == point.window);
        // Nothing had been reached when the window began.
        let nothing = vec![0; numbers.len()];
        for old in before.map(|(_, old)| *old).chain([&nothing]) {
            let moves = numbers.iter().zip(old).map(|(new, old)| new.abs_diff(*old));
            nearest = nearest.into_iter().chain(moves).min();
        }
    }
    match nearest {
        Some(nearest) => format!("{said}; no number is nearer than {nearest} to one before it"),
        None => said,
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
