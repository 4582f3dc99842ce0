//! The browser package itself: from mk-wasm's sources to a folder that any web server can serve.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::files::{self, Files};
use crate::names;
use crate::paths;
use crate::script;
use crate::size::Size;
use crate::toolchain::{Choice, Toolchain};
use crate::workspace;

/// What the compiled crate is called; `mk-wasm/js` imports `./mk_wasm.js`.
const STEM: &str = "mk_wasm";
/// The script that pages name. It must lead to the compiled crate.
const ENTRY: &str = "kraft-progress.js";
/// All that decides what a package looks like, beside its sources: a change here makes an earlier package stale.
const OWN_SOURCES: [&str; 7] = [
    include_str!("package.rs"),
    include_str!("names.rs"),
    include_str!("script.rs"),
    include_str!("script/binding.rs"),
    include_str!("script/join.rs"),
    include_str!("script/minify.rs"),
    include_str!("script/module.rs"),
];

/// A browser package that lies in a folder.
#[derive(Clone, Debug)]
pub struct Package {
    /// Where it lies.
    pub folder: PathBuf,
    /// Its files by name.
    pub files: Files,
}

impl Package {
    /// The size of each file that a browser downloads: scripts and WebAssembly, not types.
    ///
    /// # Errors
    /// Only when a compressor fails.
    pub fn sizes(&self) -> Result<Vec<(&str, Size)>> {
        let downloaded = self.files.iter().filter(|(name, _)| {
            Path::new(name).extension().is_some_and(|extension| extension == "js" || extension == "wasm")
        });
        downloaded.map(|(name, content)| Ok((name.as_str(), remembered_size(content)?))).collect()
    }
}

/// Where a package goes when nobody says where: a folder among cargo's results.
///
/// # Errors
/// When cargo's target folder cannot be learnt.
pub fn default_folder() -> Result<PathBuf> {
    Ok(workspace::target_folder()?.join("package"))
}

/// Builds the package into `folder`, and removes what an earlier build left there.
///
/// # Errors
/// When there is no toolchain, mk-wasm does not compile, or the folder cannot be written to.
pub fn build(folder: &Path, choice: Choice) -> Result<Package> {
    let wasm = compile(choice, &paths::flags())?;
    let written = files::read(&workspace::root().join("mk-wasm/js"))?;
    let package = Package { folder: folder.to_owned(), files: remembered(&wasm, &written)? };
    put(&package)?;
    Ok(package)
}

/// What a browser would get as WebAssembly, but with the names of its functions, and these in another order.
///
/// # Errors
/// When there is no toolchain or mk-wasm does not compile.
pub fn with_names(choice: Choice) -> Result<Vec<u8>> {
    let wasm = compile(choice, &paths::flags_for_full_names())?;
    let mut generated = generate(&wasm, Names::Kept)?;
    generated.remove(&format!("{STEM}_bg.wasm")).context("wasm-bindgen wrote no WebAssembly")
}

/// The compiled crate, as the compiler leaves it.
fn compile(choice: Choice, flags: &str) -> Result<Vec<u8>> {
    let toolchain = Toolchain::find(choice)?;
    let mut cargo = toolchain.cargo("build")?;
    run_visibly(cargo.args(["--package", "mk-wasm", "--lib"]).env(paths::FLAGS_VARIABLE, flags))?;
    let compiled = toolchain.results()?.join(STEM).with_extension("wasm");
    fs::read(&compiled).with_context(|| format!("{} cannot be read", compiled.display()))
}

/// Compiles mk-core for browsers, with and without what only servers need.
///
/// # Errors
/// When there is no toolchain or mk-core does not compile.
pub fn check_core(choice: Choice) -> Result<()> {
    let toolchain = Toolchain::find(choice)?;
    for features in [&[][..], &["--no-default-features"]] {
        run_visibly(toolchain.cargo("build")?.args(["--package", "mk-core", "--lib"]).args(features))?;
    }
    Ok(())
}

/// Cargo tells best itself what it is doing and what is wrong.
fn run_visibly(command: &mut Command) -> Result<()> {
    let shown = crate::command::show(command);
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    let status = status.with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}; what is wrong stands above");
    }
    Ok(())
}

