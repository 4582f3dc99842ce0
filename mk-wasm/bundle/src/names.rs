//! Names by content: an inner file is called after its own bytes, so that it can be cached for ever and a page never
//! runs parts of two versions together.
//!
//! A file is *inner* when another one refers to it: JavaScript by a string that begins with `"./name.js"` (a query may
//! follow), WebAssembly by `"name.wasm"`. All others are entries and keep their names, as pages link to them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::files::Files;

/// Ten hexadecimal digits tell apart more builds than anyone will make.
pub(crate) const DIGITS: usize = 10;
const TYPES: &str = ".d.ts";

/// Renames the inner files and every reference to them.
///
/// # Errors
/// When files refer to each other in a circle, so that neither can be named first, or a script is not UTF-8.
pub fn by_content(files: &Files) -> Result<Files> {
    let scripts = files.keys().filter(|name| !name.ends_with(TYPES));
    let inner = scripts.clone().filter(|name| files.keys().any(|other| refers(files, other, name)));
    let mut naming = Naming { files, inner: inner.collect(), done: Files::new(), open: Vec::new() };
    for name in scripts {
        naming.resolve(name)?;
    }
    for name in files.keys().filter(|name| name.ends_with(TYPES)) {
        naming.types(name)?;
    }
    Ok(naming.done)
}

/// Whether `name` is what [`by_content`] would call an inner file known as `inner` in `package`, of whatever content.
pub fn is_version_of(name: &str, current: &str) -> bool {
    let parts = |name: &str| {
        let (stem, rest) = name.rsplit_once('-')?;
        let (hash, extension) = rest.split_once('.')?;
        let is_hash = hash.len() == DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| (stem.to_owned(), extension.to_owned()))
    };
    parts(name).is_some_and(|found| parts(current) == Some(found))
}

/// A SHA-256 of several byte strings, in hexadecimal digits. Their lengths count, so that they cannot run together.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

struct Naming<'a> {
    files: &'a Files,
    inner: BTreeSet<&'a String>,
    done: Files,
    open: Vec<&'a String>,
}

impl<'a> Naming<'a> {
    /// Names one script after naming all it refers to, and returns its new name.
    fn resolve(&mut self, name: &'a String) -> Result<String> {
        if self.open.contains(&name) {
            bail!(
                "{name} and {:?} refer to each other in a circle: none of them can be named by its content",
                self.open
            );
        }
        self.open.push(name);
        let content = self.rewritten(name)?;
        self.open.pop();
        let new_name = if self.inner.contains(name) {
            let (stem, extension) =
                name.split_once('.').with_context(|| format!("{name} has no extension"))?;
            let digits: String = hash([content.as_slice()]).chars().take(DIGITS).collect();
            format!("{stem}-{digits}.{extension}")
        } else {
            name.clone()
        };
        self.done.insert(new_name.clone(), content);
        Ok(new_name)
    }

    /// Types follow the script they describe, as TypeScript looks for them beside it.
    fn types(&mut self, name: &'a String) -> Result<()> {
        let script = self.files.keys().find(|script| name.strip_suffix(TYPES) == script.strip_suffix(".js"));
        let new_name = match script {
            Some(script) => self.resolve(script)?.replace(".js", TYPES),
            None => name.clone(),
        };
        let content = self.rewritten(name)?;
        self.done.insert(new_name, content);
        Ok(())
    }

    fn rewritten(&mut self, name: &'a String) -> Result<Vec<u8>> {
        let files = self.files;
        let mut content = files.get(name).cloned().unwrap_or_default();
        for other in files.keys().filter(|other| refers(files, name, other)) {
            let new_name = self.resolve(other)?;
            let text = String::from_utf8(content).with_context(|| format!("{name} is not UTF-8"))?;
            content = replace(&text, other, &new_name).into_bytes();
        }
        Ok(content)
    }
}

/// What follows the first dot of a file's name.
pub fn extension(name: &str) -> &str {
    name.split_once('.').map_or("", |(_, extension)| extension)
}

fn refers(files: &Files, from: &str, to: &str) -> bool {
    let is_text = extension(from) != "wasm";
    let text = files.get(from).filter(|_| is_text).and_then(|content| str::from_utf8(content).ok());
    from != to && !to.ends_with(TYPES) && text.is_some_and(|text| !places(text, to).is_empty())
}

fn replace(text: &str, old: &str, new: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = 0;
    for place in places(text, old) {
        result.push_str(text.get(rest..place).unwrap_or_default());
        result.push_str(new);
        rest = place + old.len();
    }
    result.push_str(text.get(rest..).unwrap_or_default());
    result
}

