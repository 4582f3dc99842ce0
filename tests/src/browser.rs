//! Browsers to test in, of three engines: installed where missing, driven over WebDriver, and gone when the test is over.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use mk_tests::browser::{Browser, Engine};
//!
//! let browser = Browser::start_in(Engine::Firefox).await?;
//! browser.set_viewport(320, 640).await?;
//! browser.goto("http://127.0.0.1:8080/").await?;
//! assert_eq!(browser.console().await?, []);
//! # Ok(())
//! # }
//! ```
//!
//! A test is written once and runs in each of them with [`in_every_browser!`](crate::in_every_browser).

mod axe;
mod chromium;
mod circumstances;
mod console;
mod each;
mod emulation;
mod engine;
mod firefox;
mod install;
mod limit;
mod measure;
mod process;
mod session;
mod webkit;

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::WebDriver;
use thirtyfour::session::scriptret::ScriptRet;

pub use axe::{Audit, AxeOptions, Finding};
use circumstances::Circumstances;
pub use console::Message;
pub use engine::{Ability, Engine};
use install::Programs;
pub use measure::{Connection, Kept};
use session::Sessions;
use webkit::Start;

/// How long a page may take.
const PAGE_LIMIT: Duration = Duration::from_secs(30);

/// A running browser with an empty profile. When it is dropped, also by a panic, all its processes end.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    programs: Programs,
    circumstances: Mutex<Circumstances>,
    // In this order: the place is free when the processes have ended.
    sessions: Sessions<Start>,
    _place: limit::Place,
}

impl Browser {
    /// Starts Chromium, and installs it first where there is none.
    ///
    /// # Errors
    /// When it cannot be installed or does not start.
    pub async fn start() -> Result<Self> {
        Self::start_in(Engine::Chromium).await
    }

    /// Starts a browser of an engine, and installs one first where there is none. No more run at once than there are cores:
    /// the next one waits until another is dropped.
    ///
    /// # Errors
    /// When it cannot be installed or does not start.
    pub async fn start_in(engine: Engine) -> Result<Self> {
        let place = limit::place().await?;
        let programs = install::programs(engine)?;
        let start = Start::default();
        let session = match engine {
            Engine::Chromium => chromium::start(&programs).await,
            Engine::Firefox => firefox::start(&programs).await,
            Engine::WebKit => webkit::start(&programs, start).await,
        };
        let session = session.with_context(|| format!("{engine} did not start"))?;
        Ok(Self {
            engine,
            programs,
            circumstances: Mutex::default(),
            sessions: Sessions::new(start, session),
            _place: place,
        })
    }

    /// What it is made of.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether a test can make it do this.
    pub fn can(&self, ability: Ability) -> bool {
        self.engine.can(ability)
    }

    /// The session: pages, elements, keys. WebKit has another one after its circumstances were changed, so a test asks for
    /// it anew each time.
    pub fn driver(&self) -> &WebDriver {
        &self.sessions.current().driver
    }

    /// Opens an address, and waits until the page, its style sheets and its pictures are there.
    ///
    /// # Errors
    /// When the browser does not answer, or the page does not come.
    pub async fn goto(&self, address: impl AsRef<str>) -> Result<()> {
        self.driver().goto(address.as_ref()).await?;
        // Chromium's driver sometimes comes back before the style sheets, where scripts of pages do not run.
        let asked = Instant::now();
        let script = "return document.readyState === 'complete';";
        while !self.driver().execute(script, Vec::new()).await?.convert::<bool>()? {
            if asked.elapsed() > PAGE_LIMIT {
                bail!("{} has not come after {} s", address.as_ref(), PAGE_LIMIT.as_secs());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Runs the body of a function in the page, which may wait with `await`, and answers with what it returns.
    ///
    /// # Errors
    /// When the browser does not answer, or the script throws.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<ScriptRet> {
        // Firefox knows `await` only within a function that is marked so. The others can wait for nothing, not even for
        // what is there already, while scripts are off: what does not wait is left as it is.
        let whole = format!("return (async function () {{\n{script}\n}}).apply(null, arguments);");
        let script = if script.contains("await") { &whole } else { script };
        Ok(self.driver().execute(script, arguments).await?)
    }

    /// Takes a picture of what is in view, for a person to look at, and returns where it lies: `name` for Chromium,
    /// `name-firefox`, `name-webkit`.
    ///
    /// # Errors
    /// When the browser gives none or it cannot be written.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let folder = crate::package::screenshots()?;
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let name = match self.engine {
            Engine::Chromium => name.to_owned(),
            other => format!("{name}-{other}"),
        };
        let path = folder.join(name).with_extension("png");
        self.driver().screenshot(&path).await?;
        Ok(path)
    }
}
