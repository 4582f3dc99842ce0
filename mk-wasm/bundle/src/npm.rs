//! The package as npm and bundlers know it: `package.json`, what stands beside it, and the tarball.

use std::io::Write as _;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::Files;
use crate::{compress, integrity, names};

/// What the package is called.
pub const NAME: &str = "kraft-progress";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What a page that imports the package gets.
const MAIN: &str = "kraft-progress.js";
const README: &str = include_str!("npm/README.md");
const LICENCES: [(&str, &str); 2] = [
    ("LICENSE-APACHE", include_str!("../../../LICENSE-APACHE")),
    ("LICENSE-MIT", include_str!("../../../LICENSE-MIT")),
];
/// The moment that npm itself gives to all files of a package, so that the same files are the same tarball.
const MOMENT: u64 = 499_162_500;

/// The files of the browser package and those that make it one for npm.
///
/// # Errors
/// When there is no script to be imported.
pub fn with_description(files: &Files) -> Result<Files> {
    let mut all = files.clone();
    let texts = LICENCES.into_iter().chain([("README.md", README)]);
    all.extend(texts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    all.insert("package.json".to_owned(), description(files)?);
    Ok(all)
}

/// What the tarball is called.
pub fn tarball_name() -> String {
    format!("{NAME}-{VERSION}.tgz")
}

/// The package as `npm install` takes it: everything but the compressed forms, which a bundler makes itself.
///
/// # Errors
/// Only when the compressor fails.
pub fn tarball(files: &Files) -> Result<Vec<u8>> {
    let gzip = GzEncoder::new(Vec::new(), Compression::best());
    let mut tar = tar::Builder::new(gzip);
    let is_compressed = |name: &str| compress::ENDINGS.iter().any(|ending| name.ends_with(ending));
    for (name, content) in files.iter().filter(|(name, _)| !is_compressed(name)) {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len().try_into()?);
        header.set_mode(0o644);
        header.set_mtime(MOMENT);
        tar.append_data(&mut header, format!("package/{name}"), content.as_slice())?;
    }
    let mut gzip = tar.into_inner()?;
    gzip.flush()?;
    Ok(gzip.finish()?)
}

/// Written by hand: conditions of an export are tried in their order, which a JSON library need not keep.
fn description(files: &Files) -> Result<Vec<u8>> {
    files.get(MAIN).with_context(|| format!("the package has no {MAIN}"))?;
    let entries =
        files.keys().filter(|name| names::extension(name) == "js" && !names::is_version_of(name, name));
    let exports = entries.clone().map(|entry| {
        let path = if entry == MAIN { ".".to_owned() } else { format!("./{entry}") };
        let types = entry.replace(".js", ".d.ts");
        let types =
            if files.contains_key(&types) { format!(r#""types": "./{types}", "#) } else { String::new() };
        format!(r#""{path}": {{ {types}"default": "./{entry}" }}"#)
    });
    let data = [integrity::NAME, "package.json"].map(|file| format!(r#""./{file}": "./{file}""#));
    let exports = exports.chain(data).collect::<Vec<_>>().join(",\n    ");
    // Importing an entry defines an element or listens for messages.
    let effects = entries.map(|entry| format!(r#""./{entry}""#)).collect::<Vec<_>>().join(", ");
    let licence = env!("CARGO_PKG_LICENSE");
    let text = format!(
        r#"{{
  "name": "{NAME}",
  "version": "{VERSION}",
  "description": "A goal's live figure as a web component: sentences, a chart and a table",
  "license": "{licence}",
  "type": "module",
  "exports": {{
    {exports}
  }},
  "files": ["*.js", "*.d.ts", "*.wasm", "{list}", "LICENSE-*"],
  "sideEffects": [{effects}]
}}
"#,
        list = integrity::NAME,
    );
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use serde_json::{Value, json};

    use super::*;

    fn files(names: &[&str]) -> Files {
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
    }

    #[test]
    fn every_entry_is_exported_with_its_types_and_inner_files_are_not() {
        let files =
            files(&["kraft-progress.js", "kraft-progress.d.ts", "kraft-frame.js", "part-0123456789.js"]);
        let all = with_description(&files).unwrap();
        let text = std::str::from_utf8(&all["package.json"]).unwrap();
        let description: Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            description["exports"],
            json!({
                ".": { "types": "./kraft-progress.d.ts", "default": "./kraft-progress.js" },
                "./kraft-frame.js": { "default": "./kraft-frame.js" },
                "./integrity.json": "./integrity.json",
                "./package.json": "./package.json",
            })
        );
        assert!(text.contains(r#"{ "types": "./kraft-progress.d.ts", "default": "#), "{text}");
        assert_eq!(description["sideEffects"], json!(["./kraft-frame.js", "./kraft-progress.js"]));
        assert!(description.get("scripts").is_none() && description.get("dependencies").is_none());
        assert!(all.contains_key("README.md") && all.contains_key("LICENSE-MIT"));
    }

    #[test]
    fn a_tarball_holds_the_files_as_they_are_and_is_the_same_each_time() {
        let files = files(&["kraft-progress.js", "kraft-progress.js.br", "package.json"]);
        let tarball = tarball(&files).unwrap();
        assert_eq!(tarball, super::tarball(&files).unwrap());
        let mut read = tar::Archive::new(flate2::read::GzDecoder::new(&tarball[..]));
        let held = read.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.path().unwrap().display().to_string(), text)
        });
        let expected = ["kraft-progress.js", "package.json"];
        assert_eq!(
            held.collect::<Vec<_>>(),
            expected.map(|name| (format!("package/{name}"), name.to_owned()))
        );
    }
}
