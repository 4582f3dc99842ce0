//! Where the workspace is, and where its build results go.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    // What cargo says now is better than what it said when compiling: the checkout may have moved since.
    let now = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let then = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let is_root = |folder: &&Path| folder.join("mk-wasm/bundle/Cargo.toml").is_file();
    let found = now.iter().chain([&then]).find_map(|package| package.ancestors().find(is_root));
    found.map_or_else(PathBuf::new, Path::to_owned)
}

/// The cargo that started this program, or the one on the path.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Cargo's target folder, wherever the person's settings put it.
///
/// # Errors
/// When cargo cannot be run or cannot read the workspace.
pub fn target_folder() -> Result<PathBuf> {
    let output = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .context("`cargo metadata` could not be started: is cargo on the path?")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("`cargo metadata` did not answer JSON")?;
    let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    Ok(folder.context("`cargo metadata` named no target folder")?.into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_root_holds_the_lock_file() {
        assert!(super::root().join("Cargo.lock").is_file());
    }
}
