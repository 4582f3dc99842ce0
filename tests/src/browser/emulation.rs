//! Other circumstances than a large bright window with scripts: what a reader may have.

use anyhow::Result;
use serde_json::json;

use super::Browser;

impl Browser {
    /// Sets the size of the page's window in CSS pixels.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size).await
    }

    /// Sets media features, as (`prefers-color-scheme`, `dark`), (`forced-colors`, `active`) or
    /// (`prefers-reduced-motion`, `reduce`); those that are not named return to what they are without.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn set_media_features(&self, features: &[(&str, &str)]) -> Result<()> {
        let feature = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<_> = features.iter().map(feature).collect();
        self.command("Emulation.setEmulatedMedia", json!({ "features": features })).await
    }

    /// Shows pages as they would be printed, or as on a screen again.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn set_print(&self, print: bool) -> Result<()> {
        let media = if print { "print" } else { "" };
        self.command("Emulation.setEmulatedMedia", json!({ "media": media })).await
    }

    /// Lets scripts of pages run or not, from the next page on. Scripts that the test executes run always.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn set_javascript(&self, enabled: bool) -> Result<()> {
        self.command("Emulation.setScriptExecutionDisabled", json!({ "value": !enabled })).await
    }

    /// A command of the Chrome DevTools Protocol whose answer is empty.
    async fn command(&self, method: &str, parameters: serde_json::Value) -> Result<()> {
        self.driver.cdp().send_raw(method, parameters).await?;
        Ok(())
    }
}
