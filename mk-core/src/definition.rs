//! Reading a programme's definition: TOML text in, a checked [`Programme`] or every [`Problem`]
//! at once out.
//!
//! `syntax` reads as much of the text as is TOML. What the file may hold is described once, in `shape`; `walk` holds a file against that description, `check` applies
//! the rules that tie values to one another, and `build` makes the [`Programme`].

mod build;
mod check;
mod place;
mod section;
mod shape;
mod syntax;
mod walk;

use crate::problem::{Place, Problem, Problems};
use crate::programme::Programme;

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
    let source = place::Source::new(text);
    let (text, mut errors) = syntax::readable(text, &source);
    let (document, more_errors) = toml::de::DeTable::parse_recoverable(&text);
    errors.extend(more_errors);
    let mut problems = Problems::none();
    let root = section::Section::root(&document, &source);
    walk::check(&root, &shape::DEFINITION, &mut problems);
    check::all(&root, &mut problems);
    let problems = syntax::with_errors(problems, errors, &source);
    if !problems.is_empty() {
        return Err(problems);
    }
    build::programme(&root).ok_or_else(|| {
        // Every reason to build nothing is reported above; should one be forgotten there, say so rather than panic.
        Problem::new("invalid", Place::default(), "the definition breaks a rule that has no message yet")
            .into()
    })
}
