//! A Chromium to test in: installed where missing, driven over WebDriver, and gone when the test is over.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use mk_tests::browser::Browser;
//!
//! let browser = Browser::start().await?;
//! browser.set_viewport(320, 640).await?;
//! browser.driver().goto("http://127.0.0.1:8080/").await?;
//! assert_eq!(browser.console().await?, []);
//! # Ok(())
//! # }
//! ```

mod console;
mod emulation;
mod install;
mod process;

use std::path::PathBuf;

use anyhow::{Context, Result};
use tempfile::TempDir;
use thirtyfour::{
    Capabilities, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver,
};

pub use console::Message;
use process::ChromeDriver;

/// What a browser must be told to be alone, quiet and the same everywhere.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A running browser with an empty profile. When it is dropped, also by a panic, all its processes end.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    // In this order: processes end before the folder they write to is removed.
    _process: ChromeDriver,
    _scratch: TempDir,
}

impl Browser {
    /// Starts a browser, and installs one first where there is none.
    ///
    /// # Errors
    /// When it cannot be installed or does not start.
    pub async fn start() -> Result<Self> {
        let programs = install::chromium()?;
        let scratch = tempfile::tempdir().context("a folder for the browser's files cannot be made")?;
        let process = ChromeDriver::start(&programs.driver, scratch.path())?;
        let mut wishes = ChromeCapabilities::new();
        let binary = programs.browser.to_str().context("the browser's path is not Unicode")?;
        wishes.set_binary(binary)?;
        wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        for flag in FLAGS {
            wishes.add_arg(flag)?;
        }
        wishes.add_arg(&format!("--user-data-dir={}", scratch.path().join("profile").display()))?;
        let driver = WebDriver::new(process.url(), Capabilities::from(wishes))
            .await
            .context("chromedriver runs, but gave no session: does the browser start?")?;
        Ok(Self { driver, _process: process, _scratch: scratch })
    }

    /// The session: pages, elements, keys.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Takes a picture of what is in view, for a person to look at, and returns where it lies.
    ///
    /// # Errors
    /// When the browser gives none or it cannot be written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let folder = crate::package::screenshots()?;
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let path = folder.join(name).with_extension("png");
        self.driver.screenshot(&path).await?;
        Ok(path)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session ends with its processes. Asking for its end here would block the runtime that has to send the
        // question. An error says only that it has ended already.
        let _ = self.driver.clone().leak();
    }
}