/// The finished files, from an earlier build of the same inputs or made now.
fn remembered(wasm: &[u8], written: &Files) -> Result<Files> {
    let own = OWN_SOURCES.into_iter().map(str::as_bytes);
    let written_parts = written.iter().flat_map(|(name, content)| [name.as_bytes(), content]);
    let key = names::hash(own.chain([wasm]).chain(written_parts));
    let memory = workspace::target_folder()?.join("package-cache");
    let folder = memory.join(&key);
    if folder.is_dir() {
        return files::read(&folder);
    }
    let made = make(wasm, written)?;
    fs::create_dir_all(&memory).with_context(|| format!("{} cannot be made", memory.display()))?;
    let unfinished = tempfile::tempdir_in(&memory)?;
    for (name, content) in &made {
        files::write_whole(&unfinished.path().join(name), content)?;
    }
    // A build at the same time may have been first, with the same content.
    let _ = fs::rename(unfinished.path(), &folder);
    Ok(made)
}

/// Compressing well takes seconds, so it is done once for each content.
fn remembered_size(content: &[u8]) -> Result<Size> {
    let folder = workspace::target_folder()?.join("package-cache/sizes");
    let path = folder.join(names::hash([content]));
    if let Some(size) = fs::read_to_string(&path).ok().and_then(|text| text.parse().ok()) {
        return Ok(size);
    }
    let size = Size::of(content)?;
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    files::write_whole(&path, size.to_string().as_bytes())?;
    Ok(size)
}

fn make(wasm: &[u8], written: &Files) -> Result<Files> {
    let mut all = generate(wasm, Names::Removed)?;
    for (name, content) in written {
        if all.insert(name.clone(), content.clone()).is_some() {
            bail!("mk-wasm/js/{name} has the name of a generated file: give it another");
        }
    }
    let package = names::by_content(&script::finished(all)?)?;
    for inner in [format!("{STEM}.js"), format!("{STEM}_bg.wasm")] {
        if package.contains_key(&inner) {
            bail!("no script refers to {inner}: mk-wasm/js/{ENTRY} must lead there");
        }
    }
    Ok(package)
}

/// Whether the names of functions stay in the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Kept,
    Removed,
}

/// Writes the JavaScript half of the compiled crate. Its types are left out: only our own scripts call it.
fn generate(wasm: &[u8], names: Names) -> Result<Files> {
    let folder = tempfile::tempdir()?;
    Bindgen::new()
        .input_bytes(STEM, wasm.to_vec())
        .web(true)?
        .typescript(false)
        .debug(false)
        .demangle(false)
        .keep_debug(false)
        .omit_default_module_path(true)
        .remove_name_section(names == Names::Removed)
        .remove_producers_section(true)
        .generate(folder.path())
        .context("wasm-bindgen cannot read the compiled mk-wasm")?;
    if folder.path().join("snippets").exists() {
        bail!("mk-wasm holds JavaScript of its own (inline_js or module): move it to mk-wasm/js");
    }
    let mut generated = files::read(folder.path())?;
    let script = format!("{STEM}.js");
    let content = generated.get_mut(&script).with_context(|| format!("wasm-bindgen wrote no {script}"))?;
    let text = std::str::from_utf8(content).with_context(|| format!("{script} is not UTF-8"))?;
    *content = script::restartable(&script, text)?.into_bytes();
    Ok(generated)
}

/// Writes inner files before entries, so that an entry never names a file that is not there yet, and removes old
/// versions last.
fn put(package: &Package) -> Result<()> {
    let Package { folder, files } = package;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let is_inner = |name: &String| names::is_version_of(name, name);
    let (inner, entries): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| is_inner(name));
    for (name, content) in inner.iter().chain(&entries) {
        files::write_whole(&folder.join(name), content)?;
    }
    for name in files::read(folder)?.keys() {
        let is_old = inner.iter().any(|(current, _)| names::is_version_of(name, current));
        if is_old && !files.contains_key(name) {
            files::remove(&folder.join(name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(folder: &Path, names: &[&str]) -> Package {
        let files = names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        Package { folder: folder.to_owned(), files }
    }

    #[test]
    fn only_earlier_versions_of_its_own_files_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        put(&package(folder.path(), &["kraft-progress.js", "mk_wasm-0000000000.js"])).unwrap();
        fs::write(folder.path().join("totals-0123456789.json"), "someone's").unwrap();
        put(&package(folder.path(), &["kraft-progress.js", "mk_wasm-1111111111.js"])).unwrap();
        let names: Vec<String> = files::read(folder.path()).unwrap().into_keys().collect();
        assert_eq!(names, ["kraft-progress.js", "mk_wasm-1111111111.js", "totals-0123456789.json"]);
    }

    #[test]
    fn types_are_not_downloaded() {
        let package = package(Path::new(""), &["a.js", "a.d.ts", "a.wasm"]);
        let names: Vec<&str> = package.sizes().unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a.js", "a.wasm"]);
    }
}
