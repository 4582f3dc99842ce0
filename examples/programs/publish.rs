//! Publishes a programme's totals:
//!
//! ```text
//! cargo run -p mk-examples --example publish -- --programme FILE.toml --totals FILE.csv|FILE.xlsx [--invented]
//!     --today YYYY-MM-DD --out DIR
//! ```
//!
//! `--programme malmokraften` takes the definition that is built in. Where DIR holds publications of the programme, this is
//! the next one; else it is the first. `--invented` says in all that is published that the figures are invented. Written
//! are `ID.json`, a copy of it as `ID.DAY.NUMBER.json`, which is kept, and for each goal, language and view what is pasted
//! (`ID.GOAL.LANGUAGE.VIEW.html`), what is shown in an iframe (`.page.html`) and the drawing (`.svg`). The names of the view
//! `pace` are without it. Where anything is wrong, all of it is said on standard error, the answer is 1, and nothing is
//! written.

use mk_core::publish;
use mk_examples::{arguments, files, invented, publications};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "publish --programme FILE.toml|malmokraften --totals FILE.csv|FILE.xlsx [--invented] --today YYYY-MM-DD --out DIR";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let mut given = arguments::named(USAGE, &["programme", "totals", "today", "out"], &["invented"])?;
    let today = given.date("today")?;
    let (programme, totals, out) = (given.text("programme")?, given.text("totals")?, given.text("out")?);
    let mut programme = files::programme(&programme)?;
    if given.flag("invented") {
        programme.notice = Some(invented::notice());
    }
    let totals = files::totals(Path::new(&totals), &programme)?;
    let out = Path::new(&out);
    let chain = publications::chain(out, &programme.id)?;
    let publication = publish::publish(&programme, &totals, &chain, today)?.with_forecasts();
    let written = publications::write(&publication, out)?;
    if let Some(last) = totals.last_month().filter(|last| last.last_day() > publication.data_through()) {
        eprintln!("note: {last} is not over on {today}, and waits");
    }
    for series in publication.series() {
        let (goal, counted) = (series.goal(), !series.points().is_empty());
        let by = series.divided().iter().map(|divided| divided.breakdown().by);
        for by in by.filter(|by| counted && !totals.is_counted_by(goal, *by)) {
            eprintln!(
                "note: {} is public by {}, and the totals were not counted by that",
                goal.id,
                by.word()
            );
        }
    }
    for note in &publish::exposed(&publication) {
        eprintln!("note: {note}");
    }
    let previous = chain.publications().last();
    if previous.is_some_and(|previous| previous.notice() != publication.notice()) {
        eprintln!("note: what readers are told of the figures is not what the publication before told them");
        eprintln!("  hint: say --invented for as long as the figures are, and never otherwise");
    }
    let (number, through) = (publication.sequence(), publication.data_through());
    eprintln!("{}: publication {number}, figures through {through}, {written} files", out.display());
    Ok(())
}
