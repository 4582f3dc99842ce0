//! What a goal's figures say, in sentences.

mod forecast;
mod years;

use crate::locale::{Key, fill, rounded};
use crate::subject::Subject;
use crate::view::View;
use chrono::NaiveDate;
use mk_core::programme::{Deduplication, Window};
use mk_core::progress::{Pace, Progress};
use mk_core::publish::{Point, Span};
use mk_core::text::Forms;

/// The sentences about a goal, in the order they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The goal and its year.
    pub heading: String,
    /// What has been reached, and of what.
    pub lead: Vec<String>,
    /// Where the target's pace is, and what it takes from here. Empty where there is no pace.
    pub pace: Vec<String>,
    /// How the window is likely to end, and how sure that is. Empty where nothing is forecast.
    pub forecast: Vec<String>,
    /// The last year against the one before, and the years together. Empty where there is one year.
    pub years: Vec<String>,
    /// What a reader must be told about the figures: why some are not shown, how old they are, that they are invented.
    pub notes: Vec<String>,
}

impl Words {
    /// The paragraphs of a view, each with its name.
    pub fn paragraphs(&self, view: View) -> Vec<(&'static str, &[String])> {
        match view {
            View::Years => vec![("lead", &self.lead), ("years", &self.years)],
            View::Figure => vec![("lead", &self.lead)],
            View::Pace | View::Bar | View::Table => {
                vec![("lead", &self.lead), ("pace", &self.pace), ("forecast", &self.forecast)]
            }
        }
    }

    /// What a view puts behind its table.
    pub fn more(&self, view: View) -> Vec<(&'static str, &[String])> {
        if view == View::Figure {
            vec![("pace", &self.pace), ("forecast", &self.forecast)]
        } else {
            Vec::new()
        }
    }

    /// All that they say.
    pub fn said(&self, view: View) -> String {
        let mut all = String::new();
        for (_, said) in self.paragraphs(view) {
            append(&mut all, said);
        }
        all
    }
}

/// Sentences in a row.
pub(crate) fn append(text: &mut String, sentences: &[String]) {
    for sentence in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
}

