//! What the widget does not draw: the chain, groups, and what is known elsewhere.

use super::{Reader, whole};
use crate::calendar::Rhythm;
use crate::programme::{Breakdown, By, Cell, Id, Known};
use crate::publish::chain::Previous;
use crate::publish::publication::{Divided, Row, Series};
use crate::publish::{Json, rules};

impl Reader {
    pub(super) fn previous(&mut self, document: &impl Json) -> Option<Previous> {
        let value = document.field("previous")?;
        let published = self.day(&value, "previous", "published");
        let is_hash = |text: &String| {
            text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let sha256 = value.field("sha256").and_then(|value| value.text()).filter(is_hash);
        let sha256 = self.expect(sha256, "previous", "sha256", "64 hexadecimal digits");
        Some(Previous { published: published?, sha256: sha256? })
    }

    /// A goal with the rest of what its value holds.
    pub(super) fn rest<J: Json>(&mut self, value: &J, path: &str, mut series: Series) -> Option<Series> {
        if value.field("part_of").is_some() {
            series.goal.part_of = Some(self.id(value, path, "part_of")?);
        }
        if value.field("breakdowns").is_some() {
            let goal = series.goal.id.clone();
            series.divided = self
                .list(value, path, "breakdowns", |reader, value, path| reader.divided(value, path, &goal))?;
            let mut seen: Vec<By> = Vec::new();
            for divided in &series.divided {
                if seen.contains(&divided.breakdown.by) {
                    self.misfit(path, "breakdowns", "each breakdown once");
                }
                seen.push(divided.breakdown.by);
            }
        }
        if value.field("known").is_some() {
            let goal = series.goal.id.clone();
            series.known =
                self.list(value, path, "known", |reader, value, path| reader.known(value, path, &goal))?;
        }
        Some(series)
    }

    fn known<J: Json>(&mut self, value: &J, path: &str, goal: &Id) -> Option<Known> {
        let group = if value.field("by").is_some() || value.field("cell").is_some() {
            let by = self.word(value, path, "by", &By::ALL, By::word);
            let cell = self.id(value, path, "cell");
            Some((by?, cell?))
        } else {
            None
        };
        let through = self.day(value, path, "through");
        let count = self.whole(value, path, "count", 0, rules::LARGEST);
        let source = self.text(value, path, "source");
        Some(Known { goal: goal.clone(), group, through: through?, count: count?.into(), source: source? })
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
        let count = |item: &J| whole(item, 0, rules::LARGEST).map(u64::from);
        let counts: Option<Vec<u64>> = items.iter().map(count).collect();
        let counts = counts.filter(|counts| counts.len() == cells);
        let counts =
            self.expect(counts, path, "counts", &format!("{cells} whole numbers, one for each cell"))?;
        Some(Row { through, counts: Some(counts) })
    }
}
