//! A forecast as JSON. The keys are documented in the program `forecast`, and stay.

use super::{Nothing, told};
use anyhow::Result;
use chrono::NaiveDate;
use mk_core::forecast::{Basis, Forecast, Outlook};
use mk_core::programme::Period;
use mk_core::progress::{OutcomeProgress, Progress, Year, Years};
use mk_core::publish::Span;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use serde::Serialize;

#[derive(Serialize)]
struct GoalFile<'a> {
    goal: &'a str,
    through: Option<String>,
    window: Option<Days>,
    target: Option<u32>,
    basis: Option<&'static str>,
    no_forecast: Option<&'static str>,
    deduplicated: &'static str,
    notice: Option<&'a str>,
    reach: Option<f64>,
    path: Vec<OutlookFile>,
    progress: Option<ProgressFile>,
    years: Vec<YearFile>,
}

#[derive(Serialize)]
struct Days {
    from: String,
    through: String,
}

#[derive(Serialize)]
struct OutlookFile {
    through: String,
    median: u64,
    p50: [u64; 2],
    p80: [u64; 2],
    p95: [u64; 2],
}

#[derive(Serialize)]
struct ProgressFile {
    count: [u64; 2],
    expected: Option<f64>,
    gap: Option<[i64; 2]>,
    required: Option<[f64; 2]>,
    so_far: Option<[f64; 2]>,
}

#[derive(Serialize)]
struct YearFile {
    from: String,
    through: String,
    aim: Option<f64>,
    at: Option<String>,
    count: Option<[u64; 2]>,
    total: Option<[u64; 2]>,
    closed: bool,
    reached: Option<bool>,
}

#[derive(Serialize)]
struct OutcomeFile<'a> {
    goal: &'a str,
    through: String,
    plan: &'a str,
    text: &'a str,
    target: Option<u32>,
    count: u32,
    reached: Option<bool>,
    no_forecast: &'static str,
}

pub(super) fn goal(subject: &Subject<'_>) -> Result<String> {
    let progress = Progress::of(subject.publication, subject.series);
    let any = Forecast::of(subject.publication, subject.series);
    let basis = any.as_ref().map(|forecast| match forecast.basis {
        Basis::PriorOnly => "target-alone",
        Basis::Outcomes => "outcomes",
    });
    let (path, no_forecast) = match told(subject) {
        Ok(forecast) => (forecast.path.iter().map(outlook).collect(), None),
        Err(nothing) => (Vec::new(), Some(nothing.word())),
    };
    // Of a window that is over it is still said whether the target was reached.
    let is_told = |forecast: &Forecast| forecast.basis == Basis::Outcomes;
    text(&GoalFile {
        goal: subject.series.goal().id.as_str(),
        through: progress.as_ref().map(|progress| progress.at.to_string()),
        window: subject.window().map(days),
        target: progress.as_ref().and_then(|progress| progress.target),
        basis,
        no_forecast,
        deduplicated: subject.series.deduplication().word(),
        notice: subject.publication.notice().map(|notice| notice.get(subject.locale.code())),
        // No finer than anybody can use, and the same after any change of rounding inside.
        reach: any.as_ref().filter(|any| is_told(any)).map(|any| (any.reach() * 10_000.0).round() / 10_000.0),
        path,
        progress: progress.as_ref().map(standing),
        years: Years::of(subject.publication, subject.series).years.iter().map(year).collect(),
    })
}

pub(super) fn outcome(progress: &OutcomeProgress<'_>, on: NaiveDate, locale: &Locale) -> Result<String> {
    text(&OutcomeFile {
        goal: progress.outcome.id.as_str(),
        through: on.to_string(),
        plan: progress.plan.id.as_str(),
        text: progress.outcome.text.get(locale.code()),
        target: progress.target,
        count: progress.count,
        reached: progress.is_reached(),
        no_forecast: Nothing::Outcome.word(),
    })
}

fn text(file: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(file)? + "\n")
}

fn ends<T>(span: Span<T>) -> [T; 2] {
    [span.least, span.most]
}

fn days(period: Period) -> Days {
    Days { from: period.from.to_string(), through: period.through.to_string() }
}

fn outlook(outlook: &Outlook) -> OutlookFile {
    OutlookFile {
        through: outlook.through.to_string(),
        median: outlook.median,
        p50: ends(outlook.half),
        p80: ends(outlook.most),
        p95: ends(outlook.nearly_all),
    }
}

fn standing(progress: &Progress) -> ProgressFile {
    let pace = progress.pace.as_ref();
    ProgressFile {
        count: ends(progress.count),
        expected: pace.map(|pace| pace.expected),
        gap: pace.map(|pace| ends(pace.gap)),
        required: pace.and_then(|pace| pace.required).map(ends),
        so_far: pace.and_then(|pace| pace.so_far).map(ends),
    }
}

fn year(year: &Year) -> YearFile {
    let days = days(year.days);
    YearFile {
        from: days.from,
        through: days.through,
        // Without what the sum of its parts leaves behind the comma.
        aim: year.aim.map(|aim| (aim * 100.0).round() / 100.0),
        at: year.shown.map(|shown| shown.at.to_string()),
        count: year.shown.map(|shown| ends(shown.count)),
        total: year.shown.map(|shown| ends(shown.reached)),
        closed: year.is_closed(),
        reached: year.is_reached(),
    }
}
