//! Rows of outcomes.

use super::cache::Cache;
use super::day::day;
use super::headings::{Column, Columns};
use super::rows::Row;
use super::{at, bad_date};
use crate::outcome::encoding;
use crate::outcome::headings::of_groups;
use crate::outcome::key::Key;
use crate::outcome::tally::{BY_GROUP, Group, Groups, Kind, Tally, undeclared};
use crate::problem::{Place, Problem};
use crate::programme::{By, Programme};

/// Counts rows of outcomes, whose words it looks up once.
pub(super) struct Outcomes<'a> {
    pub(super) tally: Tally<'a>,
    key: usize,
    kind: usize,
    date: usize,
    kinds: Cache<(Kind, bool)>,
    groups: Vec<(By, usize, Cache<Group>)>,
}

impl<'a> Outcomes<'a> {
    /// # Errors
    /// Where a column divides by what the programme does not.
    pub(super) fn new(
        tally: Tally<'a>,
        programme: &Programme,
        columns: &Columns,
        line: usize,
    ) -> Result<Self, Problem> {
        let at = |column| columns.at(column).unwrap_or(usize::MAX);
        let mut groups = Vec::new();
        for by in BY_GROUP {
            let Some(at) = columns.at(Column::Group(by)) else { continue };
            if !programme.breakdowns.iter().any(|breakdown| breakdown.by == by) {
                return Err(undeclared(by, Place::line(line, format!("column {}", of_groups(by)))));
            }
            groups.push((by, at, Cache::default()));
        }
        Ok(Self {
            key: at(Column::Key),
            kind: at(Column::Kind),
            date: at(Column::Date),
            kinds: Cache::default(),
            groups,
            tally,
        })
    }

    /// Counts a row.
    ///
    /// # Errors
    /// Every problem of it.
    pub(super) fn row(&mut self, row: Row<'_>) -> Result<(), Vec<Problem>> {
        let Self { tally, kinds, .. } = self;
        let key = Key::new(row.cell(self.key));
        let kind = kinds
            .get(row.cell(self.kind), |word| tally.kind(word).map(|kind| (kind, tally.is_of_persons(kind))));
        let registered = day(row.cell(self.date));
        let mut groups = Some(Groups::default());
        for (by, at, known) in &mut self.groups {
            let cell = row.cell(*at);
            // What is nobody's has no sex.
            if cell.is_empty() && matches!(kind, Some((_, false))) {
                continue;
            }
            let group = known.get(cell, |word| tally.group(*by, word));
            groups = groups.zip(group).map(|(groups, group)| groups.with(group));
        }
        match (key, kind, registered, groups) {
            (Ok(key), Some((kind, _)), Some(registered), Some(groups)) => {
                tally.count(key, kind, registered, groups);
                Ok(())
            }
            (key, kind, registered, _) => Err(self.problems(row, key.err(), kind, registered.is_none())),
        }
    }

    /// What is wrong with a row, cell by cell.
    fn problems(
        &self,
        row: Row<'_>,
        key: Option<Problem>,
        kind: Option<(Kind, bool)>,
        no_date: bool,
    ) -> Vec<Problem> {
        let mut problems: Vec<Problem> =
            key.into_iter().map(|problem| Problem { place: at(row, "nyckel"), ..problem }).collect();
        if kind.is_none() {
            problems.push(self.tally.unknown_kind(&encoding::cell(row.cell(self.kind)), at(row, "utfall")));
        }
        if no_date {
            problems.push(bad_date(at(row, "datum")));
        }
        for (by, column, _) in &self.groups {
            let cell = encoding::cell(row.cell(*column));
            let place = at(row, of_groups(*by));
            if cell.is_empty() && kind.is_none_or(|(_, of_persons)| of_persons) {
                let message = format!("every person has a group by {}, where one has", by.word());
                problems.push(
                    Problem::new("missing-group", place, message)
                        .hint("fill every cell of the column, or leave the column out"),
                );
            } else if !cell.is_empty() && self.tally.group(*by, &cell).is_none() {
                problems.push(self.tally.unknown_group(*by, &cell, place));
            }
        }
        problems
    }
}
