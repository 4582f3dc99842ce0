//! The browser package that suites test, and where their pictures go.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Error, Result};
use mk_bundle::package::{self, Package};
use mk_bundle::toolchain::Choice;
use mk_bundle::workspace;
use mk_examples::site::{PACKAGE, Site};

/// Builds the package where it is out of date, once for all tests of a program.
///
/// # Errors
/// When it cannot be built.
pub fn built() -> Result<&'static Package> {
    static BUILT: OnceLock<Result<Package, String>> = OnceLock::new();
    once(&BUILT, || package::build(&package::default_folder()?, Choice::from_environment()?))
}

/// What is made but once, or why it could not be.
fn once<T>(
    cell: &'static OnceLock<Result<T, String>>,
    make: impl FnOnce() -> Result<T>,
) -> Result<&'static T> {
    let result = cell.get_or_init(|| make().map_err(|error| format!("{error:#}")));
    result.as_ref().map_err(|message| Error::msg(message.clone()))
}

/// Writes the demo's site with the package into a folder, as a server has it.
///
/// # Errors
/// When the package cannot be built, or the folder cannot be written to.
pub fn demo(folder: &Path) -> Result<Site> {
    let site = Site::write(folder, false)?;
    for (name, content) in &built()?.files {
        fs::write(folder.join(PACKAGE).join(name), content).with_context(|| name.clone())?;
    }
    Ok(site)
}

/// The script that starts the package's WebAssembly, as a file of its own: its function `make` answers with the module.
///
/// # Errors
/// When it cannot be built.
pub fn starting_script() -> Result<&'static str> {
    static SCRIPT: OnceLock<Result<String, String>> = OnceLock::new();
    once(&SCRIPT, || package::starting_script(Choice::from_environment()?)).map(String::as_str)
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