/// Where in a script the name of a file stands as the start of a string.
fn places(text: &str, name: &str) -> Vec<usize> {
    let is_wasm = extension(name) == "wasm";
    let begins_a_string = |before: &str| {
        let relative = before.strip_suffix("./");
        let before = relative.or(is_wasm.then_some(before));
        before.is_some_and(|before| before.ends_with(['"', '\'', '`']))
    };
    let ends_there =
        |after: &str| !after.starts_with(|next: char| next.is_alphanumeric() || "._-/".contains(next));
    text.match_indices(name)
        .filter(|(place, _)| {
            let before = text.get(..*place).unwrap_or_default();
            let after = text.get(place + name.len()..).unwrap_or_default();
            begins_a_string(before) && ends_there(after)
        })
        .map(|(place, _)| place)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text(files: &Files, name: &str) -> String {
        String::from_utf8(files[name].clone()).unwrap()
    }

    #[test]
    fn inner_files_are_renamed_in_every_place_and_entries_are_not() {
        let package = by_content(&files(&[
            ("entry.js", "import(\"./glue.js\"); import(`./glue.js?again=${n}`); import('./part.js')"),
            ("entry.d.ts", "export type { A } from \"./glue.js\";"),
            ("frame.js", "alone()"),
            ("glue.js", "new URL('glue_bg.wasm', import.meta.url)"),
            ("glue.d.ts", "export type A = 1;"),
            ("glue_bg.wasm", "\0asm"),
            ("part.js", "import './glue.js'"),
        ]))
        .unwrap();
        let names: Vec<&str> = package.keys().map(String::as_str).collect();
        let [types, entry, frame, glue_types, glue, wasm, part] = names[..] else { panic!("{names:?}") };
        assert_eq!((types, entry, frame), ("entry.d.ts", "entry.js", "frame.js"));
        assert!(glue.starts_with("glue-") && part.starts_with("part-") && wasm.starts_with("glue_bg-"));
        assert_eq!(glue_types, glue.replace(".js", ".d.ts"));
        assert_eq!(
            text(&package, entry),
            format!("import(\"./{glue}\"); import(`./{glue}?again=${{n}}`); import('./{part}')")
        );
        assert_eq!(text(&package, types), format!("export type {{ A }} from \"./{glue}\";"));
        assert_eq!(text(&package, glue), format!("new URL('{wasm}', import.meta.url)"));
    }

    #[test]
    fn a_change_deep_inside_renames_all_that_leads_there() {
        let name_of_glue = |wasm: &str| {
            let package = by_content(&files(&[
                ("entry.js", "import('./glue.js')"),
                ("glue.js", "'glue_bg.wasm'"),
                ("glue_bg.wasm", wasm),
            ]));
            package.unwrap().into_keys().find(|name| name.starts_with("glue-")).unwrap()
        };
        assert_eq!(name_of_glue("one"), name_of_glue("one"));
        assert_ne!(name_of_glue("one"), name_of_glue("two"));
    }

    #[test]
    fn only_a_whole_name_at_the_start_of_a_string_is_a_reference() {
        for (text, expected) in [
            ("import('./a.js')", true),
            ("import(\"./a.js?again\")", true),
            ("import('./a.json')", false),
            ("import('./la.js')", false),
            ("import('./b/a.js')", false),
            ("// see a.js", false),
            ("'a.js'", false),
        ] {
            assert_eq!(!places(text, "a.js").is_empty(), expected, "{text}");
        }
    }

    #[test]
    fn a_circle_is_an_error_that_names_it() {
        let error = by_content(&files(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]));
        let error = error.unwrap_err().to_string();
        assert!(error.contains("a.js") && error.contains("b.js") && error.contains("circle"), "{error}");
    }

    #[test]
    fn versions_of_a_file_are_recognised() {
        for (name, expected) in [
            ("mk_wasm-0123456789.js", true),
            ("mk_wasm-abcdef0123.js", true),
            ("mk_wasm-abcdef0123.d.ts", false),
            ("mk_wasm_bg-abcdef0123.js", false),
            ("mk_wasm-abcdef012.js", false),
            ("mk_wasm-abcdefghij.js", false),
            ("mk_wasm.js", false),
        ] {
            assert_eq!(is_version_of(name, "mk_wasm-ffffffffff.js"), expected, "{name}");
        }
    }

    #[test]
    fn a_hash_is_of_parts_and_not_of_their_sum() {
        assert_ne!(hash([&b"ab"[..], b"c"]), hash([&b"a"[..], b"bc"]));
    }
}
