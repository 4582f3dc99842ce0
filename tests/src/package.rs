//! The browser package that suites test, and where their pictures go.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, Error, Result};
use mk_bundle::package::{self, Package};
use mk_bundle::toolchain::Choice;
use mk_bundle::workspace;

/// Builds the package where it is out of date, once for all tests of a program.
///
/// # Errors
/// When it cannot be built.
pub fn built() -> Result<&'static Package> {
    static BUILT: OnceLock<Result<Package, String>> = OnceLock::new();
    let build = || package::build(&package::default_folder()?, Choice::from_environment()?);
    let result = BUILT.get_or_init(|| build().map_err(|error| format!("{error:#}")));
    result.as_ref().map_err(|message| Error::msg(message.clone()))
}

/// The script that starts the package's WebAssembly, as a file of its own: its function `make` answers with the module.
///
/// # Errors
/// When it cannot be built.
pub fn starting_script() -> Result<String> {
    package::starting_script(Choice::from_environment()?)
}

/// The name of the package's WebAssembly.
///
/// # Errors
/// When the package cannot be built.
pub fn webassembly() -> Result<&'static str> {
    file("mk_wasm_bg-", ".wasm").context("the package has no WebAssembly")
}

fn file(start: &str, end: &str) -> Result<&'static str> {
    let mut names = built()?.files.keys().map(String::as_str);
    names.find(|name| name.starts_with(start) && name.ends_with(end)).context("there is no such file")
}

/// A folder for pictures to look at, among cargo's results.
///
/// # Errors
/// When cargo's target folder cannot be learnt.
pub fn screenshots() -> Result<PathBuf> {
    Ok(workspace::target_folder()?.join("screenshots"))
}
