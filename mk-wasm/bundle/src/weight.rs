//! Where the bytes of the WebAssembly go: by section, by crate, by module of our own crates, and the largest functions.
//!
//! Functions are told apart by the names that the compiler left, after the generator has thrown away what nobody calls.
//! A browser gets neither names nor this table.
//!
//! How much of a compressed file a part takes cannot be said: it depends on what stands before. So a part's bytes are
//! compressed alone, which is too much where it repeats the others. The parts sum up to more than the whole.

mod module;
mod owner;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use crate::size;
use module::Module;

/// How many functions are listed.
const FUNCTIONS: usize = 40;
/// A function's name can fill a page with its types.
const LONGEST_NAME: usize = 150;

/// One line of a table: a part of the module.
#[derive(Debug)]
struct Part {
    name: String,
    count: usize,
    raw: usize,
    brotli: usize,
}

/// Lays out where the bytes of a module with names go.
///
/// # Errors
/// When it is no WebAssembly.
pub fn table(wasm: &[u8]) -> Result<String> {
    let module = Module::read(wasm)?;
    let sections = module.sections.iter().map(|section| (section.name.clone(), section.bytes));
    let functions = || module.functions.iter();
    let crates = functions().map(|function| (owner::owner(&function.name), function.bytes));
    let modules =
        functions().filter_map(|function| Some((owner::own_module(&function.name)?, function.bytes)));
    let mut text = String::from(
        "%: of the raw bytes in the same table; brotli: the part's bytes alone at quality 11, so that the parts sum up to \
         more than the whole
",
    );
    for (title, parts) in [
        ("section", parts(sections)?),
        ("functions by crate", parts(crates)?),
        ("functions by module", parts(modules)?),
    ] {
        write_parts(&mut text, title, &parts);
    }
    text.push_str(&largest(&module));
    Ok(text)
}

/// Puts together what goes by the same name, largest first.
fn parts<'a>(named: impl Iterator<Item = (String, &'a [u8])>) -> Result<Vec<Part>> {
    let mut together: BTreeMap<String, (usize, Vec<u8>)> = BTreeMap::new();
    for (name, bytes) in named {
        let (count, all) = together.entry(name).or_default();
        *count += 1;
        all.extend_from_slice(bytes);
    }
    let measured = together.into_iter().map(|(name, (count, bytes))| {
        Ok(Part { name, count, raw: bytes.len(), brotli: size::brotli(&bytes)?.len() })
    });
    let mut parts = measured.collect::<Result<Vec<Part>>>()?;
    parts.sort_by_key(|part| std::cmp::Reverse(part.raw));
    Ok(parts)
}

fn write_parts(text: &mut String, title: &str, parts: &[Part]) {
    let width = parts.iter().map(|part| part.name.len()).max().unwrap_or_default().max(title.len());
    let of_raw = |raw: usize| 100 * raw / parts.iter().map(|part| part.raw).sum::<usize>().max(1);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "\n{title:width$}  {:>6}  {:>8}  {:>4}  {:>8}", "parts", "raw", "%", "brotli");
    for Part { name, count, raw, brotli } in parts {
        let _ = writeln!(text, "{name:width$}  {count:>6}  {raw:>8}  {:>4}  {brotli:>8}", of_raw(*raw));
    }
}

fn largest(module: &Module) -> String {
    let mut functions: Vec<_> = module.functions.iter().collect();
    functions.sort_by_key(|function| std::cmp::Reverse(function.bytes.len()));
    let mut text = format!("\n{:>8}  largest of {} functions\n", "raw", functions.len());
    for function in functions.into_iter().take(FUNCTIONS) {
        let name: String = function.name.chars().take(LONGEST_NAME).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:>8}  {name}", function.bytes.len());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    /// A module of one function that does nothing, called `a::b`.
    const ONE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b\
        \0\x0e\x04name\x01\x07\x01\0\x04a::b";

    #[test]
    fn sections_crates_and_functions_are_told_without_the_names_themselves() {
        let table = table(ONE).unwrap();
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        for expected in [&["code", "1", "4", "40", "8"][..], &["a", "1", "2", "100", "6"], &["2", "a::b"]] {
            assert!(lines.iter().any(|line| line == expected), "{expected:?} in\n{table}");
        }
        assert!(!table.contains("custom"), "{table}");
    }

    #[test]
    fn what_is_no_webassembly_is_an_error() {
        assert!(table(b"<!doctype html>").is_err());
    }
}
