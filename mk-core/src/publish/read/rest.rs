//! What the widget does not show: the chain, goals within goals, and what is known elsewhere.

use super::Reader;
use crate::programme::{By, Id, Known};
use crate::publish::chain::Previous;
use crate::publish::publication::Series;
use crate::publish::{Json, rules};

impl Reader<'_> {
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
}
