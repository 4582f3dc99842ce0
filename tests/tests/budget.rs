//! What browsers get: the core compiles for them, and what they download for a live chart fits the budget.

use std::io::Write;

use mk_bundle::size;
use mk_bundle::toolchain::Choice;
use mk_tests::package;

/// 57 kB for the scripts and the WebAssembly of a live chart together, compressed by brotli. A kB is 1000 bytes. Without
/// optimizing at link time, which goes unnoticed otherwise, they are 59.
const BUDGET: usize = 57_000;

#[test]
fn scripts_and_webassembly_fit_the_budget() {
    let [always, when_needed] = package::built().unwrap().sizes_by_need();
    // Past the test harness, which shows what a test prints only when it fails.
    write!(std::io::stderr(), "\n{}", size::table(&always, &when_needed)).unwrap();
    assert_eq!(always.len(), 2, "a live chart needs the entry and the WebAssembly");
    let total = size::total(&always);
    assert!(always.iter().all(|(_, size)| size.brotli > 0), "a part has no size");
    assert!(
        total.brotli <= BUDGET,
        "a live chart is {} bytes with brotli, {} over its budget of {BUDGET}: find what grew in the table above, and \
         with `cargo run -p mk-bundle -- --where`",
        total.brotli,
        total.brotli - BUDGET
    );
}

#[test]
fn the_package_says_nothing_of_the_machine_that_built_it() {
    let home = std::env::var("HOME").unwrap_or_default();
    let root = mk_bundle::workspace::root();
    for (name, content) in &package::built().unwrap().files {
        let text = String::from_utf8_lossy(content);
        for path in [home.as_str(), root.to_str().unwrap_or_default(), "registry/src"] {
            assert!(path.is_empty() || path == "/" || !text.contains(path), "{name} holds the path {path}");
        }
    }
}

#[test]
fn the_core_compiles_for_browsers_with_and_without_what_only_servers_need() {
    mk_bundle::package::check_core(Choice::from_environment().unwrap()).unwrap();
}
