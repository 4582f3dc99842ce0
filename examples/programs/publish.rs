//! Publishes a programme's totals:
//!
//! ```text
//! cargo run -p mk-examples --example publish -- --programme FILE.toml --totals FILE.csv
//!     [--previous DIR] [--invented] --today YYYY-MM-DD --out DIR
//! ```
//!
//! `--programme malmokraften` takes the definition that is built in. `--previous` names the folder of the publication
//! before this one, which may be the same as `--out`. `--invented` says in all that is published that the figures are
//! invented. Written are `ID.json` and, for each goal and language, `ID.GOAL.LANGUAGE.html` and `.svg`. Where anything
//! is wrong, all of it is said on standard error, the answer is 1, and nothing is written.

use mk_core::publish;
use mk_examples::{arguments, files, invented};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "publish --programme FILE.toml|malmokraften --totals FILE.csv [--previous DIR] [--invented] \
                     --today YYYY-MM-DD --out DIR";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let mut given =
        arguments::named(USAGE, &["programme", "totals", "previous", "today", "out"], &["invented"])?;
    let today = given.date("today")?;
    let (programme, totals, out) = (given.text("programme")?, given.text("totals")?, given.text("out")?);
    let mut programme = files::programme(&programme)?;
    if given.flag("invented") {
        programme.notice = Some(invented::notice());
    }
    let totals = files::totals(Path::new(&totals), &programme)?;
    let previous = match given.optional("previous") {
        Some(folder) => Some(files::previous(Path::new(&folder), &programme)?),
        None => None,
    };
    let out = Path::new(&out);
    if previous.is_none() && files::published(out, &programme).exists() {
        eprintln!("note: {} holds a publication already, and a new chain takes its place", out.display());
        eprintln!("  hint: with --previous {} it goes on, and what has been shown stays", out.display());
    }
    let publication = publish::publish(&programme, &totals, previous.as_ref(), today)?;
    let written = files::write(&publication, out)?;
    if let Some(last) = totals.last_month().filter(|last| last.last_day() > publication.data_through()) {
        eprintln!("note: {last} is not over on {today}, and waits");
    }
    if previous.as_ref().is_some_and(|previous| previous.notice() != publication.notice()) {
        eprintln!("note: what readers are told of the figures is not what the publication before told them");
        eprintln!("  hint: say --invented for as long as the figures are, and never otherwise");
    }
    let (number, through) = (publication.sequence(), publication.data_through());
    eprintln!("{}: publication {number}, figures through {through}, {written} files", out.display());
    Ok(())
}
