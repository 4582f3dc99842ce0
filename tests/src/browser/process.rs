//! The driver's process, and the browsers it starts: they live and end as one group.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::{io, thread};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

/// A running chromedriver.
#[derive(Debug)]
pub(super) struct ChromeDriver {
    child: Child,
    port: u16,
}

impl ChromeDriver {
    /// Starts it on a port that it finds free itself, and waits until it listens. What it and its browsers leave behind
    /// when they are ended stays in `scratch`.
    pub(super) fn start(program: &Path, scratch: &Path) -> Result<Self> {
        // Two that look for a free port at the same time can find the same one; the second gives up.
        const TRIES: usize = 3;
        let mut tries = (0..TRIES).map(|_| Self::start_once(program, scratch));
        let first = tries.next().context("no try")?;
        first.or_else(|error| tries.find_map(Result::ok).ok_or(error))
    }

    fn start_once(program: &Path, scratch: &Path) -> Result<Self> {
        let child = Command::new(program)
            .arg("--port=0")
            .env("TMPDIR", scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        // From here on, dropping ends the process.
        let mut driver = Self { child, port: 0 };
        let mut output = BufReader::new(driver.child.stdout.take().context("chromedriver has no output")?);
        driver.port =
            read_port(&mut output).with_context(|| format!("{} did not start", program.display()))?;
        discard(output);
        Ok(driver)
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for ChromeDriver {
    fn drop(&mut self) {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // Its failing means that all have ended already.
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}

/// Reads up to the line that names the port: `ChromeDriver was started successfully on port 12345.`
fn read_port(output: &mut impl BufRead) -> Result<u16> {
    let mut said = String::new();
    loop {
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            anyhow::bail!("it ended and had said: {said:?}");
        }
        let port = line.trim().strip_prefix("ChromeDriver was started successfully on port ");
        if let Some(port) = port.and_then(|port| port.trim_end_matches('.').parse().ok()) {
            return Ok(port);
        }
        said.push_str(&line);
    }
}

/// A full pipe would stop chromedriver.
fn discard(mut output: BufReader<ChildStdout>) {
    thread::spawn(move || io::copy(&mut output.by_ref(), &mut io::sink()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_chromedriver_says() {
        let mut said = "Starting ChromeDriver 156 on port 0\nPlease see …\n\
                        ChromeDriver was started successfully on port 40123.\n"
            .as_bytes();
        assert_eq!(read_port(&mut said).unwrap(), 40123);
    }

    #[test]
    fn a_driver_that_ends_is_quoted() {
        let error = read_port(&mut "no display\n".as_bytes()).unwrap_err().to_string();
        assert_eq!(error, "it ended and had said: \"no display\\n\"");
    }
}
