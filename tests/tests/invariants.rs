//! What the sources must not hold: the architecture's invariants that no type can carry.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The only files that speak to the browser.
const BROWSER: [&str; 2] = ["mk-wasm/src/dom.rs", "mk-wasm/src/web.rs"];

/// What runs the binding's generator, and what takes out what it leaves behind.
const GENERATOR: [&str; 2] = ["mk-wasm/bundle/src/callbacks.rs", "mk-wasm/bundle/src/package.rs"];

/// The one file that may use a cursor.
const CURSOR: &str = "mk-core/src/outcome/workbook.rs";

/// What the repository's first level holds, beside files that begin with a dot.
const TOP: [&str; 12] = [
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "clippy.toml",
    "examples",
    "mk-core",
    "mk-wasm",
    "rustfmt.toml",
];

/// What builds leave behind.
const BUILT: [&str; 3] = ["target", "site", "node_modules"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below a folder, by its path from the root, but what is built or hidden.
fn files(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let is_built = BUILT.contains(&name.as_str()) && folder == root();
            if is_built || name.starts_with('.') {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                all.push(entry.path().strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    all.sort();
    all
}

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// The code of a Rust file: its lines without comments.
fn code(file: &str) -> String {
    text(file).lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

fn has_extension(file: &str, extension: &str) -> bool {
    Path::new(file).extension().is_some_and(|own| own == extension)
}

fn is_rust(file: &str) -> bool {
    has_extension(file, "rs")
}

/// The Rust files below a folder whose code holds one of the words.
fn with(folder: &str, words: &[&str]) -> BTreeSet<String> {
    let holds = |file: &&String| words.iter().any(|word| code(file).contains(word));
    files(folder).iter().filter(|file| is_rust(file)).filter(holds).cloned().collect()
}

/// That only these files hold one of the words, and that each of them still does.
fn only_in(folder: &str, words: &[&str], allowed: &[&str]) {
    let allowed: BTreeSet<String> = allowed.iter().map(|file| (*file).to_owned()).collect();
    assert_eq!(with(folder, words), allowed, "{words:?}");
}

#[test]
fn the_core_does_no_input_or_output_reads_no_clock_and_prints_nothing() {
    for word in [
        "std::fs",
        "std::time",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "use std::{",
        "fs::",
        "Utc::",
        "Local",
        "SystemTime",
        "Instant",
        "print!",
        "println!",
        "dbg!",
        "log::",
        "tracing::",
        "rand",
        "thread_local",
        "\nstatic ",
        "pub static ",
    ] {
        only_in("mk-core/src", &[word], &[]);
    }
    // The reader of workbooks wants its bytes in something that it can move about in. They lie in memory, where a cursor
    // reads and writes nothing else; what could, stays forbidden in this file, too.
    only_in("mk-core/src", &["std::io"], &[CURSOR]);
    let own = code(CURSOR);
    let io: Vec<&str> = own.lines().filter(|line| line.contains("io::")).map(str::trim).collect();
    assert_eq!(io, ["use std::io::Cursor;"]);
    let chrono = text("Cargo.toml").lines().find(|line| line.starts_with("chrono = ")).unwrap().to_owned();
    assert!(chrono.contains("default-features = false") && !chrono.contains("clock"), "{chrono}");
}

#[test]
fn the_core_knows_no_pixels() {
    only_in(
        "mk-core/src",
        &["plotters", "svg", "pixel", "web_sys", "wasm_bindgen", "js_sys", "mk_wasm"],
        &[],
    );
    for word in ["plotters", "web-sys", "wasm-bindgen", "js-sys", "mk-wasm"] {
        assert!(!text("mk-core/Cargo.toml").contains(word), "{word}");
    }
}

#[test]
fn nothing_is_unsafe() {
    assert!(text("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for manifest in files("").iter().filter(|file| file.ends_with("/Cargo.toml")) {
        assert!(
            text(manifest).contains("[lints]\nworkspace = true"),
            "{manifest} takes over the workspace's lints"
        );
    }
    for folder in ["mk-core", "mk-wasm", "examples", "tests/src"] {
        only_in(folder, &["unsafe ", "allow(unsafe"], &[]);
    }
}

#[test]
fn the_first_level_holds_nothing_but_the_members_and_the_usual_files() {
    let allowed: BTreeSet<&str> = TOP.into_iter().chain(BUILT).chain(["tests"]).collect();
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name.starts_with('.') || allowed.contains(name.as_str()), "{name} lies at the first level");
    }
}

#[test]
fn no_source_file_is_longer_than_five_hundred_lines() {
    let sources = files("").into_iter().filter(|file| is_rust(file) || has_extension(file, "js"));
    let long: Vec<String> = sources.filter(|file| text(file).lines().count() > 500).collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn what_serde_writes_and_reads_lives_in_files_named_file() {
    for member in ["mk-core/src", "mk-wasm", "examples"] {
        // The bundler reads what cargo says; that is no format of the project's.
        let json: &[&str] = if member == "mk-wasm" { &[] } else { &["serde_json"] };
        for file in with(member, &[&["Serialize", "Deserialize", "serde::"], json].concat()) {
            assert!(file.ends_with("/file.rs"), "{file}");
        }
    }
}

#[test]
fn only_the_edge_of_the_widget_speaks_to_the_browser() {
    only_in("mk-wasm/src", &["wasm_bindgen", "web_sys", "js_sys"], &BROWSER);
    only_in("mk-wasm/bundle", &["wasm_bindgen", "web_sys", "js_sys"], &GENERATOR);
    only_in("examples", &["wasm_bindgen", "web_sys", "js_sys"], &[]);
}

#[test]
fn only_the_chart_draws_with_plotters() {
    for file in with("mk-wasm", &["plotters"]).into_iter().chain(with("examples", &["plotters"])) {
        assert!(file.starts_with("mk-wasm/src/chart/") || file == "mk-wasm/src/chart.rs", "{file}");
    }
}

/// Totals must not reach the widget: it is built without the feature that can read them.
#[test]
fn the_widget_is_built_without_totals() {
    let manifest = text("mk-wasm/Cargo.toml");
    let core = manifest.lines().find(|line| line.starts_with("mk-core")).unwrap();
    assert!(!core.contains("files"), "{core}");
    let own = text("Cargo.toml");
    let core = own.lines().find(|line| line.starts_with("mk-core = ")).unwrap();
    assert!(core.contains("default-features = false"), "{core}");
    only_in("mk-wasm/src", &["mk_core::outcome", "Totals"], &[]);
}

/// A figure comes out of the gate or out of a checked document, and from nowhere else: its fields are private, nothing
/// public returns one but a point's own, and no trait makes one.
#[test]
fn nothing_public_makes_a_figure() {
    let own = code("mk-core/src/publish/figure.rs");
    assert!(own.contains("pub struct Figure {\n    span: Span<u64>,\n    is_withheld: bool,\n}"));
    let (_, of_figure) = own.split_once("impl Figure {").unwrap();
    for line in of_figure.split("\n}").next().unwrap().lines().filter(|line| line.trim().starts_with("pub "))
    {
        assert!(!line.contains("Self") && !line.contains("Figure"), "{line}");
    }
    let sources = files("mk-core/src");
    let lines = sources
        .iter()
        .filter(|file| is_rust(file))
        .flat_map(|file| code(file).lines().map(str::to_owned).collect::<Vec<_>>());
    let public: Vec<String> = lines.filter(|line| line.trim_start().starts_with("pub ")).collect();
    let returning = |what: &str| -> Vec<&str> {
        let returns =
            |line: &&String| line.split_once("->").is_some_and(|(_, returned)| returned.contains(what));
        public.iter().filter(returns).map(|line| line.trim().split('(').next().unwrap()).collect()
    };
    assert_eq!(returning("Figure"), ["pub fn figure"]);
    only_in(
        "mk-core/src",
        &["for Figure {", "for Point {", "for Series {", "for Publication {", "for Totals {"],
        &["mk-core/src/outcome/totals.rs"],
    );
    let derived = own.split("pub struct Figure").next().unwrap();
    assert!(!derived.contains("Default") && !derived.contains("Deserialize"), "{derived}");
    // Its holders' fields are as private.
    let publication = code("mk-core/src/publish/publication.rs");
    let structs = publication.split("impl Publication").next().unwrap();
    assert!(
        !structs.lines().any(|line| line.trim_start().starts_with("pub ") && line.contains(':')),
        "{structs}"
    );
}
