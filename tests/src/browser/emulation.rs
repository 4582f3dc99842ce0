//! Other circumstances than a large bright window with scripts: what a reader may have.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::circumstances::{Circumstances, Features};
use super::webkit::Start;
use super::{Ability, Browser, Engine, chromium, firefox, webkit};

/// How long a window may take to become as large as it is told.
const RESIZE_LIMIT: Duration = Duration::from_secs(10);

/// WebKit learns its circumstances when it starts. Where a test changes them, a second one opens the same page, and the
/// first one waits in case they change back. In the others the page that is open stays.
impl Browser {
    /// Sets the size of the page's window in CSS pixels.
    ///
    /// # Errors
    /// When the browser does not answer, or has no window of this size.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        self.change(|now| now.viewport = Some((width, height))).await?;
        let asked = Instant::now();
        loop {
            let script = "return [window.innerWidth, window.innerHeight];";
            let size: (u32, u32) = self.driver().execute(script, Vec::new()).await?.convert()?;
            if size == (width, height) {
                return Ok(());
            }
            if asked.elapsed() > RESIZE_LIMIT {
                bail!("{} was asked for {width} × {height} pixels, and has {size:?}", self.engine());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Sets media features, as (`prefers-color-scheme`, `dark`), (`forced-colors`, `active`) or
    /// (`prefers-reduced-motion`, `reduce`); those that are not named return to what they are without.
    ///
    /// # Errors
    /// When the browser does not answer, a feature is another one, or the engine cannot: [`Ability::ForcedColors`].
    pub async fn set_media_features(&self, features: &[(&str, &str)]) -> Result<()> {
        let features = Features::read(features)?;
        if features.forced_colors {
            self.need(Ability::ForcedColors)?;
        }
        self.change(|now| now.features = features).await
    }

    /// Shows pages as they would be printed, or as on a screen again.
    ///
    /// # Errors
    /// When the browser does not answer, or the engine cannot: [`Ability::Print`].
    pub async fn set_print(&self, print: bool) -> Result<()> {
        self.need(Ability::Print)?;
        self.change(|now| now.print = print).await
    }

    /// Lets scripts of pages run or not, from the next page on. Scripts that the test executes run always, but must not
    /// wait for anything while those of pages do not run.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn set_javascript(&self, enabled: bool) -> Result<()> {
        self.change(|now| now.scripts = enabled).await
    }

    fn need(&self, ability: Ability) -> Result<()> {
        if !self.can(ability) {
            bail!(
                "{} has no way to {ability:?}: ask Browser::can, or say the engine in the test's name",
                self.engine()
            );
        }
        Ok(())
    }

    async fn change(&self, change: impl FnOnce(&mut Circumstances)) -> Result<()> {
        let before = *self.circumstances.lock().unwrap_or_else(PoisonError::into_inner);
        let mut now = before;
        change(&mut now);
        match self.engine() {
            Engine::Chromium => chromium::tell(self.driver(), &before, &now).await?,
            Engine::Firefox => firefox::tell(self.driver(), &now).await?,
            Engine::WebKit => self.tell_webkit(&now).await?,
        }
        *self.circumstances.lock().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(())
    }

    async fn tell_webkit(&self, now: &Circumstances) -> Result<()> {
        let before = self.driver().clone();
        let start = Start::of(now);
        if !self.sessions.switch(start) {
            self.sessions.add(start, webkit::start(&self.programs, start).await?);
            self.sessions.switch(start);
        }
        if let Some(viewport) = now.viewport {
            webkit::resize(self.driver(), viewport).await?;
        }
        if self.driver().session_id() != before.session_id() {
            let address = before.current_url().await?;
            if address.scheme() != "about" {
                self.driver().goto(address.as_str()).await?;
                // What it shows looks for news no more.
                before.goto("about:blank").await?;
            }
        }
        Ok(())
    }
}
