//! Compares the widget with other makers' chart libraries, in one run of Chromium:
//!
//! ```text
//! cargo run -p mk-tests --features browser --bin compare -- [--rounds N] [--all-early] [--waterfall] [--assert]
//! ```
//!
//! `tests/compare/README.md` says what is measured and how. With `--all-early` the libraries' pages ask for the data before their
//! script has come, too. `--waterfall` also tells what the widget's page fetches and when. With `--assert` the answer is 1 where something does not hold that must.

use std::process::ExitCode;

use anyhow::{Result, bail};
use mk_examples::arguments;
use mk_tests::compare::{self, Settings};

const USAGE: &str = "compare [--rounds N] [--all-early] [--waterfall] [--assert]";
const ROUNDS: usize = 5;

#[tokio::main]
async fn main() -> ExitCode {
    mk_examples::finish(run().await)
}

async fn run() -> Result<()> {
    let mut given = arguments::named(USAGE, &["rounds"], &["all-early", "waterfall", "assert"])?;
    let rounds = given.number("rounds")?.unwrap_or(ROUNDS);
    if rounds == 0 {
        bail!("--rounds 0 measures nothing; expected 1 or more");
    }
    let settings =
        Settings { rounds, all_early: given.flag("all-early"), waterfall: given.flag("waterfall") };
    let comparison = compare::compare(settings).await?;
    #[allow(clippy::print_stdout, reason = "it is what the program is for")]
    {
        print!("{}", comparison.text);
    }
    if given.flag("assert") && !comparison.holds {
        bail!("not all that must hold does; see above");
    }
    Ok(())
}
