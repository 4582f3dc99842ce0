//! Everything that must hold, as a list of cargo commands in the order that finds a mistake soonest.

mod component;
mod step;

use anyhow::Result;

use step::Step;

/// Tests come last, so that cargo's own account of them closes the whole. The suites build the browser package.
const STEPS: &[Step] = &[
    Step::new("format", &["fmt", "--all", "--check"]),
    Step::new(
        "lints",
        &["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"],
    ),
    Step::new(
        "lints of the core by itself, as the widget takes it",
        &["clippy", "-p", "mk-core", "--no-default-features", "--locked", "--", "-D", "warnings"],
    ),
    Step::new("documentation", &["doc", "--workspace", "--no-deps", "--locked"])
        .with_variable("RUSTDOCFLAGS", "-D warnings"),
    Step::new("tests, byte budget and browsers", &["test", "--workspace", "--all-features", "--locked"]),
];

/// Runs all steps in order.
///
/// # Errors
/// At the first step that fails: with its name and the command that runs it alone.
pub fn run() -> Result<()> {
    component::add_where_missing("rustfmt", "fmt")?;
    component::add_where_missing("clippy", "clippy")?;
    (1..).zip(STEPS).try_for_each(|(number, step)| step.run(number, STEPS.len()))
}
