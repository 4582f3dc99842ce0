//! Packages of npm for tests: installed when a test runs, at exact versions, and never kept among the sources.
//!
//! ```no_run
//! let folder = mk_tests::npm::installed(&[("axe-core", "4.14.1")])?;
//! let script = std::fs::read_to_string(folder.join("node_modules/axe-core/axe.min.js"))?;
//! # anyhow::Ok(())
//! ```

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use mk_bundle::{command, debian, workspace};

/// Some packages bring hundreds of others.
const LIMIT: Duration = Duration::from_mins(10);

/// Installs packages, each with its exact version, into a folder of their own among cargo's results, unless they are there
/// already, and answers with that folder: they lie in its `node_modules`. None of their install scripts is run.
///
/// # Errors
/// When a version is not exact, or node and npm or a package cannot be installed.
pub fn installed(packages: &[(&str, &str)]) -> Result<PathBuf> {
    // Tests of one program wait for one another; another program's is looked for when ours is done.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((name, version)) = packages.iter().find(|(_, version)| !is_exact(version)) {
        bail!("{version:?} is no exact version of {name}: expected one like 1.2.3");
    }
    let all = workspace::target_folder()?.join("npm");
    let folder = all.join(name_of(packages));
    if folder.is_dir() {
        return Ok(folder);
    }
    let npm = npm()?;
    fs::create_dir_all(&all).with_context(|| format!("{} cannot be made", all.display()))?;
    // Under its name only when it is whole.
    let half =
        tempfile::tempdir_in(&all).with_context(|| format!("{} cannot be written to", all.display()))?;
    fs::write(half.path().join("package.json"), "{\"private\":true}\n")
        .context("package.json cannot be written")?;
    let mut install = Command::new(npm);
    install.args([
        "install",
        "--save-exact",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    install.args(packages.iter().map(|(name, version)| format!("{name}@{version}"))).current_dir(half.path());
    command::run(&mut install, LIMIT)
        .context("the packages that a test needs could not be installed from npm")?;
    // Another program may have been faster. Its packages are the same.
    match fs::rename(half.path(), &folder) {
        Ok(()) => drop(half.keep()),
        Err(error) if !folder.is_dir() => {
            return Err(error).with_context(|| format!("{} cannot be made", folder.display()));
        }
        Err(_) => {}
    }
    Ok(folder)
}

/// Where node is, which runs scripts; installed from Debian's packages where it is missing.
///
/// # Errors
/// When it cannot be installed.
pub fn node() -> Result<PathBuf> {
    program("node", "nodejs")
}

/// Where npm is, with node, which it runs on; installed from Debian's packages where they are missing.
///
/// # Errors
/// When they cannot be installed.
pub fn npm() -> Result<PathBuf> {
    node()?;
    program("npm", "npm")
}

/// The program's name, once something of this name is on the path.
fn program(name: &str, package: &str) -> Result<PathBuf> {
    if !command::exists(name) {
        debian::install(&[package], "testing with packages of npm")
            .with_context(|| format!("some suites need {name} on the path"))?;
    }
    Ok(PathBuf::from(name))
}

fn is_exact(version: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b".-+".contains(&byte);
    let main = version.split(['-', '+']).next().unwrap_or_default();
    let numbers = main.split('.').filter(|part| part.parse::<u32>().is_ok()).count();
    numbers == 3 && main.matches('.').count() == 2 && version.bytes().all(is_word)
}

/// A folder's name for a list of packages: the first one's and a number for all.
fn name_of(packages: &[(&str, &str)]) -> String {
    let mut hasher = DefaultHasher::new();
    packages.hash(&mut hasher);
    let first = packages.first().map_or("none", |(name, _)| name);
    let first: String = first.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{first}-{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_versions_are_installed() {
        for (version, exact) in [
            ("4.14.1", true),
            ("1.0.0-beta.2", true),
            ("^4.14.1", false),
            ("4.14", false),
            ("4.x.1", false),
            ("latest", false),
            ("1.2.3 || 2.0.0", false),
            ("", false),
        ] {
            assert_eq!(is_exact(version), exact, "{version:?}");
        }
        let error = installed(&[("axe-core", "4")]).unwrap_err().to_string();
        assert_eq!(error, "\"4\" is no exact version of axe-core: expected one like 1.2.3");
    }

    #[test]
    fn every_list_has_a_folder_of_its_own() {
        let names = [
            name_of(&[("vite", "1.2.3")]),
            name_of(&[("vite", "1.2.4")]),
            name_of(&[("vite", "1.2.3"), ("typescript", "1.2.3")]),
        ];
        assert!(names.iter().all(|name| name.starts_with("vite-")), "{names:?}");
        assert!(names[0] != names[1] && names[0] != names[2] && names[1] != names[2], "{names:?}");
    }
}
