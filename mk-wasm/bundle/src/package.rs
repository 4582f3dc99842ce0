//! The browser package itself: from mk-wasm's sources to a folder that any web server can serve.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use walrus::RawCustomSection;
use wasm_bindgen_cli_support::Bindgen;

use crate::files::{self, Files};
use crate::size::Size;
use crate::toolchain::{Choice, Toolchain};
use crate::{callbacks, compress, integrity, languages, names, npm, paths, script, short_names, workspace};

/// What the compiled crate is called; `mk-wasm/js` imports `./mk_wasm.js`.
const STEM: &str = "mk_wasm";
/// The script that pages name. It must lead to the compiled crate.
const ENTRY: &str = "kraft-progress.js";
/// The WebAssembly once more, under a name that stays: a page can ask for it before the script has come and named the other. The
/// script takes it only when it is of the same build.
const EARLY: &str = "kraft-progress.wasm";
/// All that decides what a package looks like, beside its sources: a change here makes an earlier package stale.
const OWN_SOURCES: [&str; 14] = [
    include_str!("package.rs"),
    include_str!("callbacks.rs"),
    include_str!("compress.rs"),
    include_str!("integrity.rs"),
    include_str!("languages.rs"),
    include_str!("npm.rs"),
    include_str!("npm/README.md"),
    include_str!("names.rs"),
    include_str!("short_names.rs"),
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
    pub fn sizes(&self) -> Vec<(&str, Size)> {
        let length = |name: &str| self.files.get(name).map_or(0, Vec::len);
        let downloaded = self.files.iter().filter(|(name, _)| compress::is_downloaded(name));
        let size = |name: &str, content: &[u8]| Size {
            raw: content.len(),
            gzip: length(&format!("{name}.gz")),
            brotli: length(&format!("{name}.br")),
        };
        downloaded.map(|(name, content)| (name.as_str(), size(name, content))).collect()
    }

    /// The sizes parted into what each live chart in Swedish downloads, and what is downloaded by those who need it: on a
    /// click, in another language, in a frame. The WebAssembly counts once, under whichever of its names it comes.
    pub fn sizes_by_need(&self) -> [Vec<(&str, Size)>; 2] {
        let is_live =
            |name: &str| name == ENTRY || names::is_version_of(name, &format!("{STEM}_bg-0000000000.wasm"));
        let all = self.sizes().into_iter().filter(|(name, _)| *name != EARLY);
        let (live, rest) = all.partition(|(name, _)| is_live(name));
        [live, rest]
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
    let mut written = files::read(&workspace::root().join("mk-wasm/js"))?;
    written.extend(languages::scripts()?);
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

/// The JavaScript half of the WebAssembly as a script of its own, for those who call the module without the element: it
/// exports `make`, and belongs to the WebAssembly of the package that is built of the same sources.
///
/// # Errors
/// When there is no toolchain or mk-wasm does not compile.
pub fn starting_script(choice: Choice) -> Result<String> {
    let wasm = compile(choice, &paths::flags())?;
    let script = generate(&wasm, Names::Removed)?.remove(&format!("{STEM}.js"));
    String::from_utf8(script.context("wasm-bindgen wrote no script")?).context("the script is not UTF-8")
}

/// The compiled crate, as the compiler leaves it.
///
/// Only here is it a library for others than Rust. Were that said in its manifest, cargo would give the library for Rust one
/// name whatever it is built for, and builds with other features would overwrite it under one another.
fn compile(choice: Choice, flags: &str) -> Result<Vec<u8>> {
    let toolchain = Toolchain::find(choice)?;
    let mut cargo = toolchain.cargo("rustc")?;
    cargo.args(["--package", "mk-wasm", "--lib", "--crate-type", "cdylib"]).env(paths::FLAGS_VARIABLE, flags);
    run_visibly(&mut cargo)?;
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
            bail!("no script takes in {inner}: mk-wasm/js/{ENTRY} must lead there");
        }
    }
    let mut package = npm::with_description(&package)?;
    let wasm = package.iter().find(|(name, _)| names::extension(name) == "wasm");
    let (_, wasm) = wasm.context("the package has no WebAssembly")?;
    package.insert(EARLY.to_owned(), wasm.clone());
    package.insert(integrity::NAME.to_owned(), integrity::list(&package)?);
    compress::with_compressed(&package)
}

