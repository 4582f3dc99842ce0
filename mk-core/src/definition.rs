//! Reading a programme's definition: TOML text in, a checked [`Programme`] or every [`Problem`]
//! at once out.
//!
//! `syntax` reads as much of the text as is TOML. What the file may hold is described once, in `keys`; `walk` holds a
//! file against that description, `known` looks up what it refers to, `check` applies the rules that tie values to one
//! another, `note` says what is allowed and odd, and `build` makes the [`Programme`].

mod build;
mod check;
mod file;
mod keys;
mod known;
mod misfit;
mod note;
mod place;
mod record;
mod section;
mod shape;
mod syntax;
mod walk;

pub use file::schema;
pub use known::find;
pub use record::read_record;

use crate::problem::{Place, Problem, Problems};
use crate::programme::Programme;
use section::Section;
use toml::de::DeTable;

/// Malmökraften's own definition, as TOML text.
pub const MALMOKRAFTEN: &str = include_str!("../programmes/malmokraften.toml");

/// Reads a definition.
///
/// ```
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// assert_eq!(programme.goals.len(), 4);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// Every problem of the file, in its order, each with line and column.
///
/// ```
/// let problems = mk_core::definition::read("[programme]\nid = \"Stad\"\nform = 2025-01-01").unwrap_err();
/// let form = problems.iter().find(|problem| problem.code == "unknown-key").unwrap();
/// assert_eq!((form.place.line, form.place.column), (Some(3), Some(1)));
/// assert_eq!(form.hint.as_deref(), Some("did you mean `from`?"));
/// ```
pub fn read(text: &str) -> Result<Programme, Problems> {
    read_with_notes(text).map(|(programme, _)| programme)
}

/// Reads a definition, and says what is allowed in it and may yet be a mistake: yearly targets that do not sum to the
/// whole they should agree with, reports that cannot coincide with the meetings they are for, a forum that nobody
/// convenes.
///
/// ```
/// let (_, notes) = mk_core::definition::read_with_notes(mk_core::definition::MALMOKRAFTEN)?;
/// assert!(notes.iter().any(|note| note.code == "reports-apart-from-meetings"));
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// As [`read`].
pub fn read_with_notes(text: &str) -> Result<(Programme, Problems), Problems> {
    let (built, problems) = hold(text, |root, problems| {
        walk::check(root, &keys::DEFINITION, problems);
        check::all(root, problems);
        let programme = build::programme(root)?;
        check::built(root, &programme, problems);
        if !problems.is_empty() {
            return None;
        }
        let notes = note::notes(root, &programme);
        Some((programme, notes))
    });
    problems.or(())?;
    // Every reason to build nothing is reported above; should one be forgotten there, say so rather than panic.
    let forgotten = "the definition breaks a rule that has no message yet";
    built.ok_or_else(|| Problem::new("invalid", Place::default(), forgotten).into())
}

/// Parses a text as far as it is TOML, and gives what is found out about it together with every problem.
fn hold<T>(text: &str, find_out: impl FnOnce(&Section<'_>, &mut Problems) -> T) -> (T, Problems) {
    let source = place::Source::new(text);
    let mut problems = Problems::none();
    let find_out = |document| find_out(&Section::root(document, &source), &mut problems);
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.iter().any(syntax::stops) {
        let found = find_out(&document);
        return (found, syntax::with_errors(problems, errors, &source));
    }
    let (text, mut errors) = syntax::readable(text, &source);
    let (document, more_errors) = DeTable::parse_recoverable(&text);
    errors.extend(more_errors);
    let found = find_out(&document);
    (found, syntax::with_errors(problems, errors, &source))
}
