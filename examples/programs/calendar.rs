//! What is to be done, as a calendar file: `cargo run -p mk-examples --example calendar -- --programme malmokraften --from
//! 2026-01-01 --to 2026-12-31 --role samordnare --out samordnare.ics`.
//!
//! Outlook, Google Calendar and others import it. Imported again later, it moves what has moved and doubles nothing. What is
//! asked for is as in the program `agenda`.

use anyhow::Context;
use chrono::Utc;
use mk_core::agenda::ical;
use mk_examples::asked::{self, Asked};
use mk_examples::{arguments, files};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "calendar --programme FILE.toml|malmokraften --from YYYY-MM-DD --to YYYY-MM-DD [--role ID] \
                     [--held FILE.toml] [--language sv|en] --out FILE.ics";

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> anyhow::Result<()> {
    let names: Vec<&str> = asked::NAMES.into_iter().chain(["out"]).collect();
    let mut given = arguments::named(USAGE, &names, &[])?;
    let out = PathBuf::from(given.text("out")?);
    files::keep_apart(&out, &["programme", "held"].map(|name| given.peek(name)))?;
    let asked = Asked::of(&mut given)?;
    let (agenda, words) = (asked.agenda(), asked.words()?);
    let text = ical::write(&agenda, &words, Utc::now().naive_utc());
    if let Some(folder) = out.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    files::write_all(&[(out.clone(), text)])?;
    eprintln!("{}: {} entries, {} notes", out.display(), agenda.entries.len(), agenda.notes.len());
    for note in &agenda.notes {
        eprintln!("note: {}", words.note(note));
    }
    Ok(())
}
