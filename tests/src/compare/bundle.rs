//! One script for each library, as its own documentation has it made for a production page.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use mk_bundle::command;

const LIMIT: Duration = Duration::from_mins(5);

/// Makes one minified script of an entry and all that it imports.
pub(super) fn minified(modules: &Path, entry: &Path, out: &Path) -> Result<()> {
    let mut esbuild = Command::new(modules.join(".bin/esbuild"));
    esbuild
        .arg(entry)
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"])
        .args(["--log-level=warning", &format!("--outdir={}", out.display())])
        .env("NODE_PATH", modules);
    command::run(&mut esbuild, LIMIT).map(drop)
}
