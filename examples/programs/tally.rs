//! Makes monthly totals of records:
//!
//! ```text
//! cargo run --release -p mk-examples --example tally -- --programme FILE.toml --records FILE.csv
//!     [--through YYYY-MM] [--deduplicated across_parties|within_party|no] --out TOTALS.csv
//! ```
//!
//! `--programme malmokraften` takes the definition that is built in, and `--records -` reads standard input. The headings
//! tell whether the file holds outcomes (`nyckel;utfall;datum`) or placements (`nyckel;mål;in;ut`). It is read piece by
//! piece: ten million rows take a few seconds, and no more memory than their persons need. `--through` is the last month
//! to be counted, else that of the last record; how many records lie after it is said. `--deduplicated` says what the keys are worth: the same for all parties,
//! unless it says otherwise. Where anything is wrong, all of it is said on standard error, the answer is 1, and nothing is
//! written.

use anyhow::{Context, bail};
use mk_core::programme::Deduplication;
use mk_examples::{arguments, files};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "tally --programme FILE.toml|malmokraften --records FILE.csv|- [--through YYYY-MM] \
                     [--deduplicated across_parties|within_party|no] --out TOTALS.csv";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let names = ["programme", "records", "through", "deduplicated", "out"];
    let mut given = arguments::named(USAGE, &names, &[])?;
    let out = PathBuf::from(given.text("out")?);
    files::keep_apart(&out, &["programme", "records"].map(|name| given.peek(name)))?;
    let through = given.month("through")?;
    let deduplication = given.one_of("deduplicated", &Deduplication::ALL, Deduplication::word)?;
    let deduplication = deduplication.unwrap_or_default();
    let (programme, records) = (given.text("programme")?, given.text("records")?);
    let programme = files::programme(&programme)?;
    let tallied = files::tallied(&records, &programme, deduplication, through)?;
    if tallied.totals.is_empty() {
        bail!("none of {} records counts in a month that is asked for: nothing is written", tallied.records);
    }
    if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    // The mark by which Swedish Excel knows UTF-8.
    let text = format!("\u{feff}{}", tallied.totals.to_csv());
    files::write_all(&[(out.clone(), text)])?;
    eprintln!("{}: {} records with {} distinct keys", out.display(), tallied.records, tallied.persons);
    if tallied.outside > 0 {
        eprintln!("note: {} records lie outside every window of their goals", tallied.outside);
    }
    if tallied.later > 0 {
        eprintln!("note: {} records lie after the last month and count for nothing yet", tallied.later);
    }
    if let Some(through) = through {
        eprintln!(
            "note: a month through {through} without a record is written as 0: nobody was registered in it"
        );
    }
    match deduplication {
        Deduplication::AcrossParties => {}
        Deduplication::WithinParty => {
            eprintln!("note: deduplicated within_party: whom two parties have registered counts twice");
        }
        Deduplication::No => {
            eprintln!("note: deduplicated no: whoever has several outcomes can count several times");
        }
    }
    Ok(())
}
