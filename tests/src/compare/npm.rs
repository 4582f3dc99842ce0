//! Packages from npm, installed at their exact versions among cargo's results. Nothing of them lies in the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use mk_bundle::{command, debian, workspace};
use serde_json::{Map, Value, json};

const LIMIT: Duration = Duration::from_mins(5);

/// Installs packages where they are not yet there, and answers with the folder that they are in.
pub(super) fn install(packages: &[(&str, &str)]) -> Result<PathBuf> {
    let folder = workspace::target_folder()?.join("compare");
    let wanted: Map<String, Value> =
        packages.iter().map(|(name, version)| ((*name).to_owned(), (*version).into())).collect();
    let wanted = format!("{:#}\n", json!({ "private": true, "dependencies": wanted }));
    let (list, modules) = (folder.join("package.json"), folder.join("node_modules"));
    // npm writes its own list last, so a half installation is not taken for a whole one.
    let is_there = modules.join(".package-lock.json").exists();
    if is_there && fs::read_to_string(&list).is_ok_and(|present| present == wanted) {
        return Ok(modules);
    }
    if !command::exists("npm") {
        debian::install(&["nodejs", "npm"], "comparing with chart libraries")?;
    }
    if modules.exists() {
        fs::remove_dir_all(&modules).with_context(|| modules.display().to_string())?;
    }
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    fs::write(&list, wanted).with_context(|| list.display().to_string())?;
    eprintln!("Installing {} packages with npm.", packages.len());
    let arguments =
        ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"];
    command::run(Command::new("npm").args(arguments).current_dir(&folder), LIMIT)?;
    Ok(modules)
}

/// Makes one minified script of an entry and all that it imports.
pub(super) fn bundle(modules: &Path, entry: &Path, out: &Path) -> Result<()> {
    let mut esbuild = Command::new(modules.join(".bin/esbuild"));
    esbuild
        .arg(entry)
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"])
        .args(["--log-level=warning", &format!("--outdir={}", out.display())])
        .env("NODE_PATH", modules);
    command::run(&mut esbuild, LIMIT).map(drop)
}
