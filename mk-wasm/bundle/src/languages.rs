//! The languages that are loaded when they are asked for: a script each, and one that knows where they are.

use std::fmt::Write as _;

use anyhow::Result;
use mk_wasm::locale::{BUILT_IN, Key, SOURCES};

use crate::files::Files;

/// The script that `language.js` imports to know which languages there are.
const INDEX: &str = "languages.js";

/// `language-CODE.js` for every language that is not built in, and `languages.js`, which says how each is loaded.
///
/// # Errors
/// When a text cannot be written as JavaScript, which does not happen.
pub fn scripts() -> Result<Files> {
    let mut scripts = Files::new();
    let mut index = String::from("export const LANGUAGES = {\n");
    for source in SOURCES.iter().filter(|source| !BUILT_IN.contains(&source.text)) {
        let code = source.code();
        // A text of JSON is one of JavaScript, too.
        let text = format!("export default {};\n", serde_json::to_string(source.text)?);
        scripts.insert(format!("language-{code}.js"), text.into_bytes());
        // After a failure under another address, because some browsers remember an import that failed; every other time
        // only, because where a bundler has renamed the file, only the first form follows.
        // Writing to a string cannot fail.
        let _ = writeln!(
            index,
            "  \"{code}\": (failures) =>\n    failures % 2 === 0\n      ? import(\"./language-{code}.js\")\n      : \
             import(/* @vite-ignore */ /* webpackIgnore: true */ `./language-{code}.js?${{failures}}`),"
        );
    }
    index.push_str("};\n");
    let _ = writeln!(index, "/** On which line of a language's texts its notices stand. */");
    let _ = writeln!(index, "export const NOTICE = {};", Key::Notice as usize);
    scripts.insert(INDEX.to_owned(), index.into_bytes());
    Ok(scripts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_that_is_not_built_in_is_a_script_and_is_found() {
        let scripts = scripts().unwrap();
        let names: Vec<_> = scripts.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            ["ar", "bs", "fa", "fi", "pl", "so", "uk"]
                .map(|code| format!("language-{code}.js"))
                .iter()
                .map(String::as_str)
                .chain([INDEX])
                .collect::<Vec<_>>()
        );
        let text = |name: &str| String::from_utf8(scripts[name].clone()).unwrap();
        for name in names.iter().filter(|name| **name != INDEX) {
            assert!(text(INDEX).contains(&format!("import(\"./{name}\")")), "{name}");
        }
        let script = text("language-pl.js");
        let literal = script.strip_prefix("export default ").unwrap().strip_suffix(";\n").unwrap();
        let said: String = serde_json::from_str(literal).unwrap();
        assert!(said.starts_with("pl\npl\nltr\n"), "{said}");
    }
}
