//! `integrity.json`: what each file must hold, for those who host a copy of their own.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use crate::files::Files;
use crate::{compress, names};

/// What the list is called.
pub const NAME: &str = "integrity.json";

/// The list of all scripts, WebAssembly and types among `files`: the version, and for each its size in bytes and its
/// SHA-384 as the attribute `integrity` takes it.
///
/// # Errors
/// Never, as names and numbers are always JSON.
pub fn list(files: &Files) -> Result<Vec<u8>> {
    let listed =
        files.iter().filter(|(name, _)| compress::is_downloaded(name) || names::extension(name) == "d.ts");
    let entries = listed.map(|(name, content)| {
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
        (name.clone(), json!({ "integrity": integrity, "size": content.len() }))
    });
    let list = json!({
        "name": crate::npm::NAME,
        "version": env!("CARGO_PKG_VERSION"),
        "files": Value::Object(entries.collect()),
    });
    let mut text = serde_json::to_vec_pretty(&list)?;
    text.push(b'\n');
    Ok(text)
}

/// The names in such a list; none where it cannot be read.
pub fn listed(list: &[u8]) -> Vec<String> {
    let list: Value = serde_json::from_slice(list).unwrap_or_default();
    let files = list.get("files").and_then(Value::as_object);
    files.into_iter().flat_map(|files| files.keys().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_listed_with_what_openssl_says_of_it() {
        let files = ["a.js", "a.js.br", "a.d.ts", "README.md"].map(|name| (name.to_owned(), b"abc".to_vec()));
        let list = list(&files.into()).unwrap();
        assert_eq!(listed(&list), ["a.d.ts", "a.js"]);
        let value: Value = serde_json::from_slice(&list).unwrap();
        // printf abc | openssl dgst -sha384 -binary | base64
        let expected = "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn";
        assert_eq!(value["files"]["a.js"], json!({ "integrity": expected, "size": 3 }));
        assert_eq!(value["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn what_is_no_list_names_nothing() {
        assert!(listed(b"<!doctype html>").is_empty() && listed(b"[]").is_empty());
    }
}
