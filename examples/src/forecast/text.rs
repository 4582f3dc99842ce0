//! A goal's sentences and the table of the months ahead, for a terminal.

use super::words::Words;
use super::{Nothing, told};
use crate::table;
use chrono::NaiveDate;
use comfy_table::{CellAlignment, Table};
use mk_core::forecast::Forecast;
use mk_core::progress::OutcomeProgress;
use mk_core::text::fill;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;

pub(super) fn goal(subject: &Subject<'_>) -> String {
    let said = subject.words(View::Pace, None);
    let sentences = [said.lead, said.pace, said.forecast, said.years].concat();
    let words = Words::of(subject.locale.code());
    let ahead = match told(subject) {
        Ok(forecast) => months(subject, &forecast, words) + "\n" + &chance(subject, &forecast, words),
        Err(nothing) => none(subject, nothing, words),
    };
    let parts = [lines(&[said.heading]), lines(&sentences), ahead, lines(&said.notes)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

pub(super) fn outcome(progress: &OutcomeProgress<'_>, on: NaiveDate, locale: &Locale) -> String {
    let words = Words::of(locale.code());
    let date = locale.date(on);
    let [is_reached, is_not, no_number] = words.reached;
    let [there, not_there] = words.product;
    let reached = match progress.is_reached() {
        Some(true) => is_reached,
        Some(false) => is_not,
        None => no_number,
    };
    let number = match (progress.target, &progress.outcome.activity) {
        (None, _) => None,
        (_, Some(_)) => {
            let pattern = if progress.count > 0 { there } else { not_there };
            Some(fill(pattern, &[("date", &date)]))
        }
        (Some(target), None) => {
            let (count, target) = (locale.whole(progress.count.into()), locale.whole(target.into()));
            Some(fill(words.reached_of, &[("count", &count), ("target", &target), ("date", &date)]))
        }
    };
    let why = words.none(Nothing::Outcome).map(str::to_owned);
    let sentences: Vec<String> = number.into_iter().chain([reached.to_owned()]).chain(why).collect();
    lines(&[progress.outcome.text.get(locale.code()).to_owned()]) + "\n" + &lines(&sentences)
}

fn lines(sentences: &[String]) -> String {
    sentences.iter().fold(String::new(), |text, sentence| text + sentence + "\n")
}

fn none(subject: &Subject<'_>, nothing: Nothing, words: &Words) -> String {
    let window = subject.window().map(|window| subject.locale.window(window)).unwrap_or_default();
    words.none(nothing).map(|pattern| fill(pattern, &[("window", &window)]) + "\n").unwrap_or_default()
}

/// The months ahead, each with its middle and ranges as roughly as they are said.
fn months(subject: &Subject<'_>, forecast: &Forecast, words: &Words) -> String {
    let mut table = Table::new();
    table.load_style(table::STYLE).set_header(words.headings);
    let mut least = [0; 3];
    for outlook in &forecast.path {
        let mut ranges = [outlook.half, outlook.most, outlook.nearly_all].map(|range| subject.roughly(range));
        // A later range is rounded more coarsely, and yet what has been reached is not lost again.
        for (range, least) in ranges.iter_mut().zip(&mut least) {
            range.least = range.least.max(*least);
            *least = range.least;
        }
        let roughly = ranges.map(|range| subject.locale.counts(range));
        let before = [subject.locale.date(outlook.through), subject.locale.count(outlook.median)];
        table.add_row(before.into_iter().chain(roughly));
    }
    for column in 0..words.headings.len() {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table::lines(&table)
}

/// How likely the target is, in whole hundredths. Nothing where it has been reached, which is said already.
fn chance(subject: &Subject<'_>, forecast: &Forecast, words: &Words) -> String {
    let reach = forecast.reach();
    if reach >= 1.0 {
        return String::new();
    }
    let [some, least, most] = words.percent;
    let chance = match reach {
        ..0.01 => least.to_owned(),
        0.99.. => most.to_owned(),
        _ => fill(some, &[("n", &format!("{:.0}", reach * 100.0))]),
    };
    let target = subject.locale.whole(forecast.target.into());
    fill(words.chance, &[("target", &target), ("chance", &chance)]) + "\n"
}
