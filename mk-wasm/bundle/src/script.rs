//! From scripts as they are written to scripts as they are served: joined, without what nobody calls, and short.
//!
//! | stage | where |
//! |---|---|
//! | read a script: what it imports, exports, declares and uses | [`module`](self) |
//! | make the generated script one that can be started anew | [`binding`](self) |
//! | join what is imported statically into the script that imports it | [`join`](self) |
//! | shorten names and syntax | [`minify`](self) |
//!
//! A script that nobody imports statically stays a file: an entry, or one that is loaded when it is needed. Only the
//! forms of import and export that the project uses are known. Any other is an error, so nothing is joined wrongly.

mod binding;
mod join;
mod minify;
mod module;

use anyhow::{Context, Result};

use crate::files::Files;
use crate::names;

pub use binding::restartable;

/// Joins and shortens all scripts among `files`; the others stay as they are.
///
/// # Errors
/// When a script is no JavaScript, imports what is not there, or is written in a form that is not known here; with the
/// file, the line, and what is expected.
pub fn finished(files: Files) -> Result<Files> {
    let (scripts, mut finished): (Files, Files) =
        files.into_iter().partition(|(name, _)| names::extension(name) == "js");
    let mut texts = join::Texts::new();
    for (name, content) in scripts {
        let text = String::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?;
        texts.insert(name, text);
    }
    for (name, text) in join::joined(&texts)? {
        let short = minify::minified(&name, &text)?;
        finished.insert(name, short.into_bytes());
    }
    Ok(finished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_joined_and_shortened_and_other_files_stay() {
        let files = [
            ("entry.js", "// A comment.\nimport { answer } from \"./part.js\";\nconsole.log(answer());\n"),
            ("part.js", "export function answer() {\n  return 6 * 7;\n}\n"),
            ("entry.d.ts", "// A comment.\n"),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        let finished: Vec<_> = finished(files).unwrap().into_iter().collect();
        let text = |index: usize| (finished[index].0.as_str(), str::from_utf8(&finished[index].1).unwrap());
        assert_eq!(finished.len(), 2);
        assert_eq!(text(0), ("entry.d.ts", "// A comment.\n"));
        assert_eq!(text(1), ("entry.js", "function e(){return 42}console.log(e());"));
    }
}
