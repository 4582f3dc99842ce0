//! The script that wasm-bindgen generates, made one that can be started anew.
//!
//! As it is generated, it keeps its WebAssembly in variables of the module, so after a trap it is dead for good, and it has
//! four ways of fetching that nobody here uses. Instead it becomes a function that makes all of it each time it is
//! called. What is not used then, the minifier leaves out.

use anyhow::{Context, Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::Statement;
use oxc_span::GetSpan;

use super::module::{parse, range, without};

/// What of the generated script starts a module that is already compiled.
const IMPORTS: &str = "__wbg_get_imports";
const STARTED: &str = "__wbg_finalize_init";

/// The script as one that exports `make` and `build`. A call of the first answers with the exported classes, and with
/// `start(module)`, which runs a compiled `WebAssembly.Module` and must end before a class is used. The second is the name of a
/// section that a module of the same build has, and no other.
///
/// # Errors
/// When the generated script does not look as the version of wasm-bindgen that is known here writes it.
pub fn restartable(name: &str, text: &str, build: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = parse(&allocator, name, text)?;
    let (mut gone, mut exported) = (Vec::new(), Vec::new());
    for statement in &parsed.program.body {
        match statement {
            Statement::ExportDeclaration(export) => {
                let id =
                    export.declaration.id().with_context(|| format!("{name} exports what has no name"))?;
                exported.push(id.name.to_string());
                gone.push(range(export.span).start..range(export.declaration.span()).start);
            }
            // The ways of fetching.
            Statement::ExportNamedDeclaration(export) => gone.push(range(export.span)),
            Statement::ImportDeclaration(_) => bail!("{name} imports something: nothing here joins that"),
            _ => {}
        }
    }
    for needed in [IMPORTS, STARTED] {
        if !text.contains(&format!("function {needed}(")) {
            bail!("{name} has no function {needed}: another version of wasm-bindgen names it otherwise");
        }
    }
    Ok(format!(
        "export const build = \"{build}\";\nexport const make = () => {{\n{}\nreturn {{ {}, start: async (module) => \
         {STARTED}(await WebAssembly.instantiate(module, {IMPORTS}()), module) }};\n}};\n",
        without(text, &gone),
        exported.join(", "),
    ))
}

#[cfg(test)]
mod tests {
    use super::restartable;

    #[test]
    fn exports_become_what_a_call_answers_with() {
        let generated = "export class A {}\nfunction __wbg_get_imports() {}\nfunction __wbg_finalize_init() {}\n\
                         export { initSync, __wbg_init as default };";
        let script = restartable("a.js", generated, "0123456789").unwrap();
        assert!(
            script.starts_with(
                "export const build = \"0123456789\";\nexport const make = () => {\nclass A {}\n"
            ),
            "{script}"
        );
        assert!(script.contains("return { A, start: async") && !script.contains("initSync"), "{script}");
    }

    #[test]
    fn another_version_of_the_generator_is_refused() {
        let error = restartable("a.js", "export class A {}", "0123456789").unwrap_err().to_string();
        assert!(error.contains("__wbg_get_imports"), "{error}");
    }
}
