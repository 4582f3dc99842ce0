//! What pages said in the console, and what the policy forbade them.

use std::time::Duration;

use anyhow::Result;
use serde::Deserialize;

use super::{Ability, Browser};

/// A line of the console.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Message {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// Who said it: `console-api`, `javascript`, `network`, `security` …
    pub source: String,
    /// The place and the words.
    pub text: String,
}

impl Message {
    /// Whether something went wrong: an exception, `console.error`, a failed request, or a violation.
    pub fn is_error(&self) -> bool {
        self.level == "SEVERE" || self.is_violation()
    }

    /// Whether the page's Content Security Policy, Trusted Types included, forbade something.
    pub fn is_violation(&self) -> bool {
        ["Content Security Policy", "This document requires 'Trusted"]
            .iter()
            .any(|words| self.text.contains(words))
    }
}

/// Takes what the script in the page has kept; see `server/console.js`. A page of no origin keeps nothing.
const TAKE: &str = r#"
try {
  const kept = localStorage.getItem("mk-tests-console");
  localStorage.removeItem("mk-tests-console");
  return JSON.parse(kept ?? "[]");
} catch {
  return [];
}
"#;

/// Violations are told a moment after they happen.
const MOMENT: Duration = Duration::from_millis(50);

impl Browser {
    /// All that was said since the start or since this was last asked, in order.
    ///
    /// Chromium has a log of its own. The others are asked for what a script has kept that
    /// [`collecting`](crate::server::collecting) puts into pages: errors, warnings, violations of the policy, and scripts and
    /// pictures that could not be loaded, of the server whose page is open, and nothing while scripts are off.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Result<Vec<Message>> {
        if self.can(Ability::DevTools) {
            let entries = self.driver().browser_log().await?;
            let message = |entry: thirtyfour::BrowserLogEntry| Message {
                level: entry.level,
                source: entry.source.unwrap_or_default(),
                text: entry.message,
            };
            return Ok(entries.into_iter().map(message).collect());
        }
        tokio::time::sleep(MOMENT).await;
        Ok(self.driver().execute(TAKE, Vec::new()).await?.convert()?)
    }
}
