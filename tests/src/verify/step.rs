//! One step: a cargo command under a heading.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// A cargo command with a name for people.
#[derive(Debug)]
pub(super) struct Step {
    name: &'static str,
    arguments: &'static [&'static str],
    variable: Option<(&'static str, &'static str)>,
}

impl Step {
    pub(super) const fn new(name: &'static str, arguments: &'static [&'static str]) -> Self {
        Self { name, arguments, variable: None }
    }

    pub(super) const fn with_variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variable = Some((name, value));
        self
    }

    /// Runs the step where its output can be seen.
    pub(super) fn run(&self, number: usize, count: usize) -> Result<()> {
        eprintln!("\n=== {number}/{count} {}: {} ===", self.name, self.alone());
        let started = Instant::now();
        let mut command = Command::new(cargo());
        command.args(self.arguments).stdin(Stdio::null());
        if let Some((name, value)) = self.variable {
            command.env(name, value);
        }
        let status = command.status().context("cargo could not be started")?;
        if !status.success() {
            bail!(self.failure(number, count));
        }
        // After the last step cargo's own lines are the last.
        if number < count {
            eprintln!("    {} in {:.1} s", self.name, started.elapsed().as_secs_f64());
        }
        Ok(())
    }

    fn failure(&self, number: usize, count: usize) -> String {
        format!(
            "step {number} of {count}, {}, does not hold; what is wrong stands above.\nTo run it alone: {}",
            self.name,
            self.alone()
        )
    }

    /// The command to type for this step alone.
    fn alone(&self) -> String {
        let variable = self.variable.map(|(name, value)| format!("{name}=\"{value}\" ")).unwrap_or_default();
        format!("{variable}cargo {}", self.arguments.join(" "))
    }
}

/// The cargo that started this program, or the one on the path.
pub(super) fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_names_itself_and_the_command() {
        let step =
            Step::new("documentation", &["doc", "--no-deps"]).with_variable("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            step.failure(3, 7),
            "step 3 of 7, documentation, does not hold; what is wrong stands above.\n\
             To run it alone: RUSTDOCFLAGS=\"-D warnings\" cargo doc --no-deps"
        );
    }
}
