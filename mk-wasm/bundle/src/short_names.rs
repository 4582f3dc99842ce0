//! Short names for what WebAssembly and its script give one another. The generator writes long ones with a hash in each,
//! which stand in both files and are what no compressor can make smaller.

use walrus::{ExportItem, Module};

/// Renames the functions that the module imports and exports, in the module and in its script.
pub fn shorten(module: &mut Module, script: &str) -> String {
    let mut names = Vec::new();
    for (index, import) in module.imports.iter_mut().enumerate() {
        names.push((std::mem::replace(&mut import.name, format!("i{index}")), format!("i{index}")));
    }
    let functions = module.exports.iter_mut().filter(|export| matches!(export.item, ExportItem::Function(_)));
    for (index, export) in functions.enumerate() {
        names.push((std::mem::replace(&mut export.name, format!("e{index}")), format!("e{index}")));
    }
    renamed(script, &names)
}

/// A script with some words in the place of others.
fn renamed(script: &str, names: &[(String, String)]) -> String {
    let is_inside = |character: char| character.is_alphanumeric() || matches!(character, '_' | '$');
    let mut result = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_inside) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|character: char| !is_inside(character)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        let short = names.iter().find(|(long, _)| long == word).map_or(word, |(_, short)| short);
        result.extend([before, short]);
        rest = after;
    }
    result + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_renamed_and_no_parts_of_them() {
        let names = [("__wbg_get".to_owned(), "i0".to_owned()), ("show".to_owned(), "e0".to_owned())];
        let script = "return { __wbg_get: function(a) { wasm.show(a); this.__wbg_get_1(showing); } }";
        let expected = "return { i0: function(a) { wasm.e0(a); this.__wbg_get_1(showing); } }";
        assert_eq!(renamed(script, &names), expected);
    }
}
