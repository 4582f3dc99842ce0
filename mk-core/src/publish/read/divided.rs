//! A goal by groups, and what its window is likely to come to.

use super::{Reader, whole};
use crate::calendar::Rhythm;
use crate::forecast::{Ahead, Prospect};
use crate::programme::{Breakdown, By, Cell, Id};
use crate::publish::figure::Span;
use crate::publish::publication::{Divided, Row};
use crate::publish::{Json, rules};

impl Reader<'_> {
    /// The breakdowns of a goal; none where it has none.
    pub(super) fn breakdowns<J: Json>(&mut self, value: &J, path: &str, goal: &Id) -> Option<Vec<Divided>> {
        if value.field("breakdowns").is_none() {
            return Some(Vec::new());
        }
        let all =
            self.list(value, path, "breakdowns", |reader, value, path| reader.divided(value, path, goal))?;
        let mut seen: Vec<By> = Vec::new();
        for divided in &all {
            if seen.contains(&divided.breakdown.by) {
                self.misfit(path, "breakdowns", "each breakdown once");
            }
            seen.push(divided.breakdown.by);
        }
        Some(all)
    }

    /// The forecast of a goal: months in order, and intervals within one another that never fall.
    pub(super) fn prospect<J: Json>(&mut self, value: &J, path: &str) -> Option<Prospect> {
        let value = value.field("forecast")?;
        let path = &super::join(path, "forecast");
        let reach = self.whole(&value, path, "reach", 0, Prospect::CERTAIN)?;
        let ahead = self.list(&value, path, "path", |reader, value, path| {
            let through = reader.day(value, path, "through")?;
            let (half, most) = (reader.interval(value, path, "half")?, reader.interval(value, path, "most")?);
            let is_within = most.least <= half.least && half.most <= most.most;
            reader.expect(
                is_within.then_some(Ahead { through, half, most }),
                path,
                "most",
                "an interval around `half`",
            )
        })?;
        let never_falls = |one: &Ahead, next: &Ahead| {
            let rises = |one: Span<u64>, next: Span<u64>| one.least <= next.least && one.most <= next.most;
            one.through < next.through && rises(one.half, next.half) && rises(one.most, next.most)
        };
        let ahead = Some(ahead).filter(|ahead| ahead.is_sorted_by(never_falls));
        let ahead = self.expect(ahead, path, "path", "days in order, with intervals that never fall")?;
        Some(Prospect { reach, path: ahead })
    }

    fn interval<J: Json>(&mut self, value: &J, path: &str, key: &str) -> Option<Span<u64>> {
        let items = value.field(key).and_then(|list| list.items()).unwrap_or_default();
        let end = |index: usize| whole(items.get(index)?, 0, rules::LARGEST).map(u64::from);
        let interval = match (end(0), end(1), items.len()) {
            (Some(least), Some(most), 2) if least <= most => Some(Span { least, most }),
            _ => None,
        };
        self.expect(interval, path, key, "two whole numbers, the smaller first")
    }

    fn divided<J: Json>(&mut self, value: &J, path: &str, goal: &Id) -> Option<Divided> {
        let by = self.word(value, path, "by", &By::ALL, By::word);
        let title = self.text(value, path, "title");
        let rhythm = self.word(value, path, "rhythm", &Rhythm::ALL, Rhythm::word);
        let cells = self.list(value, path, "cells", |reader, value, path| {
            let (id, title) = (reader.id(value, path, "id"), reader.text(value, path, "title"));
            Some(Cell { id: id?, title: title? })
        })?;
        let is_first = |(at, cell): (usize, &Cell)| !cells.iter().take(at).any(|other| other.id == cell.id);
        if !cells.iter().enumerate().all(is_first) {
            self.misfit(path, "cells", "each cell once");
        }
        let points =
            self.list(value, path, "points", |reader, value, path| reader.row(value, path, cells.len()));
        let by = by?;
        // Kinds of outcome are those of one goal.
        let goal = (by == By::Kind).then(|| goal.clone());
        let breakdown = Breakdown { by, goal, title: title?, cells };
        Some(Divided { breakdown, rhythm: rhythm?, points: points? })
    }

    fn row<J: Json>(&mut self, value: &J, path: &str, cells: usize) -> Option<Row> {
        let through = self.day(value, path, "through")?;
        if value.field("withheld").is_some_and(|withheld| withheld.is_true()) {
            if value.field("counts").is_some() {
                self.misfit(path, "counts", "either counts or withheld, not both");
            }
            return Some(Row { through, counts: None });
        }
        let items = value.field("counts").and_then(|list| list.items()).unwrap_or_default();
        let mut counts = Vec::new();
        for item in &items {
            if let Some(count) = whole(item, 0, rules::LARGEST) {
                counts.push(u64::from(count));
            }
        }
        if counts.len() != cells || items.len() != cells {
            self.misfit(path, "counts", &format!("{cells} whole numbers, one for each cell"));
            return None;
        }
        Some(Row { through, counts: Some(counts) })
    }
}
