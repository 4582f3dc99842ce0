//! Shortening one script.

use anyhow::Result;
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};

use super::module::parse;

/// The same script with short names for all that only it sees, and without what changes nothing.
///
/// # Errors
/// When it is no JavaScript.
pub(super) fn minified(name: &str, text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parse(&allocator, name, text)?.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    // What bundlers read in comments stays.
    let comments = CommentOptions { annotation: true, ..CommentOptions::disabled() };
    let written = Codegen::new()
        .with_options(CodegenOptions { comments, ..CodegenOptions::minify() })
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program);
    Ok(written.code)
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn names_and_white_space_go_and_what_others_see_stays() {
        for (script, expected) in [
            (
                "/** Doc. */\nexport function name(first) { return first + 1; }",
                "export function name(e){return e+1}",
            ),
            (
                "export class A { #secret = 1; get open() { return this.#secret; } }",
                "export class A{#e=1;get open(){return this.#e}}",
            ),
            (
                "import(/* @vite-ignore */ `./a.js?${name}`);",
                "import(\n/* @vite-ignore */\n`./a.js?${name}`);",
            ),
            ("console.log(`two\n  lines`);", "console.log(`two\n  lines`);"),
        ] {
            assert_eq!(minified("a.js", script).unwrap(), expected);
        }
    }
}
