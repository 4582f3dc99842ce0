//! One visit to a page, in a tab and a process of its own, and what is measured there.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time;

use crate::browser::{Browser, Connection, Kept};

/// How many times slower scripts run than on this machine, wherever time is measured.
pub(super) const SLOWDOWN: u32 = 4;
/// A mobile connection on a bad day: 1.6 Mbit/s down, 750 kbit/s up.
pub(super) const SLOW: Connection = Connection { latency: 150, down: 200_000, up: 93_750 };
/// The whole of one chart is in sight, with what stands around it.
const WINDOW: (u32, u32) = (1_000, 1_100);
/// How many widgets are put into the page and taken out again.
pub(super) const MOUNTS: u32 = 1_000;
/// As many before the first count: caches fill, and functions are compiled. After a few hundred nothing grows any more.
const WARM_UP: u32 = 1_000;

const PATIENCE: Duration = Duration::from_mins(5);

/// Numbers by kind of answer: the page, scripts, WebAssembly, styles, data.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct ByKind {
    pub(super) page: f64,
    pub(super) script: f64,
    pub(super) wasm: f64,
    pub(super) style: f64,
    pub(super) data: f64,
}

/// What came over the wire.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Wire {
    pub(super) bytes: ByKind,
    pub(super) requests: ByKind,
}

/// A first visit over a slow connection with a slow processor.
#[derive(Debug)]
pub(super) struct Arrival {
    /// Milliseconds from the navigation to the frame with the chart in it.
    pub(super) chart: f64,
    /// Milliseconds to the first paint with anything to read.
    pub(super) painted: f64,
    pub(super) wire: Wire,
    /// Each request: path, asked, first byte, last byte, bytes.
    pub(super) waterfall: Vec<(String, f64, f64, f64, f64)>,
}

/// Milliseconds that new data takes.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Update {
    /// Until the marks are drawn.
    pub(super) script: f64,
    /// With the frame's style, layout and paint.
    pub(super) thread: f64,
    /// With the wait for the frame.
    pub(super) whole: f64,
}

/// What a page with charts keeps in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Memory {
    pub(super) kept: Kept,
    /// Bytes of WebAssembly's memory.
    pub(super) wasm: f64,
}

/// A browser at the pages.
pub(super) struct Visitor {
    browser: Browser,
    address: SocketAddr,
    script: String,
}

impl Visitor {
    pub(super) fn new(browser: Browser, address: SocketAddr, sources: &Path) -> Result<Self> {
        let script = std::fs::read_to_string(sources.join("measure.js")).context("measure.js")?;
        Ok(Self { browser, address, script })
    }

    /// What the browser calls itself.
    pub(super) async fn version(&self) -> Result<String> {
        let answer = self.browser.driver().cdp().send_raw("Browser.getVersion", json!({})).await?;
        Ok(answer.get("product").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    /// Comes to a page for the first time.
    pub(super) async fn arrive(&self, page: &str) -> Result<Arrival> {
        self.open(page, SLOWDOWN, Some(SLOW)).await?;
        self.drawn(page).await?;
        let arrival = Arrival {
            chart: self.ask("compare.at", vec![]).await?,
            painted: self.ask("compare.painted()", vec![]).await?,
            wire: self.ask("compare.wire()", vec![]).await?,
            waterfall: self.ask("compare.waterfall()", vec![]).await?,
        };
        self.close().await?;
        Ok(arrival)
    }

    /// Shows each of the publications, one after the other.
    pub(super) async fn update(&self, page: &str, news: &[String]) -> Result<Vec<Update>> {
        self.open(page, SLOWDOWN, None).await?;
        self.drawn(page).await?;
        let mut updates = Vec::new();
        for text in news {
            updates.push(self.ask("compare.update(arguments[0])", vec![text.as_str().into()]).await?);
        }
        self.close().await?;
        Ok(updates)
    }

    /// Looks at the memory of a page when all its charts have been drawn, and leaves a picture of it for a person.
    pub(super) async fn memory(&self, page: &str) -> Result<(Memory, Wire)> {
        self.open(page, 1, None).await?;
        self.ask::<Value>("compare.all()", vec![]).await?;
        self.browser.screenshot(&format!("compare-{}", page.trim_end_matches(".html"))).await?;
        let console = self.browser.console().await?;
        if let Some(message) = console.iter().find(|message| message.is_error()) {
            bail!("{page} says: {}", message.text);
        }
        let memory =
            Memory { kept: self.browser.kept().await?, wasm: self.ask("compare.memory()", vec![]).await? };
        let wire = self.ask("compare.wire()", vec![]).await?;
        self.close().await?;
        Ok((memory, wire))
    }

    /// What is kept before and after many widgets have come and gone.
    pub(super) async fn mounts(&self, page: &str) -> Result<[Memory; 2]> {
        self.open(page, 1, None).await?;
        self.drawn(page).await?;
        let mut memory = Vec::new();
        for number in [WARM_UP, MOUNTS] {
            self.ask::<Value>("compare.mounts(arguments[0])", vec![number.into()]).await?;
            memory.push(Memory {
                kept: self.browser.kept().await?,
                wasm: self.ask("compare.memory()", vec![]).await?,
            });
        }
        self.close().await?;
        memory.try_into().ok().context("two counts")
    }

    /// A tab of its own has a process of its own: nothing is compiled or decoded there yet.
    async fn open(&self, page: &str, slowdown: u32, connection: Option<Connection>) -> Result<()> {
        let driver = self.browser.driver();
        let tab = driver.new_tab().await?;
        driver.switch_to_window(tab).await?;
        driver.set_script_timeout(PATIENCE).await?;
        let (width, height) = WINDOW;
        self.browser.set_viewport(width, height).await?;
        self.browser.clear_cache().await?;
        self.browser.run_before_pages(&self.script).await?;
        self.browser.slow_down(slowdown, connection).await?;
        driver.goto(&format!("http://{}/{page}", self.address)).await?;
        Ok(())
    }

    async fn close(&self) -> Result<()> {
        let driver = self.browser.driver();
        driver.close_window().await?;
        let first = driver.windows().await?.into_iter().next().context("no tab is left")?;
        driver.switch_to_window(first).await?;
        Ok(())
    }

    /// Waits until the page has its charts.
    async fn drawn(&self, page: &str) -> Result<()> {
        let started = Instant::now();
        while self.ask::<Option<f64>>("compare.at", vec![]).await?.is_none() {
            if started.elapsed() > Duration::from_mins(1) {
                bail!("{page} has drawn nothing in a minute; it says: {:?}", self.browser.console().await?);
            }
            time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// What an expression comes to in the page.
    async fn ask<T: DeserializeOwned>(&self, expression: &str, arguments: Vec<Value>) -> Result<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve({expression}).then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let answer = self.browser.driver().execute_async(script, arguments).await?;
        let answer: Value = answer.convert()?;
        if let Some(error) = answer.get("error") {
            bail!("{expression}: {error}");
        }
        let value = answer.get("value").cloned().unwrap_or_default();
        serde_json::from_value(value).with_context(|| format!("{expression} has come to something else"))
    }
}
