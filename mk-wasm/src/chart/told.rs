//! What shapes tell when they are pointed at or reached by the keyboard, each by itself.

use crate::locale::{Key, rounded};
use crate::scene::Told;
use crate::subject::Subject;
use mk_core::progress::YearShown;
use mk_core::publish::Point;

/// A goal, in its language as it is written and as it is spoken.
pub(super) struct Teller<'a> {
    seen: &'a Subject<'a>,
    heard: Subject<'a>,
}

impl<'a> Teller<'a> {
    pub(super) fn of(subject: &'a Subject<'a>) -> Self {
        Self { seen: subject, heard: subject.aloud() }
    }

    pub(super) fn tell(&self, say: &dyn Fn(&Subject<'_>) -> String) -> Told {
        Told { seen: say(self.seen), heard: say(&self.heard) }
    }
}

impl Subject<'_> {
    /// What has been reached on a day, against what was expected.
    pub(super) fn tell_point(&self, point: &Point, expected: Option<f64>) -> String {
        let locale = self.locale;
        let date = locale.date(point.through());
        let outcome = locale.counts(point.figure().span());
        let mut told = format!("{date}: {}", locale.fill(Key::LabelOutcome, &[&outcome]));
        if let Some(expected) = expected {
            told.extend([". ", locale.say(Key::LabelPace), " ", &locale.whole(rounded(expected))]);
        }
        told
    }

    /// What the window is to come to.
    pub(crate) fn tell_target(&self, target: u32) -> String {
        let window = self.window().map(|window| self.locale.window(window)).unwrap_or_default();
        self.locale.fill(Key::Target, &[&window, &self.locale.whole(target.into())])
    }

    /// What a year has come to, against what it is to come to.
    pub(super) fn tell_year(&self, shown: YearShown, aim: Option<f64>) -> String {
        let locale = self.locale;
        let outcome = locale.counts(shown.reached);
        let outcome = locale.fill(Key::LabelOutcome, &[&outcome]);
        let mut told = format!("{}: {outcome}", locale.date(shown.at));
        if let Some(aim) = aim {
            told.extend([". ", &locale.fill(Key::LabelTarget, &[&locale.whole(rounded(aim))])]);
        }
        told
    }

    /// That a number is withheld, and what the label stands for.
    pub(crate) fn tell_withheld(&self, point: &Point) -> String {
        let month = self.locale.month_of_year(point.through());
        self.locale.fill(Key::WithheldAt, &[&month, &self.label(point)])
    }
}