/// Whether the names of functions stay in the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Kept,
    Removed,
}

/// Writes the JavaScript half of the compiled crate, and the same sign into both halves. Its types are left out: only our own scripts call it.
fn generate(wasm: &[u8], names: Names) -> Result<Files> {
    let mut output = Bindgen::new()
        .input_bytes(STEM, wasm.to_vec())
        .web(true)?
        .typescript(false)
        .debug(false)
        .demangle(false)
        .keep_debug(false)
        .omit_default_module_path(true)
        .remove_name_section(names == Names::Removed)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen cannot read the compiled mk-wasm")?;
    let has_snippets = output.snippets().values().any(|snippets| !snippets.is_empty());
    if has_snippets || !output.local_modules().is_empty() {
        bail!("mk-wasm holds JavaScript of its own (inline_js or module): move it to mk-wasm/js");
    }
    // Only tools read it, and the last one has.
    output.wasm_mut().customs.remove_raw("target_features");
    callbacks::remove_unreachable(output.wasm_mut());
    let build: String = names::hash([wasm]).chars().take(names::DIGITS).collect();
    output.wasm_mut().customs.add(RawCustomSection { name: build.clone(), data: Vec::new() });
    let script = format!("{STEM}.js");
    let written = output.js().to_owned();
    let written =
        if names == Names::Kept { written } else { short_names::shorten(output.wasm_mut(), &written) };
    let restartable = script::restartable(&script, &written, &build)?;
    Ok([(script, restartable.into_bytes()), (format!("{STEM}_bg.wasm"), output.wasm_mut().emit_wasm())]
        .into())
}

/// Writes inner files before entries, so that an entry never names a file that is not there yet, and removes last what an
/// earlier build left: all that its list names and this one has not.
fn put(package: &Package) -> Result<()> {
    let Package { folder, files } = package;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let earlier = fs::read(folder.join(integrity::NAME)).unwrap_or_default();
    let is_inner = |name: &str| {
        let name = compress::ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
        names::is_version_of(name, name)
    };
    let (inner, entries): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| is_inner(name));
    for (name, content) in inner.iter().chain(&entries) {
        files::write_whole(&folder.join(name), content)?;
    }
    for name in integrity::listed(&earlier).iter().filter(|name| !files.contains_key(*name)) {
        // A list that was made by hand must not lead out of the folder.
        if name.contains(['/', '\\']) {
            continue;
        }
        for ending in [""].iter().chain(&compress::ENDINGS) {
            files::remove(&folder.join(format!("{name}{ending}")))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(folder: &Path, names: &[&str]) -> Package {
        let files = names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        let mut files: Files = compress::with_compressed(&files).unwrap();
        files.insert(integrity::NAME.to_owned(), integrity::list(&files).unwrap());
        Package { folder: folder.to_owned(), files }
    }

    #[test]
    fn only_what_an_earlier_build_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        put(&package(folder.path(), &["kraft-progress.js", "part-0000000000.js"])).unwrap();
        fs::write(folder.path().join("totals-0123456789.js"), "someone's").unwrap();
        put(&package(folder.path(), &["kraft-progress.js", "part-1111111111.js"])).unwrap();
        let names: Vec<String> = files::read(folder.path()).unwrap().into_keys().collect();
        let script = |name: &str| [name.to_owned(), format!("{name}.br"), format!("{name}.gz")];
        let expected = [vec!["integrity.json".to_owned()], script("kraft-progress.js").into()];
        let expected = [expected.concat(), script("part-1111111111.js").into()].concat();
        assert_eq!(names, [expected, vec!["totals-0123456789.js".to_owned()]].concat());
    }

    #[test]
    fn what_a_live_chart_needs_is_told_from_what_is_loaded_when_it_is_asked_for() {
        let files = ["a.d.ts", "kraft-frame.js", "kraft-progress.js", EARLY];
        let rest = ["language-ar-0123456789.js", "mk_wasm_bg-0123456789.wasm"];
        let package = package(Path::new(""), &[&files[..], &rest].concat());
        let names =
            package.sizes_by_need().map(|part| part.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
        assert_eq!(names[0], ["kraft-progress.js", "mk_wasm_bg-0123456789.wasm"]);
        assert_eq!(names[1], ["kraft-frame.js", "language-ar-0123456789.js"]);
    }
}
