//! Checks a programme's definition: `cargo run -p mk-examples --example check -- FILE.toml`.
//!
//! Every problem is printed on standard error, and the answer is 1; a definition without problems answers with 0. In
//! the place of a file, `malmokraften` takes the one that is built in.

use mk_examples::{arguments, files};
use std::process::ExitCode;

const USAGE: &str = "check FILE.toml";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let [file] = arguments::positional(USAGE)?;
    let programme = files::programme(&file)?;
    eprintln!("{file}: {} with {} goals, no problems", programme.id, programme.goals.len());
    Ok(())
}
