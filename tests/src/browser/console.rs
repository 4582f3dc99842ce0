//! What pages said in the console, and what the policy forbade them.

use anyhow::Result;

use super::Browser;

/// A line of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Browser {
    /// All that was said since the start or since this was last asked, in order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Result<Vec<Message>> {
        let entries = self.driver.browser_log().await?;
        let message = |entry: thirtyfour::BrowserLogEntry| Message {
            level: entry.level,
            source: entry.source.unwrap_or_default(),
            text: entry.message,
        };
        Ok(entries.into_iter().map(message).collect())
    }
}
