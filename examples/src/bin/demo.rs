//! `cargo demo [--port N] [--no-serve] [--out DIR]`: builds the browser package, publishes the example totals and
//! serves two pages with live figures. With `--no-serve` it writes the site to DIR and ends.

use anyhow::{Context, Result, bail};
use mk_examples::{arguments, server, site};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "cargo demo [--port N] [--no-serve] [--out DIR]";
const PORT: u16 = 8025;

fn main() -> ExitCode {
    mk_examples::finish(run())
}

fn run() -> Result<()> {
    let mut given = arguments::named(USAGE, &["port", "out"], &["no-serve"])?;
    let port = given.number("port")?.unwrap_or(PORT);
    let folder = given.optional("out").map_or_else(|| workspace().join("target/demo"), PathBuf::from);
    let serves = !given.flag("no-serve");
    build_package(&folder.join(site::PACKAGE))?;
    let written = site::Site::write(&folder, serves)?;
    eprintln!(
        "The site lies in {}, with invented figures through {}.",
        folder.display(),
        written.data_through()
    );
    if serves { server::serve(written, &folder, port) } else { Ok(()) }
}

/// The bundler is a program of its own, so that nothing else has to wait for it to compile.
fn build_package(folder: &Path) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let folder = std::path::absolute(folder)?;
    let status = Command::new(cargo)
        .current_dir(workspace())
        .args(["run", "--locked", "--package", "mk-bundle", "--", "--out"])
        .arg(&folder)
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("the browser package could not be built; what is wrong stands above");
    }
    Ok(())
}

fn workspace() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}
