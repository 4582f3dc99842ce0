//! What axe-core finds in a page, shadow trees and frames included: what is wrong for people who see little, hear a page or
//! use no mouse, as far as a machine can tell.

use std::fmt;
use std::sync::OnceLock;

use anyhow::{Context, Error, Result};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::By;

use super::Browser;
use crate::npm;

const PACKAGE: (&str, &str) = ("axe-core", "4.14.1");

/// Every rule of the Web Content Accessibility Guidelines 2.2 to level AA, and what its makers count as good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Only what a test reads: the whole answer is megabytes.
const RUN: &str = r#"
const [selector, tags, disabled] = arguments;
const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
const found = await window.axe.run(selector ?? document, { runOnly: { type: "tag", values: tags }, rules });
const plain = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ impact, target, html, failureSummary, any, all, none }) => ({
  rule: id,
  html,
  impact,
  target: target.flat(Infinity).join(" > "),
  summary: failureSummary ?? [...any, ...all, ...none].map((check) => check.message).join("; "),
})));
return { violations: plain(found.violations), incompletes: plain(found.incomplete), passes: found.passes.length };
"#;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct AxeOptions<'a> {
    /// Only what is inside of this, as a CSS selector of the page; the whole page where it is none.
    pub inside: Option<&'a str>,
    /// Rules that are not asked about.
    pub without: &'a [&'a str],
}

/// What is wrong or may be with one element.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Finding {
    /// The rule's name: `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: Option<String>,
    /// The element, as selectors from frame to frame and shadow tree to shadow tree.
    pub target: String,
    /// How the element begins in the page.
    pub html: String,
    /// What to do.
    pub summary: String,
}

/// All that was found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Audit {
    /// What is wrong.
    pub violations: Vec<Finding>,
    /// What a person has to look at.
    pub incompletes: Vec<Finding>,
    /// How many rules found something that they could judge, and all of it good.
    pub passes: usize,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, target, summary, .. } = self;
        write!(formatter, "{rule} at {target}: {}", summary.replace('\n', " "))
    }
}

impl Browser {
    /// Runs axe-core, which npm installs first where it is missing, in the page that is open and in its frames.
    ///
    /// # Errors
    /// When axe-core cannot be installed, or the browser or axe-core does not answer; it cannot where scripts are off.
    pub async fn axe(&self, options: AxeOptions<'_>) -> Result<Audit> {
        self.load_axe(source()?).await?;
        let arguments = vec![json!(options.inside), json!(TAGS), json!(options.without)];
        let audit = self.execute(RUN, arguments).await.context("axe-core did not answer")?;
        Ok(audit.convert()?)
    }

    /// Loads it into the page or frame that is looked at, and into the frames inside of it.
    async fn load_axe(&self, source: &str) -> Result<()> {
        self.driver().execute(source, Vec::new()).await.context("axe-core cannot be loaded")?;
        let frames = self.driver().find_all(By::Css("iframe")).await?;
        for frame in frames {
            frame.enter_frame().await?;
            Box::pin(self.load_axe(source)).await?;
            self.driver().enter_parent_frame().await?;
        }
        Ok(())
    }
}

/// Its script, which also hears pages of other origins.
fn source() -> Result<&'static str> {
    static SOURCE: OnceLock<Result<String, String>> = OnceLock::new();
    let read = || -> Result<String> {
        let file = npm::installed(&[PACKAGE])?.join("node_modules/axe-core/axe.min.js");
        let script =
            std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(format!("{script}\nwindow.axe.configure({{ allowedOrigins: [\"<unsafe_all_origins>\"] }});"))
    };
    let source = SOURCE.get_or_init(|| read().map_err(|error| format!("{error:#}")));
    source.as_deref().map_err(|message| Error::msg(message.clone()))
}
