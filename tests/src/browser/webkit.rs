//! WebKit, as the browser that comes with GNOME's library. It wants a screen, and learns when it starts what its reader is
//! like: for other circumstances another one is started.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use super::circumstances::Circumstances;
use super::install::Programs;
use super::process::Group;
use super::session::Session;

/// How long the driver may take until it listens.
const LIMIT: Duration = Duration::from_secs(20);
/// As large as any window that a test asks for.
const SCREEN: &str = "2600x8000x24";

/// What is decided when it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Start {
    no_scripts: bool,
    dark: bool,
    reduced_motion: bool,
}

impl Start {
    pub(super) fn of(circumstances: &Circumstances) -> Self {
        Self {
            no_scripts: !circumstances.scripts,
            dark: circumstances.features.dark,
            reduced_motion: circumstances.features.reduced_motion,
        }
    }
}

pub(super) async fn start(programs: &Programs, start: Start) -> Result<Session> {
    let scratch = tempfile::tempdir().context("a folder for the browser's files cannot be made")?;
    let command = || {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", SCREEN]);
        xvfb
    };
    // It finds a free number by itself, and takes away the file that says it is taken only when it ends by itself.
    let (screen, display) = Group::listening(command, |line| line.parse().ok())?;
    let screen = screen.asking();
    write_settings(&scratch, start)?;
    let (process, port) = start_driver(&programs.driver, display, scratch.path())?;
    let mut arguments = vec!["--automation", "--full-screen"];
    if start.no_scripts {
        arguments.push("--enable-javascript=FALSE");
    }
    if start.dark {
        arguments.push("--dark-mode");
    }
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "MiniBrowser")?;
    let options = json!({ "binary": programs.browser, "args": arguments });
    wishes.set("webkitgtk:browserOptions", options)?;
    Session::open(process, port, wishes, Some(screen), scratch).await
}

/// The settings of a desktop, which it reads where others have theirs.
fn write_settings(scratch: &TempDir, start: Start) -> Result<()> {
    let folder = scratch.path().join("config/gtk-3.0");
    fs::create_dir_all(&folder).context("a folder for WebKit's settings cannot be made")?;
    let animations = u8::from(!start.reduced_motion);
    let settings = format!("[Settings]\ngtk-enable-animations={animations}\n");
    fs::write(folder.join("settings.ini"), settings).context("WebKit's settings cannot be written")?;
    // Else its buttons, though nobody sees them, keep the window wider than a telephone.
    let looks = "* { min-width: 0; padding: 0; margin: 0; } toolbar, headerbar { font-size: 1px; }\n";
    fs::write(folder.join("gtk.css"), looks).context("WebKit's looks cannot be written")
}

/// Starts the driver on a free port. It does not say which it took, so it is told one that was free a moment ago.
fn start_driver(program: &Path, display: u16, scratch: &Path) -> Result<(Group, u16)> {
    const TRIES: usize = 5;
    for _ in 0..TRIES {
        let port = TcpListener::bind(("127.0.0.1", 0)).context("no port can be had")?.local_addr()?.port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env("TMPDIR", scratch);
        for (name, folder) in
            [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")]
        {
            command.env(name, scratch.join(folder));
        }
        // No desktop is asked for anything, and the processor draws.
        command.env_remove("WAYLAND_DISPLAY").env_remove("GTK_THEME");
        command.env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1").env("LIBGL_ALWAYS_SOFTWARE", "1");
        let mut process = Group::start(&mut command)?;
        let started = Instant::now();
        while process.is_running() && started.elapsed() < LIMIT {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok((process, port));
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
    bail!("{} did not listen on any of {TRIES} ports", program.display());
}

/// Sets the size of the window, in which there is nothing but the page.
pub(super) async fn resize(driver: &WebDriver, (width, height): (u32, u32)) -> Result<()> {
    driver.set_window_rect(0, 0, width, height).await?;
    Ok(())
}
