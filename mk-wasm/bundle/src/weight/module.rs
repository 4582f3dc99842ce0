//! What a WebAssembly module is made of: its sections and its functions with their names.

use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// A module taken apart.
#[derive(Debug)]
pub(super) struct Module<'a> {
    /// All sections that stay in what browsers get, in order.
    pub(super) sections: Vec<Section<'a>>,
    /// The functions with a body, in order.
    pub(super) functions: Vec<Function<'a>>,
}

/// A section's content.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) name: String,
    pub(super) bytes: &'a [u8],
}

/// A function's body, and its name as a person would write it.
#[derive(Debug)]
pub(super) struct Function<'a> {
    pub(super) name: String,
    pub(super) bytes: &'a [u8],
}

impl<'a> Module<'a> {
    /// Takes a module apart.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut sections, mut bodies) = (Vec::new(), Vec::new());
        let (mut imported, mut names) = (0, HashMap::new());
        let bytes = |range: Range<usize>| wasm.get(range).context("a section lies outside of the module");
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(subsections) = custom.as_known() {
                        names.extend(function_names(subsections)?);
                        continue;
                    }
                }
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                sections.push(Section { name: section_name(id, &payload), bytes: bytes(range)? });
            }
        }
        let numbered = (imported..).zip(bodies);
        let functions = numbered.map(|(index, bytes)| {
            let name = names.get(&index).map_or_else(|| format!("function {index}"), |name| demangled(name));
            Function { name, bytes }
        });
        Ok(Self { sections, functions: functions.collect() })
    }
}

fn function_names(subsections: wasmparser::NameSectionReader<'_>) -> Result<Vec<(u32, String)>> {
    let mut names = Vec::new();
    for subsection in subsections {
        if let Name::Function(map) = subsection? {
            for naming in map {
                let naming = naming?;
                names.push((naming.index, naming.name.to_owned()));
            }
        }
    }
    Ok(names)
}

/// Without the hash at its end.
fn demangled(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}

fn section_name(id: u8, payload: &Payload<'_>) -> String {
    if let Payload::CustomSection(custom) = payload {
        return format!("custom {:?}", custom.name());
    }
    // By the specification's binary format, section 5.5.2.
    let names = [
        "custom",
        "types",
        "imports",
        "functions",
        "tables",
        "memories",
        "globals",
        "exports",
        "start",
        "elements",
        "code",
        "data",
        "data count",
        "tags",
    ];
    names.get(usize::from(id)).map_or_else(|| format!("section {id}"), |name| (*name).to_owned())
}
