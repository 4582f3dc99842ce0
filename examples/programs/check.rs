//! Checks a programme's definition: `cargo run -p mk-examples --example check -- FILE.toml`.
//!
//! Every problem is printed on standard error, and the answer is 1; a definition without problems answers with 0, with
//! what it holds and what is odd in it. In the place of a file, `malmokraften` takes the one that is built in.

use mk_examples::{arguments, files};
use std::process::ExitCode;

const USAGE: &str = "check FILE.toml";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let [file] = arguments::positional(USAGE)?;
    let (programme, notes) = files::programme_with_notes(&file)?;
    for note in &notes {
        eprintln!("{file}: note: {note}");
    }
    let organisation = &programme.organisation;
    let holds = [
        (programme.goals.len(), "goals"),
        (organisation.parties.len(), "parties"),
        (organisation.roles.len(), "roles"),
        (organisation.bodies.len(), "bodies"),
        (programme.forums.len(), "forums"),
        (programme.channels.len(), "channels"),
        (programme.activities().count(), "activities"),
        (notes.len(), "notes"),
    ];
    let holds: Vec<String> = holds.iter().map(|(count, what)| format!("{count} {what}")).collect();
    eprintln!("{file}: {} with {}, no problems", programme.id, holds.join(", "));
    Ok(())
}
