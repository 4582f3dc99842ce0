//! The parts of a Rust toolchain that a minimal installation goes without.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::step::cargo;

/// Adds a component with rustup where cargo does not have its subcommand.
///
/// # Errors
/// When rustup is missing or cannot add it.
pub(super) fn add_where_missing(component: &str, subcommand: &str) -> Result<()> {
    if has(subcommand) {
        return Ok(());
    }
    eprintln!("Adding {component} with rustup: this toolchain is without it.");
    let way_out = || {
        format!(
            "`cargo {subcommand}` is missing. To add it: rustup component add {component}, or the package of your system"
        )
    };
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", component]).stdin(Stdio::null());
    let status = rustup.status().context("rustup could not be started").with_context(way_out)?;
    if !status.success() || !has(subcommand) {
        bail!("{}; rustup ended with {status}", way_out());
    }
    Ok(())
}

fn has(subcommand: &str) -> bool {
    let mut command = Command::new(cargo());
    command.args([subcommand, "--version"]).stdin(Stdio::null());
    command.output().is_ok_and(|output| output.status.success())
}
