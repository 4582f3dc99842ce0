//! How a goal's window is likely to end, as text for a terminal and as JSON; and how an outcome goal of a plan stands.

mod file;
mod text;
mod words;

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use mk_core::forecast::{Basis, Forecast};
use mk_core::problem::{nearest, quoted};
use mk_core::programme::Programme;
use mk_core::progress::OutcomeProgress;
use mk_core::publish::Publication;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;

/// What an id stands for.
#[derive(Clone, Debug)]
pub enum Asked<'a> {
    /// A goal that is counted month by month.
    Goal(Subject<'a>),
    /// An outcome goal of a plan, as it stands on a day. Nothing is forecast of it.
    Outcome(OutcomeProgress<'a>, NaiveDate, &'static Locale),
}

/// Why nothing is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// It is shown once a year, and then the year is over.
    OnceAYear,
    /// Place-years are no count of things that happen.
    Places,
    /// There is no point yet.
    NoFigures,
    /// Less than two ordinary months are known.
    TooEarly,
    /// The window is over.
    Over,
    /// It is an outcome goal of a plan: reached one by one, without a rhythm.
    Outcome,
}

impl Nothing {
    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::OnceAYear => "once-a-year",
            Self::Places => "places",
            Self::NoFigures => "no-figures",
            Self::TooEarly => "too-early",
            Self::Over => "over",
            Self::Outcome => "outcome-goal",
        }
    }
}

impl<'a> Asked<'a> {
    /// Finds a goal of a publication, or an outcome goal of one of the programme's plans, by its id.
    ///
    /// # Errors
    /// Where there is none of that id, with the nearest one as a hint.
    pub fn find(
        programme: &'a Programme,
        publication: &'a Publication,
        id: &str,
        locale: &'static Locale,
    ) -> Result<Self> {
        if let Some(subject) = Subject::new(publication, id, locale) {
            return Ok(Self::Goal(subject));
        }
        let on = publication.published();
        let outcomes = OutcomeProgress::all(programme, on);
        if let Some(outcome) = outcomes.iter().find(|progress| progress.outcome.id.as_str() == id) {
            return Ok(Self::Outcome(*outcome, on, locale));
        }
        let published = publication.series().iter().map(|series| series.goal().id.as_str());
        let known: Vec<&str> =
            published.chain(outcomes.iter().map(|progress| progress.outcome.id.as_str())).collect();
        let hint = nearest(id, known.iter().copied())
            .unwrap_or_else(|| format!("the goals are {}", known.join(", ")));
        let message = if programme.goal(id).is_some() {
            "is defined, but the publication is older than it"
        } else {
            "is no goal of the programme, nor of its plans"
        };
        Err(anyhow!("--goal {} {message}\n  hint: {hint}", quoted(id)))
    }

    /// All that is said of it, a sentence a line, with a table of the months ahead.
    pub fn text(&self) -> String {
        match self {
            Self::Goal(subject) => text::goal(subject),
            Self::Outcome(progress, on, locale) => text::outcome(progress, *on, locale),
        }
    }

    /// The same as one JSON object. Its keys are documented in the program `forecast`.
    ///
    /// # Errors
    /// None that could be reached.
    pub fn json(&self) -> Result<String> {
        match self {
            Self::Goal(subject) => file::goal(subject),
            Self::Outcome(progress, on, locale) => file::outcome(progress, *on, locale),
        }
    }
}

/// The forecast of a goal, where there is one to be told, or why there is none.
fn told(subject: &Subject<'_>) -> Result<Forecast, Nothing> {
    if subject.series.goal().unit.is_place() {
        return Err(Nothing::Places);
    }
    if subject.is_yearly() {
        return Err(Nothing::OnceAYear);
    }
    let forecast = Forecast::of(subject.publication, subject.series).ok_or(Nothing::NoFigures)?;
    match forecast.basis {
        _ if forecast.is_closed() => Err(Nothing::Over),
        Basis::PriorOnly => Err(Nothing::TooEarly),
        Basis::Outcomes => Ok(forecast),
    }
}