impl Subject<'_> {
    /// All that is said, to a reader whose today is known or not.
    pub fn words(&self, view: View, today: Option<NaiveDate>) -> Words {
        let progress = self.last().and_then(|last| Progress::at(self.publication, self.series, last));
        let heading = self.titled(view, Key::LabelHeading);
        let yearly = self.is_yearly();
        let (mut lead, pace) = match &progress {
            Some(progress) => {
                (self.lead(progress), progress.pace.as_ref().map(|pace| self.pace(progress, pace)))
            }
            None => (Vec::new(), None),
        };
        if lead.is_empty() && !yearly {
            lead.push(self.locale.say(Key::NothingYet).to_owned());
            lead.extend(self.target_to_come());
        }
        if yearly {
            lead.push(self.locale.say(Key::Yearly).to_owned());
        }
        Words {
            heading,
            lead,
            pace: pace.unwrap_or_default(),
            forecast: self.outlook(),
            years: self.over_the_years(),
            notes: self.notes(view, progress.as_ref(), today),
        }
    }

    /// What is said aloud when the figures have changed.
    pub fn news(&self, view: View) -> String {
        let words = self.words(view, None);
        let mut news = self.locale.say(Key::News).to_owned();
        for said in [" ", &words.heading, ". ", &words.said(view)] {
            news.push_str(said);
        }
        news
    }

    /// What a window is to come to of which nothing has been shown.
    fn target_to_come(&self) -> Option<String> {
        let window = self.window()?;
        let target = self.series.goal().target(window.from, window.from)?.count;
        Some(self.tell_target(target))
    }

    fn lead(&self, progress: &Progress) -> Vec<String> {
        let locale = self.locale;
        let counted = self.counted(progress.count);
        let window = locale.window(progress.window);
        let value = if progress.is_closed() {
            locale.fill(Key::ValueClosed, &[&counted, &window])
        } else if self.series.goal().window == Window::Whole {
            let (from, date) = (locale.date(progress.window.from), locale.date(progress.at));
            locale.fill(Key::ValueWhole, &[&counted, &from, &date])
        } else {
            let date = locale.date_in_year(progress.at);
            locale.fill(Key::ValueYear, &[&counted, &window, &date])
        };
        let mut lead = vec![value];
        if let Some(target) = progress.target {
            let key = match (progress.is_closed(), progress.is_reached()) {
                (false, Some(true)) => Key::TargetAlready,
                (false, _) => Key::Target,
                (true, Some(true)) => Key::TargetMet,
                (true, Some(false)) => Key::TargetMissed,
                (true, None) => Key::TargetOpen,
            };
            lead.push(locale.fill(key, &[&window, &locale.whole(target.into())]));
        }
        lead
    }

    /// The goal's own clause around its number, or around what the label leaves possible.
    fn counted(&self, count: Span<u64>) -> String {
        let (locale, phrase) = (self.locale, &self.series.goal().counted);
        // Plain Swedish is Swedish; in another language the programme may not have said it.
        let forms = phrase.of(locale.code()).or_else(|| phrase.of(locale.lang()));
        let begins = forms.is_some_and(Forms::begin_with_number);
        let place = usize::from(!begins);
        // The words bend with the last number that is written.
        let (written, last) = match (count.single(), count.least) {
            (Some(count), _) => (locale.count(count), count),
            (None, 0) => {
                let beyond = count.most + 1;
                (locale.fill_item(Key::FewerThan, place, &[&locale.count(beyond)]), beyond)
            }
            (None, _) => {
                let (least, most) = (locale.count(count.least), locale.count(count.most));
                (locale.fill_item(Key::Between, place, &[&least, &most]), count.most)
            }
        };
        match forms {
            Some(forms) => fill(forms.of(locale.category(last)), &[&written]),
            None => locale.fill(Key::Counted, &[&written]),
        }
    }

    fn pace(&self, progress: &Progress, pace: &Pace) -> Vec<String> {
        if progress.is_closed() {
            return Vec::new();
        }
        let locale = self.locale;
        let expected = locale.whole(rounded(pace.expected));
        let say = |key, beside, gap: Span<i64>, days: Span<i64>| {
            let beside = if days.least == 0 && days.most == 0 {
                String::new()
            } else {
                locale.fill(beside, &[&locale.days(days)])
            };
            let gap = locale.wholes(gap);
            locale.fill(key, &[&gap, &expected, &beside])
        };
        let turned = |span: Span<i64>| Span { least: -span.most, most: -span.least };
        let gap = if pace.gap.least > 0 {
            say(Key::Ahead, Key::DaysAhead, pace.gap, pace.days)
        } else if pace.gap.most < 0 {
            say(Key::Behind, Key::DaysBehind, turned(pace.gap), turned(pace.days))
        } else {
            let key = if pace.gap.single() == Some(0) { Key::OnPace } else { Key::MaybeOnPace };
            locale.fill(key, &[&expected])
        };
        let rate = |key, rate: Span<f64>| locale.fill(key, &[&locale.rates(rate)]);
        let mut said = vec![gap];
        if let Some(required) = pace.required {
            said.push(rate(Key::Required, required));
            if let Some(so_far) = pace.so_far {
                said.push(rate(Key::SoFar, so_far));
            }
        }
        said
    }

    fn notes(&self, view: View, progress: Option<&Progress>, today: Option<NaiveDate>) -> Vec<String> {
        let locale = self.locale;
        let mut notes = Vec::new();
        let age = progress.filter(|_| self.is_now()).and_then(|progress| progress.age(today?));
        if let Some(days) = age {
            notes.push(locale.fill(Key::Age, &[&locale.days(Span::exactly(days))]));
        }
        if let Some(correction) = self.correction() {
            notes.push(correction);
        }
        let withheld = self.withheld(view);
        let mut about = String::new();
        for point in &withheld {
            append(&mut about, &[self.tell_withheld(point)]);
        }
        if !about.is_empty() {
            append(&mut about, &[locale.say(Key::WhyWithheld).to_owned()]);
            notes.push(about);
        }
        let how_sure = match self.series.deduplication() {
            Deduplication::AcrossParties => None,
            Deduplication::WithinParty => Some(0),
            Deduplication::No => Some(1),
        };
        if let Some(index) = how_sure {
            notes.push(locale.item(Key::Deduplicated, index).to_owned());
        }
        if let Some(notice) = self.publication.notice() {
            notes.push(notice.get(locale.code()).to_owned());
        }
        notes
    }

    /// That a number of the window is lower than the one before it, and why; of several the last.
    fn correction(&self) -> Option<String> {
        let (mut before, mut fall) = (0, None);
        for point in self.series.points_in(self.window()?) {
            if let Some(count) = point.figure().count() {
                if count < before {
                    fall = Some((point, before - count));
                }
                before = count;
            }
        }
        let (point, fewer) = fall?;
        let (month, n) = (self.locale.month_of_year(point.through()), self.locale.count(fewer));
        Some(self.locale.fill(Key::Corrected, &[&month, &n]))
    }

    /// The points whose labels are told: of several in a row within a window the last, which says all that those before
    /// it say. A new window counts from nothing again, so it begins a new row.
    fn withheld(&self, view: View) -> Vec<&Point> {
        let points = self.points(view);
        let window = |point: &Point| self.series.goal().window_of(point.through(), self.publication.period());
        let mut told: Vec<&Point> = Vec::new();
        let mut before: Option<&Point> = None;
        for point in points {
            let goes_on =
                before.is_some_and(|before| before.figure().is_withheld() && window(before) == window(point));
            if point.figure().is_withheld() {
                if goes_on {
                    told.pop();
                }
                told.push(point);
            }
            before = Some(point);
        }
        told
    }
}
