//! What the programs `agenda` and `calendar` are asked for, by the same arguments.

use crate::arguments::{Given, wrong};
use crate::files;
use anyhow::{Result, anyhow};
use mk_core::agenda::words::Words;
use mk_core::agenda::{self, Agenda, Record};
use mk_core::definition;
use mk_core::problem::quoted;
use mk_core::programme::{Id, Period, Programme};
use std::path::Path;

/// The arguments, without their dashes.
pub const NAMES: [&str; 6] = ["programme", "from", "to", "role", "held", "language"];

/// A programme, days of it, and whose.
pub struct Asked {
    /// The programme.
    pub programme: Programme,
    within: Period,
    who: Option<Id>,
    record: Option<Record>,
    language: String,
}

impl Asked {
    /// Reads what is asked for, and the files that it names.
    ///
    /// # Errors
    /// Where an argument is missing or does not fit, and every problem of a file.
    pub fn of(given: &mut Given) -> Result<Self> {
        let within = given.period("from", "to")?;
        let language = given.optional("language").unwrap_or_else(|| "sv".to_owned());
        if !Words::LANGUAGES.contains(&language.as_str()) {
            let known = Words::LANGUAGES.join(" or ");
            return Err(wrong(
                given.usage(),
                &format!("--language {} is not known; expected {known}", quoted(&language)),
            ));
        }
        let programme = files::programme(&given.text("programme")?)?;
        let who = given.optional("role").map(|role| definition::find(&programme, &role)).transpose();
        let who = who.map_err(|problem| anyhow!("--role: {problem}"))?;
        let record =
            given.optional("held").map(|file| files::record(Path::new(&file), &programme)).transpose()?;
        Ok(Self { programme, within, who, record, language })
    }

    /// The agenda of it.
    pub fn agenda(&self) -> Agenda<'_> {
        agenda::agenda(&self.programme, self.within, self.who.as_ref(), self.record.as_ref())
    }

    /// The words for it, in the language asked for.
    ///
    /// # Errors
    /// None that could be reached: the language is known.
    pub fn words(&self) -> Result<Words<'_>> {
        Words::new(&self.programme, &self.language)
            .ok_or_else(|| anyhow!("there are no words in {}", self.language))
    }
}
