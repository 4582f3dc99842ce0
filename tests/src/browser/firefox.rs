//! Firefox: started without a window, told what to pretend by scripts that run in the browser's own chrome.

use std::process::Command;

use anyhow::{Context, Result};
use axum::http::Method;
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, FirefoxCapabilities, RequestData, SessionId, WebDriver};

use super::circumstances::Circumstances;
use super::install::Programs;
use super::process::Group;
use super::session::Session;

/// What the developer tools do when they are asked to pretend: arguments are the circumstances.
const PRETEND: &str = r#"
const [scripts, dark, still, forced, print, viewport] = arguments;
const browser = gBrowser.selectedBrowser;
const page = browser.browsingContext;
page.allowJavascript = scripts;
page.prefersColorSchemeOverride = dark ? "dark" : "none";
page.mediumOverride = print ? "print" : "";
page.forcedColorsOverride = forced ? "active" : "none";
Services.prefs.setIntPref("ui.prefersReducedMotion", still ? 1 : 0);
// 0 follows the system, which forces none here; 2 is the reader's colours everywhere.
Services.prefs.setIntPref("browser.display.document_color_use", forced ? 2 : 0);
if (viewport) {
  for (const [name, length] of [["width", viewport[0]], ["height", viewport[1]]]) {
    for (const property of [name, `min-${name}`, `max-${name}`]) browser.style.setProperty(property, `${length}px`);
  }
}
"#;

pub(super) async fn start(programs: &Programs) -> Result<Session> {
    let scratch = tempfile::tempdir().context("a folder for the browser's files cannot be made")?;
    let command = || {
        let mut command = Command::new(&programs.driver);
        // Access to the system is what lets scripts run in the browser's chrome.
        command.args(["--port=0", "--allow-system-access"]).env("TMPDIR", scratch.path());
        command.env("MOZ_CRASHREPORTER_DISABLE", "1");
        command
    };
    let (process, port) = Group::listening(command, port)?;
    let mut wishes = FirefoxCapabilities::new();
    wishes.set_firefox_binary(programs.browser.to_str().context("the browser's path is not Unicode")?)?;
    wishes.set_headless()?;
    Session::open(process, port, Capabilities::from(wishes), None, scratch).await
}

/// Finds the port in the line that names it.
fn port(line: &str) -> Option<u16> {
    line.split_once("Listening on 127.0.0.1:")?.1.parse().ok()
}

/// Pretends what is asked for, in the tab that is open.
pub(super) async fn tell(driver: &WebDriver, now: &Circumstances) -> Result<()> {
    let viewport = now.viewport.map(|(width, height)| [width, height]);
    let features = now.features;
    let arguments = vec![
        json!(now.scripts),
        json!(features.dark),
        json!(features.reduced_motion),
        json!(features.forced_colors),
        json!(now.print),
        json!(viewport),
    ];
    driver.cmd(Scope("chrome")).await?;
    let told = driver.execute(PRETEND, arguments).await;
    driver.cmd(Scope("content")).await?;
    told.context("Firefox did not take what it was told to pretend")?;
    Ok(())
}

/// Whether scripts run in the page (`content`) or in the browser's own windows (`chrome`).
#[derive(Debug)]
struct Scope(&'static str);

impl FormatRequestData for Scope {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_port_is_read_from_what_geckodriver_says() {
        let said = ["", "1795673795625\tgeckodriver\tINFO\tListening on 127.0.0.1:33907"];
        assert_eq!(said.map(super::port), [None, Some(33907)]);
    }
}
