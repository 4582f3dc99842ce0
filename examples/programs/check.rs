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
        (programme.goals.len(), "goal", "goals"),
        (organisation.parties.len(), "party", "parties"),
        (organisation.roles.len(), "role", "roles"),
        (organisation.bodies.len(), "body", "bodies"),
        (programme.forums.len(), "forum", "forums"),
        (programme.channels.len(), "channel", "channels"),
        (programme.activities().count(), "activity", "activities"),
        (notes.len(), "note", "notes"),
    ];
    let holds: Vec<String> = holds
        .iter()
        .map(|(count, one, other)| format!("{count} {}", if *count == 1 { one } else { other }))
        .collect();
    eprintln!("{file}: {} with {}, no problems", programme.id, holds.join(", "));
    Ok(())
}
