//! Everything that must hold, as a list of cargo commands in the order that finds a mistake soonest.

mod component;
mod step;

use anyhow::Result;

use step::Step;

/// The steps whose result is not told by tests.
const CHECKS: &[Step] = &[
    Step::new("format", &["fmt", "--all", "--check"]),
    Step::new(
        "lints",
        &["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"],
    ),
    Step::new("documentation", &["doc", "--workspace", "--no-deps", "--locked"])
        .with_variable("RUSTDOCFLAGS", "-D warnings"),
    Step::new(
        "mk-core for browsers",
        &["run", "--quiet", "--locked", "--package", "mk-bundle", "--", "--check-core"],
    ),
    Step::new("browser package", &["run", "--quiet", "--locked", "--package", "mk-bundle"]),
];

/// The steps that end with cargo's own account of tests.
const TESTS: &[Step] = &[
    Step::new("tests", &["test", "--workspace", "--locked"]),
    Step::new(
        "byte budget and browsers",
        &["test", "--package", "mk-tests", "--features", "browser", "--locked"],
    ),
];

/// Runs all steps in order.
///
/// # Errors
/// At the first step that fails: with its name and the command that runs it alone.
pub fn run() -> Result<()> {
    component::add_where_missing("rustfmt", "fmt")?;
    component::add_where_missing("clippy", "clippy")?;
    let count = CHECKS.len() + TESTS.len();
    let mut steps = (1..).zip(CHECKS.iter().chain(TESTS));
    let mut summary = Vec::new();
    for (number, step) in steps.by_ref().take(CHECKS.len()) {
        let time = step.run(number, count)?;
        summary.push(format!("{} {:.1} s", step.name(), time.as_secs_f64()));
    }
    // Said now, so that what tests say stands last.
    eprintln!("\nAll checks before the tests hold: {}.", summary.join(", "));
    for (number, step) in steps {
        step.run(number, count)?;
    }
    Ok(())
}
