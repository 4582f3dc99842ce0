//! Processes that live and end as one group: a driver with the browsers that it starts, or a screen.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use std::{io, thread};

use anyhow::{Context, Result, bail};
use mk_bundle::command;
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};

/// How long a group may take to end by itself before it is ended.
const GRACE: Duration = Duration::from_millis(500);

/// A running program and all that it starts. When it is dropped, they end.
#[derive(Debug)]
pub(super) struct Group {
    child: Child,
    shown: String,
    /// Whether the program is asked to end before it is ended, because it would leave something behind.
    ask: bool,
}

impl Group {
    /// Starts it. Nobody reads its standard error.
    pub(super) fn start(command: &mut Command) -> Result<Self> {
        let shown = command::show(command);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        let child = command.spawn().with_context(|| format!("`{shown}` could not be started"))?;
        Ok(Self { child, shown, ask: false })
    }

    /// Starts a program that looks for a free port itself, and waits until it says which. Two that look at the same time can
    /// find the same one; the second gives up, and is started again.
    pub(super) fn listening(
        command: impl Fn() -> Command,
        port: impl Fn(&str) -> Option<u16>,
    ) -> Result<(Self, u16)> {
        const TRIES: usize = 3;
        let once = |_| {
            let mut group = Self::start(&mut command())?;
            let port = group.wait_for(&port)?;
            Ok((group, port))
        };
        let mut tries = (0..TRIES).map(once);
        let first = tries.next().context("no try")?;
        first.or_else(|error| tries.find_map(Result::ok).ok_or(error))
    }

    /// Asks the program to end before it is ended.
    pub(super) fn asking(mut self) -> Self {
        self.ask = true;
        self
    }

    /// Reads what it says up to the line that `found` finds something in. What it says later is thrown away.
    pub(super) fn wait_for<T>(&mut self, found: impl Fn(&str) -> Option<T>) -> Result<T> {
        let output = self.child.stdout.take().context("its output has been read")?;
        let mut output = BufReader::new(output);
        let found = read_until(&mut output, found).with_context(|| format!("`{}` did not start", self.shown));
        discard(output);
        found
    }

    /// Whether it has not ended yet.
    pub(super) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            if self.ask && kill_process_group(group, Signal::TERM).is_ok() {
                let asked = Instant::now();
                while self.is_running() && asked.elapsed() < GRACE {
                    thread::sleep(Duration::from_millis(5));
                }
            }
            // Its failing means that all have ended already.
            let _ = kill_process_group(group, Signal::KILL);
            let _ = self.child.wait();
            // The others are nobody's children now. They are gone before the folder that they write to is.
            let killed = Instant::now();
            while test_kill_process_group(group).is_ok() && killed.elapsed() < GRACE {
                thread::sleep(Duration::from_millis(5));
            }
        }
        let _ = self.child.wait();
    }
}

fn read_until<T>(output: &mut impl BufRead, found: impl Fn(&str) -> Option<T>) -> Result<T> {
    let mut said = String::new();
    loop {
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            bail!("it ended and had said: {said:?}");
        }
        if let Some(found) = found(line.trim()) {
            return Ok(found);
        }
        said.push_str(&line);
    }
}

/// A full pipe would stop the program.
fn discard(mut output: BufReader<ChildStdout>) {
    thread::spawn(move || io::copy(&mut output.by_ref(), &mut io::sink()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_is_waited_for_is_found() {
        let mut said = "Starting\nListening on port 40123\n".as_bytes();
        let port = |line: &str| line.strip_prefix("Listening on port ")?.parse().ok();
        assert_eq!(read_until::<u16>(&mut said, port).unwrap(), 40123);
    }

    #[test]
    fn a_program_that_ends_is_quoted() {
        let error = read_until::<()>(&mut "no display\n".as_bytes(), |_| None).unwrap_err().to_string();
        assert_eq!(error, "it ended and had said: \"no display\\n\"");
    }

    #[test]
    fn what_a_program_has_started_ends_with_it() {
        let mut shell = Command::new("sh");
        let mut group = Group::start(shell.args(["-c", "sleep 60 & echo $!; wait"])).unwrap();
        let sleeper: i32 = group.wait_for(|line| line.parse().ok()).unwrap();
        let sleeper = Pid::from_raw(sleeper).unwrap();
        assert!(rustix::process::test_kill_process(sleeper).is_ok());
        drop(group);
        // It is a zombie until whoever adopts it has looked.
        let state = std::fs::read_to_string(format!("/proc/{}/stat", sleeper.as_raw_nonzero()));
        assert!(state.is_err() || state.unwrap().contains(") Z "), "it is running");
    }
}
