//! Chromium: started without a window, told what to pretend over its DevTools protocol.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{
    Capabilities, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use super::circumstances::Circumstances;
use super::install::Programs;
use super::process::Group;
use super::session::Session;

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

pub(super) async fn start(programs: &Programs) -> Result<Session> {
    let scratch = tempfile::tempdir().context("a folder for the browser's files cannot be made")?;
    let command = || {
        let mut command = Command::new(&programs.driver);
        command.arg("--port=0").env("TMPDIR", scratch.path());
        command
    };
    let (process, port) = Group::listening(command, port)?;
    let mut wishes = ChromeCapabilities::new();
    let binary = programs.browser.to_str().context("the browser's path is not Unicode")?;
    wishes.set_binary(binary)?;
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    for flag in FLAGS {
        wishes.add_arg(flag)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", scratch.path().join("profile").display()))?;
    Session::open(process, port, Capabilities::from(wishes), None, scratch).await
}

/// Finds the port in the line that names it.
fn port(line: &str) -> Option<u16> {
    let port = line.strip_prefix("ChromeDriver was started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// Pretends what has changed.
pub(super) async fn tell(driver: &WebDriver, before: &Circumstances, now: &Circumstances) -> Result<()> {
    let changed = (before.scripts, before.features, before.print) != (now.scripts, now.features, now.print);
    if before.scripts != now.scripts {
        command(driver, "Emulation.setScriptExecutionDisabled", json!({ "value": !now.scripts })).await?;
    }
    if (before.features, before.print) != (now.features, now.print) {
        let feature = |name: &str, set: bool, value: &str| json!({ "name": name, "value": if set { value } else { "" } });
        let features = [
            feature("prefers-color-scheme", now.features.dark, "dark"),
            feature("forced-colors", now.features.forced_colors, "active"),
            feature("prefers-reduced-motion", now.features.reduced_motion, "reduce"),
        ];
        let media = if now.print { "print" } else { "" };
        command(driver, "Emulation.setEmulatedMedia", json!({ "media": media, "features": features }))
            .await?;
    }
    // A new tab does not have the size of another one, so the same is told again where it is asked for.
    if let Some((width, height)) = now.viewport.filter(|_| !changed) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        command(driver, "Emulation.setDeviceMetricsOverride", size).await?;
    }
    Ok(())
}

/// A command of the DevTools protocol whose answer is empty.
async fn command(driver: &WebDriver, method: &str, parameters: Value) -> Result<()> {
    driver.cdp().send_raw(method, parameters).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_port_is_read_from_what_chromedriver_says() {
        let said =
            ["Starting ChromeDriver 156 on port 0", "ChromeDriver was started successfully on port 40123."];
        assert_eq!(said.map(super::port), [None, Some(40123)]);
    }
}
