//! What is said of several years: the last against the one before, and all together.

use crate::locale::Key;
use crate::subject::Subject;
use chrono::Datelike;
use mk_core::programme::{Unit, Window};
use mk_core::publish::Span;

impl Subject<'_> {
    pub(super) fn over_the_years(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(than_before) = self.than_before() {
            said.push(than_before);
        }
        said.append(&mut self.together());
        said
    }

    /// Where the label leaves open whether it is more or fewer, nothing is said.
    fn than_before(&self) -> Option<String> {
        let locale = self.locale;
        let change = self.years.change.as_ref()?;
        let Span { least, most } = change.difference;
        let (which, difference) = match (least, most) {
            (1.., _) => (0, change.difference),
            (_, ..0) => (1, Span { least: -most, most: -least }),
            (0, 0) => (2, change.difference),
            _ => return None,
        };
        let n = locale.wholes(difference);
        let then = change.then.year();
        let (now, year) = (locale.year(then + 1), locale.year(then));
        Some(locale.fill_item(Key::ThanBefore, which, &[&n, &now, &year]))
    }

    /// A goal over the whole period is one number, which has been said.
    fn together(&self) -> Vec<String> {
        let years = &self.years;
        let (locale, goal) = (self.locale, self.series.goal());
        let several = years.years.iter().filter(|year| year.shown.is_some()).count() > 1;
        let (Some(total), Some(target), Window::Year, true) =
            (years.total, years.target, goal.window, several)
        else {
            return Vec::new();
        };
        let total = locale.counts(total);
        let mut said = vec![locale.fill(Key::Together, &[&total, &locale.count(target)])];
        if goal.unit == Unit::Persons {
            said.push(locale.say(Key::Again).to_owned());
        }
        said
    }
}
