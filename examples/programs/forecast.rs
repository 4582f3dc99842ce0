//! How a goal's window is likely to end:
//!
//! ```text
//! cargo run -p mk-examples --example forecast -- --programme FILE.toml --publication FILE.json --goal ID
//!     [--language CODE] [--json]
//! ```
//!
//! `--programme malmokraften` takes the definition that is built in, and `--publication` what the program `publish` has
//! written. Printed are the goal's sentences, a table of the months ahead, and how likely the target is to be reached; or
//! why nothing is forecast. `--goal` can also name an outcome goal of one of the programme's plans: then it is said how
//! that stands. Where anything is wrong, it is said on standard error, and the answer is 1.
//!
//! `--json` prints one object instead. Days are written as `2026-10-31`. Two numbers in a list are the lowest and the
//! highest that something can be; they are the same where nothing is hidden. Its keys, all of them always there, `null`
//! or an empty list where there is nothing:
//!
//! | key | what it is |
//! |---|---|
//! | `goal` | the goal's id |
//! | `through` | the day that its figures reach to, and that everything is as of |
//! | `window` | the year or the whole period that is counted: `from`, `through` |
//! | `target` | the window's target |
//! | `basis` | `outcomes`, or `target-alone` where too little is known for a forecast |
//! | `no_forecast` | why there is none: `once-a-year`, `places`, `no-figures`, `too-early`, `over` |
//! | `deduplicated` | among whom persons were told apart: `across_parties`, `within_party`, `no` |
//! | `notice` | what every reader must be told, such as that the figures are invented |
//! | `reach` | the probability that the target is reached, 0 to 1; 0 or 1 where a window that had a forecast is over |
//! | `path` | the ends of the months ahead: `through`, `median`, and the ranges that hold the outcome in 50, 80 and 95 of 100 cases, `p50`, `p80`, `p95` |
//! | `progress` | `count`, what is reached; `expected`, where the target's pace is; `gap` from there; `required` and `so_far`, what an ordinary month must bring and has brought |
//! | `years` | each year: `from`, `through`; the day `at` which was shown what it brought, `count`, and the `total` since the window began; the `aim` for that total at the year's end; whether the year is `closed` and the aim `reached` |
//!
//! For an outcome goal they are `goal`, `through` (the publication's day), `plan`, `text`, `target`, `count`, `reached`, and
//! `no_forecast`, which is `outcome-goal`.

use anyhow::Context;
use mk_examples::forecast::Asked;
use mk_examples::{arguments, files, publications};
use mk_wasm::locale::Locale;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "forecast --programme FILE.toml|malmokraften --publication FILE.json --goal ID \
                     [--language CODE] [--json]";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let mut given = arguments::named(USAGE, &["programme", "publication", "goal", "language"], &["json"])?;
    let locale = given.one_of("language", &Locale::all(), Locale::code)?;
    let locale = locale.unwrap_or_else(|| Locale::of("sv"));
    let (programme, file) = (given.text("programme")?, given.text("publication")?);
    let goal = given.text("goal")?;
    let programme = files::programme(&programme)?;
    let publication = publications::read(Path::new(&file), &programme)?;
    let asked = Asked::find(&programme, &publication, &goal, locale)?;
    let text = if given.flag("json") { asked.json()? } else { asked.text() };
    // Its texts come from a file that anybody may have written, and control a terminal no more than letters do.
    let text = text.replace(|character: char| character.is_control() && character != '\n', "\u{fffd}");
    std::io::stdout().write_all(text.as_bytes()).context("standard output")
}
