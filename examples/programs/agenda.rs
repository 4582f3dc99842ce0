//! What is to be done: `cargo run -p mk-examples --example agenda -- --programme malmokraften --from 2026-04-20 --to
//! 2026-05-31 --role samordnare`.
//!
//! Prints meetings, reports and activities from the first day up to and with the last, by day. `--role` takes the id of a
//! role or a body, `--held` a file with what has been done: a list of days for each forum, channel or activity, such as
//! `beslutsgruppsmote = [2026-02-04]`. With it, the period that is running is planned anew from the first day on, and what
//! is late is listed. `--language en` says it in English.

use anyhow::Context;
use mk_examples::asked::{self, Asked};
use mk_examples::{arguments, table};
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "agenda --programme FILE.toml|malmokraften --from YYYY-MM-DD --to YYYY-MM-DD [--role ID] \
                     [--held FILE.toml] [--language sv|en]";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let asked = Asked::of(&mut arguments::named(USAGE, &asked::NAMES, &[])?)?;
    let text = table::agenda(&asked.agenda(), &asked.words()?);
    std::io::stdout().write_all(text.as_bytes()).context("standard output")
}
