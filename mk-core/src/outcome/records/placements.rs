//! Rows of placements.

use super::cache::Cache;
use super::day::day;
use super::headings::{Column, Columns};
use super::rows::Row;
use super::{at, bad_date};
use crate::calendar::Month;
use crate::outcome::by_month::{ByMonth, month_number};
use crate::outcome::encoding;
use crate::outcome::found::Found;
use crate::outcome::key::{AsItIs, Key};
use crate::outcome::place_years::{Interval, PlaceDays, PlaceYears, bad_extent};
use crate::outcome::tally::Tallied;
use crate::outcome::totals::Totals;
use crate::outcome::words::Words;
use crate::problem::{Place, Problem, Problems, nearest};
use crate::programme::{Deduplication, Period, Programme};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Gathers rows of placements, goal by goal.
pub(super) struct Placements<'a> {
    programme: &'a Programme,
    columns: [usize; 4],
    extent: Option<usize>,
    words: Words<usize>,
    goals: Cache<usize>,
    /// As many as goals, with the windows of each.
    places: Vec<(PlaceYears, Vec<Period>)>,
    records: u64,
    outside: u64,
    /// The records that can count, by the month of the first day that does.
    months: ByMonth,
    /// The first row of something that has not ended.
    open: Option<usize>,
}

impl<'a> Placements<'a> {
    pub(super) fn new(programme: &'a Programme, columns: &Columns) -> Self {
        let of_goal = |goal: &crate::programme::Goal| (PlaceYears::new(), goal.windows(programme.period));
        Self {
            programme,
            columns: [Column::Key, Column::Goal, Column::From, Column::Until]
                .map(|column| columns.at(column).unwrap_or(usize::MAX)),
            extent: columns.at(Column::Extent),
            words: Words::of_goals(&programme.goals, |at| at),
            goals: Cache::default(),
            places: programme.goals.iter().map(of_goal).collect(),
            records: 0,
            outside: 0,
            months: ByMonth::new(programme.period),
            open: None,
        }
    }

    /// Takes a row.
    ///
    /// # Errors
    /// Every problem of it.
    pub(super) fn row(&mut self, row: Row<'_>) -> Result<(), Vec<Problem>> {
        let [key, goal, from, until] = self.columns.map(|column| row.cell(column));
        let key = Key::new(key).map_err(|problem| Problem { place: at(row, "nyckel"), ..problem });
        let goal = self.goal(goal).ok_or_else(|| self.unknown_goal(goal, at(row, "mål")));
        let from = day(from).ok_or_else(|| bad_date(at(row, "in")));
        let until = match until {
            b"" => Ok(None),
            written => day(written)
                .map(Some)
                .ok_or_else(|| bad_date(at(row, "ut")).hint("leave it empty for what has not ended")),
        };
        let percent = self.extent.map_or(Some(100), |column| extent(row.cell(column)));
        let percent = percent.ok_or_else(|| bad_extent(at(row, "omfattning")));
        match (key, goal, from, until, percent) {
            (Ok(key), Ok(goal), Ok(from), Ok(until), Ok(percent)) => self
                .add(row.line, goal, Interval { key, from, until, percent })
                .map_err(|problem| vec![Problem { place: at(row, "ut"), ..problem }]),
            (key, goal, from, until, percent) => {
                let problems = [key.err(), goal.err(), from.err(), until.err(), percent.err()];
                Err(problems.into_iter().flatten().collect())
            }
        }
    }

    fn add(&mut self, line: usize, goal: usize, interval: Interval) -> Result<(), Problem> {
        let Some((places, windows)) = self.places.get_mut(goal) else { return Ok(()) };
        places.add(interval)?;
        self.records += 1;
        let until = interval.until.unwrap_or(NaiveDate::MAX);
        let touches = |window: &&Period| interval.from <= window.through && window.from < until;
        match windows.iter().find(touches) {
            Some(window) => self.months.note(month_number(interval.from.max(window.from))),
            None => self.outside += 1,
        }
        if interval.until.is_none() {
            self.open = self.open.or(Some(line));
        }
        Ok(())
    }

    fn goal(&mut self, cell: &[u8]) -> Option<usize> {
        let of_places = |at: &usize| self.programme.goals.get(*at).is_some_and(|goal| goal.unit.is_place());
        self.goals.get(cell, |word| self.words.get(word).copied().filter(of_places))
    }

    fn unknown_goal(&self, cell: &[u8], place: Place) -> Problem {
        let known = self.programme.goals.iter().filter(|goal| goal.unit.is_place());
        let known: Vec<&str> = known.map(|goal| goal.id.as_str()).collect();
        let message = if known.is_empty() {
            "none of the programme's goals counts places".to_owned()
        } else {
            format!("this is no goal that counts places; expected one of {}", known.join(", "))
        };
        let problem = Problem::new("unknown-goal", place, message);
        match nearest(&encoding::cell(cell), known) {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }

    /// The totals up to and with a month, or the last one in which a place was taken.
    pub(super) fn totals(
        self,
        deduplication: Deduplication,
        through: Option<Month>,
        mut found: Found,
    ) -> Result<Tallied, Problems> {
        if let (Some(line), None) = (self.open, through) {
            let message = "this has not ended, so nobody knows how far the file goes";
            let problem = Problem::new("open-interval", Place::line(line, "column ut"), message);
            found.push(problem.hint("say through which month it is to be counted"));
        }
        let last = through.map_or(NaiveDate::MAX, Month::last_day);
        let mut keys: HashSet<Key, AsItIs> = HashSet::default();
        let days = self.places.into_iter().map(|(places, windows)| {
            let until_last = Period { from: NaiveDate::MIN, through: last };
            let counted = windows.into_iter().filter_map(|window| window.and(until_last));
            keys.extend(counted.flat_map(|window| places.keys(window)));
            places.through(last)
        });
        let days: Vec<PlaceDays> = days.collect();
        let last = days.iter().filter_map(PlaceDays::last_day).max().map(Month::of);
        let goals = self.programme.goals.iter().zip(&days).filter_map(|(goal, days)| {
            days.last_day()?;
            days.counted(self.programme, goal, deduplication, through.or(last)?)
        });
        let later = through.or(last).map_or(0, |through| self.months.after(through));
        let totals = Totals { goals: goals.collect() };
        let persons = u64::try_from(keys.len()).unwrap_or(u64::MAX);
        found.or(Tallied { totals, records: self.records, persons, outside: self.outside, later })
    }
}

/// Whole percent: `50`, `50 %`, and nothing for a whole place.
fn extent(cell: &[u8]) -> Option<u8> {
    let text = encoding::cell(cell);
    let number = text.trim_end_matches('%').trim_end();
    match number {
        "" if text.is_empty() => Some(100),
        _ if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            number.parse().ok().filter(|percent| (1..=100).contains(percent))
        }
        _ => None,
    }
}
