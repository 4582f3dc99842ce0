//! Where Chromium and its driver are, or how they get here.

use std::env;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, Error, Result};
use mk_bundle::debian;

/// A browser and the driver that fits it.
#[derive(Clone, Debug)]
pub(super) struct Programs {
    pub(super) browser: PathBuf,
    pub(super) driver: PathBuf,
}

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds them on the path, and else installs Debian's packages: once, however many tests ask at the same time.
pub(super) fn chromium() -> Result<Programs> {
    static FOUND: OnceLock<Result<Programs, String>> = OnceLock::new();
    let found = FOUND.get_or_init(|| find_or_install().map_err(|error| format!("{error:#}")));
    found.clone().map_err(Error::msg)
}

fn find_or_install() -> Result<Programs> {
    if let Some(programs) = find() {
        return Ok(programs);
    }
    debian::install(&["chromium", "chromium-driver"], "testing in a browser")
        .context("the browser suites need Chromium and chromedriver on the path")?;
    find().context("chromium and chromium-driver are installed, yet not on the path")
}

fn find() -> Option<Programs> {
    let browser = BROWSERS.into_iter().find_map(on_path)?;
    Some(Programs { browser, driver: on_path("chromedriver")? })
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
