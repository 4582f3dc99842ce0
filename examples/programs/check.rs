//! Checks a programme's definition: `cargo run -p mk-examples --example check -- FILE.toml`.
//!
//! Every problem is printed on standard error, and the answer is 1; a definition without problems answers with 0, with
//! what it holds and what is odd in it. In the place of a file, `malmokraften` takes the one that is built in.

use mk_core::programme::{Goal, Programme};
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
    for line in published(&programme) {
        eprintln!("  {line}");
    }
    Ok(())
}

/// What will be published of each goal, and how often.
fn published(programme: &Programme) -> Vec<String> {
    let of = |goal: &Goal| {
        let total = format!("{}: by {}", goal.id, programme.rhythm(goal).word());
        let groups = programme.breakdowns.iter().filter_map(|breakdown| {
            let rhythm = programme.rhythm_by(goal, breakdown)?;
            Some(format!("; {} by {}", breakdown.by.word(), rhythm.word()))
        });
        total + &groups.collect::<String>()
    };
    let k = programme.policy.threshold;
    let mut lines = vec![format!("published, with no number of 1 to {} to be worked out:", k - 1)];
    lines.extend(programme.goals.iter().map(|goal| format!("  {}", of(goal))));
    lines
}
