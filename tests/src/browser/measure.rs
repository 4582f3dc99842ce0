//! Circumstances that are measured in, and what Chromium says of a page's memory.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Browser;

/// A connection as an emulated one behaves: what an answer waits for, and how fast it then comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Connection {
    /// Milliseconds from a request to the start of its answer.
    pub latency: u32,
    /// Bytes per second to the browser.
    pub down: u32,
    /// Bytes per second from the browser.
    pub up: u32,
}

/// What the page of the current tab keeps in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Bytes of JavaScript's heap that are in use. Neither canvases nor WebAssembly's memory lie there.
    pub heap: i64,
    /// Nodes of the document and beside it.
    pub nodes: i64,
    /// Event listeners.
    pub listeners: i64,
}

/// These speak Chrome's DevTools Protocol.
impl Browser {
    /// Lets the current tab's scripts run as many times slower, and its requests travel over a slow connection.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn slow_down(&self, times: u32, connection: Option<Connection>) -> Result<()> {
        self.tell("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        if let Some(Connection { latency, down, up }) = connection {
            let conditions = json!({
                "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up
            });
            self.tell("Network.enable", json!({})).await?;
            self.tell("Network.emulateNetworkConditions", conditions).await?;
        }
        Ok(())
    }

    /// Forgets all answers that were kept.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn clear_cache(&self) -> Result<()> {
        self.tell("Network.clearBrowserCache", json!({})).await.map(drop)
    }

    /// Runs a script in every page that the current tab goes to, before the page's own.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn run_before_pages(&self, script: &str) -> Result<()> {
        self.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// What the current page still keeps after garbage has been collected.
    ///
    /// # Errors
    /// When the browser does not answer, or not with these numbers.
    pub async fn kept(&self) -> Result<Kept> {
        // What finalizers let go of is garbage only to the next collection.
        for _ in 0..3 {
            self.tell("HeapProfiler.collectGarbage", json!({})).await?;
        }
        self.tell("Performance.enable", json!({})).await?;
        let answer = self.tell("Performance.getMetrics", json!({})).await?;
        let metrics = answer.get("metrics").and_then(Value::as_array).context("no metrics")?;
        let metric = |name: &str| {
            let of = metrics.iter().find(|metric| metric.get("name").is_some_and(|own| own == name));
            let value = of.and_then(|metric| metric.get("value")?.as_f64());
            #[allow(clippy::cast_possible_truncation, reason = "it is a whole number")]
            value.map(|value| value as i64).with_context(|| format!("no metric {name}"))
        };
        Ok(Kept {
            heap: metric("JSHeapUsedSize")?,
            nodes: metric("Nodes")?,
            listeners: metric("JSEventListeners")?,
        })
    }

    /// A command of the protocol, and its answer.
    async fn tell(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.driver().cdp().send_raw(method, parameters).await;
        answer.with_context(|| format!("the browser did not take {method}"))
    }
}
