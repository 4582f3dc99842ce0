//! Running another program quietly, with a time limit, and repeating its words only when it fails.

use std::io::{Read, Seek};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How much of a failed program's output an error repeats.
const LAST_LINES: usize = 15;

/// Runs `command` to its end and returns what it wrote, standard output and standard error together.
///
/// # Errors
/// When it cannot be started, fails, or is still running after `limit`; it is then stopped.
pub fn run(command: &mut Command, limit: Duration) -> Result<String> {
    let shown = show(command);
    // A file and not a pipe: nobody has to empty it while waiting.
    let mut log = tempfile::tempfile().context("a temporary file could not be made")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?)
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if started.elapsed() > limit {
            // It may end by itself in this very moment, so a failing kill is no error.
            let _ = child.kill();
            child.wait()?;
            bail!("`{shown}` was stopped: it had not ended after {} s", limit.as_secs());
        }
        thread::sleep(Duration::from_millis(10));
    };
    log.rewind()?;
    let mut output = Vec::new();
    log.read_to_end(&mut output)?;
    let output = String::from_utf8_lossy(&output).into_owned();
    if !status.success() {
        bail!("`{shown}` ended with {status}:\n{}", last_lines(&output));
    }
    Ok(output)
}

/// Whether a program of this name can be found on the path.
pub fn exists(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// A command as a person would type it.
pub fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn last_lines(output: &str) -> String {
    let lines: Vec<&str> = output.lines().filter(|line| !line.trim().is_empty()).collect();
    let skipped = lines.len().saturating_sub(LAST_LINES);
    lines.into_iter().skip(skipped).map(|line| format!("  | {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> Result<String> {
        run(Command::new("sh").args(["-c", script]), limit)
    }

    #[test]
    fn both_outputs_are_returned() {
        let output = shell("echo one; echo two >&2", Duration::from_secs(10)).unwrap();
        assert_eq!(output, "one\ntwo\n");
    }

    #[test]
    fn a_failure_repeats_the_command_and_its_last_words() {
        let error = shell("echo no such luck; exit 3", Duration::from_secs(10)).unwrap_err().to_string();
        assert_eq!(error, "`sh -c echo no such luck; exit 3` ended with exit status: 3:\n  | no such luck");
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let error = shell("exec sleep 60", Duration::from_millis(50)).unwrap_err().to_string();
        assert!(error.contains("was stopped"), "{error}");
    }

    #[test]
    fn programs_are_looked_up_on_the_path() {
        assert!(exists("sh"));
        assert!(!exists("no-such-program-anywhere"));
    }
}
