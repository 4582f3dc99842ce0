//! One script, read: what it imports, exports and declares, and what it takes from the browser.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Statement};
use oxc_parser::{Parser, ParserReturn};
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};

use crate::names;

/// What joining must know of a script.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// The scripts it imports, in order, with the names it takes from each.
    pub(super) imports: Vec<(String, Vec<String>)>,
    /// The scripts it loads when they are needed.
    pub(super) loads: BTreeSet<String>,
    pub(super) exports: BTreeSet<String>,
    /// Names declared outside of all functions.
    pub(super) declared: BTreeSet<String>,
    /// Names that it uses and nobody declares: those of the browser.
    pub(super) globals: BTreeSet<String>,
    /// What must go from its text when it is joined into another: imports.
    imported_at: Vec<Range<usize>>,
    /// What must also go when it is not the first: the word `export`.
    exported_at: Vec<Range<usize>>,
}

impl Module {
    /// Reads a script.
    ///
    /// # Errors
    /// When it is no JavaScript, or imports or exports in a way that is not known here.
    pub(super) fn read(name: &str, text: &str) -> Result<Self> {
        let allocator = Allocator::default();
        let parsed = parse(&allocator, name, text)?;
        let mut module = Self::default();
        for statement in &parsed.program.body {
            let at = statement.span();
            module.statement(statement).with_context(|| format!("{name}, line {}", line(text, at)))?;
        }
        for import in &parsed.module_record.dynamic_imports {
            let request = text.get(range(import.module_request)).unwrap_or_default();
            let loaded =
                loaded(request).with_context(|| format!("{name}, line {}", line(text, import.span)))?;
            module.loads.insert(loaded);
        }
        let scoping = SemanticBuilder::new().build(&parsed.program).semantic.into_scoping();
        let root = scoping.get_bindings(scoping.root_scope_id());
        let imported: BTreeSet<&String> = module.imports.iter().flat_map(|(_, names)| names).collect();
        let declared = root.keys().map(ToString::to_string).filter(|name| !imported.contains(name));
        module.declared = declared.collect();
        module.globals = scoping.root_unresolved_references().keys().map(ToString::to_string).collect();
        Ok(module)
    }

    /// Its text without imports, and without the word `export` where it is joined into another.
    pub(super) fn body(&self, text: &str, keeps_exports: bool) -> String {
        let exported: &[Range<usize>] = if keeps_exports { &[] } else { &self.exported_at };
        let mut gone: Vec<&Range<usize>> = self.imported_at.iter().chain(exported).collect();
        gone.sort_by_key(|range| range.start);
        without(text, gone)
    }

    fn statement(&mut self, statement: &Statement<'_>) -> Result<()> {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import)?,
            Statement::ExportDeclaration(export) => {
                let start = range(export.span).start;
                self.exported_at.push(start..range(export.declaration.span()).start);
                let names = declared_names(&export.declaration)?;
                self.exports.extend(names);
            }
            Statement::ExportNamedDeclaration(_)
            | Statement::ExportFromDeclaration(_)
            | Statement::ExportAllDeclaration(_) => {
                bail!(
                    "this form of export is not known here: write `export` before the function, class or const"
                )
            }
            // Only what is loaded by itself has one; that it is not imported by name is checked where it is joined.
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, import: &ImportDeclaration<'_>) -> Result<()> {
        let known = "this form of import is not known here: expected `import { a, b } from \"./name.js\"`";
        let Some(file) = import.source.value.strip_prefix("./") else { bail!(known) };
        if import.with_clause.is_some() || import.phase.is_some() {
            bail!(known);
        }
        let mut names = Vec::new();
        for specifier in import.specifiers.iter().flatten() {
            let ImportDeclarationSpecifier::ImportSpecifier(specifier) = specifier else { bail!(known) };
            if specifier.imported.name() != specifier.local.name.as_str() {
                bail!(
                    "{} is imported under another name: joined scripts share one",
                    specifier.imported.name()
                );
            }
            names.push(specifier.local.name.to_string());
        }
        self.imports.push((file.to_owned(), names));
        self.imported_at.push(range(import.span));
        Ok(())
    }
}

/// Reads a script, and takes no mistake in it.
pub(super) fn parse<'a>(allocator: &'a Allocator, name: &str, text: &'a str) -> Result<ParserReturn<'a>> {
    let parsed = Parser::new(allocator, text, SourceType::mjs()).parse();
    if let Some(mistake) = parsed.diagnostics.first() {
        let place = mistake.labels.first().map_or(0, |label| label.offset() as usize);
        let line = text.get(..place).unwrap_or(text).matches('\n').count() + 1;
        bail!("{name}, line {line}: {mistake}");
    }
    Ok(parsed)
}

/// A text without some of its parts, which follow on one another.
pub(super) fn without<'a>(text: &str, parts: impl IntoIterator<Item = &'a Range<usize>>) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), 0);
    for part in parts {
        kept.push_str(text.get(rest..part.start).unwrap_or_default());
        rest = part.end;
    }
    kept.push_str(text.get(rest..).unwrap_or_default());
    kept
}

pub(super) fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn line(text: &str, at: Span) -> usize {
    text.get(..range(at).start).unwrap_or_default().matches('\n').count() + 1
}

/// The file that an `import(…)` loads: a string or template that begins with its name. A query may follow.
fn loaded(request: &str) -> Result<String> {
    let known =
        "this form of import is not known here: expected `import(\"./name.js\")`, the name written out";
    let inside = request.strip_prefix(['"', '\'', '`']).and_then(|rest| rest.strip_prefix("./"));
    let end = inside.and_then(|inside| inside.find(['"', '\'', '`', '?', '$']));
    let name = inside.zip(end).and_then(|(inside, end)| inside.get(..end));
    match name {
        Some(name) if names::extension(name) == "js" => Ok(name.to_owned()),
        _ => bail!(known),
    }
}

fn declared_names(declaration: &oxc_ast::ast::Declaration<'_>) -> Result<Vec<String>> {
    use oxc_ast::ast::Declaration;
    let names: Option<Vec<String>> = match declaration {
        Declaration::VariableDeclaration(variables) => {
            let name = |variable: &oxc_ast::ast::VariableDeclarator<'_>| {
                variable.id.get_identifier_name().map(|name| name.to_string())
            };
            variables.declarations.iter().map(name).collect()
        }
        other => other.id().map(|id| vec![id.name.to_string()]),
    };
    names.context("what is exported has no name of its own: expected a function, a class or a const with one")
}
