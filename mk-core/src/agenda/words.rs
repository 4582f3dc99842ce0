//! An agenda in words, Swedish or English, for tables and calendars.

mod days;
mod period;
mod phrases;

use super::{Entry, Note, What};
use crate::calendar::{free_eve, public_holiday};
use crate::programme::{Cadence, Forum, Id, Period, Programme};
use crate::schedule::{RestReason, Standing};
use crate::text::{Text, fill};
use chrono::{NaiveDate, Timelike};
use phrases::Phrases;

/// Headings of an agenda's parts and of its columns.
pub struct Headings {
    /// What is late.
    pub late: &'static str,
    /// What is to be done.
    pub planned: &'static str,
    /// Said where there is nothing to do.
    pub nothing: &'static str,
    /// How it stands with the forums.
    pub standings: &'static str,
    /// What is to be known beside it.
    pub notes: &'static str,
    /// When, what, who, for which period, how it stands.
    pub columns: [&'static str; 5],
}

/// The words for a programme's agenda in one language.
#[derive(Clone, Copy)]
pub struct Words<'p> {
    programme: &'p Programme,
    language: &'static str,
    phrases: &'static Phrases,
}

impl<'p> Words<'p> {
    /// The languages there are words in.
    pub const LANGUAGES: [&'static str; 2] = ["sv", "en"];

    /// Swedish (`sv`) or English (`en`); nothing for another language.
    pub fn new(programme: &'p Programme, language: &str) -> Option<Self> {
        let language = Self::LANGUAGES.into_iter().find(|known| *known == language)?;
        let phrases = if language == "sv" { &phrases::SWEDISH } else { &phrases::ENGLISH };
        Some(Self { programme, language, phrases })
    }

    /// The programme that they are for.
    pub fn programme(&self) -> &'p Programme {
        self.programme
    }

    /// `sv` or `en`.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// What the programme is called.
    pub fn title(&self) -> &'p str {
        self.text(&self.programme.title)
    }

    /// Headings of an agenda's parts and columns.
    pub fn headings(&self) -> &'static Headings {
        &self.phrases.parts
    }

    /// The heading of an agenda: the programme, and the days it is of.
    pub fn agenda_of(&self, within: Period) -> String {
        format!("{}: {}", self.title(), self.days(within))
    }

    /// “Möte”, “Rapport”, “Aktivitet”.
    pub fn kind(&self, entry: &Entry<'_>) -> &'static str {
        match entry.what {
            What::Meeting(_) => self.phrases.meeting,
            What::Report(_) => self.phrases.report,
            What::Activity { .. } => self.phrases.activity,
        }
    }

    /// The day with its weekday, the days, or the month; and the time of day.
    pub fn when(&self, entry: &Entry<'_>) -> String {
        match (&entry.what, entry.time()) {
            (What::Activity { activity, .. }, _) if activity.when.as_ref().is_some_and(|when| when.month) => {
                self.month(entry.from)
            }
            (_, Some(time)) => {
                let (hour, minute) = (format!("{:02}", time.hour()), format!("{:02}", time.minute()));
                let time = fill(self.phrases.at, &[("hour", &hour), ("minute", &minute)]);
                format!("{} {time}", self.weekday(entry.from))
            }
            (_, None) if entry.from == entry.through => self.weekday(entry.from),
            _ => self.days(Period { from: entry.from, through: entry.through }),
        }
    }

    /// What is to be done, in a line.
    pub fn what(&self, entry: &Entry<'p>) -> &'p str {
        self.text(match &entry.what {
            What::Meeting(meeting) => &meeting.forum.title,
            What::Report(report) => &report.channel.title,
            What::Activity { activity, .. } => &activity.what,
        })
    }

    /// The term, month, week, … that it belongs to; nothing for an activity.
    pub fn period(&self, entry: &Entry<'_>) -> String {
        match &entry.what {
            What::Meeting(meeting) => self.period_of(meeting.period, Some(meeting.forum.cadence)),
            What::Report(report) => self.period_of(report.period, report.channel.cadence),
            What::Activity { .. } => String::new(),
        }
    }

    /// Who convenes or answers for it.
    pub fn who(&self, entry: &Entry<'_>) -> String {
        match &entry.what {
            What::Meeting(meeting) => self.names(meeting.convener),
            What::Report(report) => self.names(&report.channel.responsible),
            What::Activity { activity, .. } => self.names(&activity.responsible),
        }
    }

    /// How it stands: proposed, held, moved, done, late, or that its time was inferred.
    pub fn state(&self, entry: &Entry<'_>, today: NaiveDate) -> String {
        match &entry.what {
            What::Meeting(meeting) => match meeting.moved_from {
                _ if meeting.held => self.phrases.held.to_owned(),
                Some(from) => {
                    let why = self.why_free(from);
                    fill(self.phrases.moved, &[("day", &self.day(from)), ("why", why)])
                }
                None => self.phrases.proposed.to_owned(),
            },
            What::Report(report) => match report.sent {
                Some(sent) => fill(self.phrases.sent, &[("day", &self.day(sent))]),
                None if report.is_late(today) => self.phrases.late.to_owned(),
                None => self.phrases.last_day.to_owned(),
            },
            What::Activity { activity, done, .. } => match done {
                Some(day) => fill(self.phrases.done, &[("day", &self.day(*day))]),
                None if entry.through < today => self.phrases.late.to_owned(),
                None if activity.when.as_ref().is_some_and(|when| when.inferred.is_some()) => {
                    self.phrases.inferred.to_owned()
                }
                None => String::new(),
            },
        }
    }

    /// What a calendar says below the line: a sentence or a list to each line.
    pub fn details(&self, entry: &Entry<'_>) -> Vec<String> {
        let labelled = |label: &str, text: String| format!("{label}: {text}");
        let phrases = self.phrases;
        match &entry.what {
            What::Meeting(meeting) => vec![
                self.text(&meeting.forum.purpose).to_owned(),
                labelled(phrases.convener, self.who(entry)),
                labelled(phrases.participants, self.names(&meeting.forum.participants)),
                labelled(phrases.belongs_to, self.period(entry)),
                self.state(entry, entry.from),
            ],
            What::Report(report) => {
                let headings: Vec<&str> =
                    report.channel.headings.iter().map(|text| self.text(text)).collect();
                let mut lines = vec![
                    self.text(&report.channel.about).to_owned(),
                    labelled(phrases.responsible, self.who(entry)),
                    labelled(phrases.audience, self.names(&report.channel.audience)),
                    labelled(phrases.belongs_to, self.period(entry)),
                ];
                if !headings.is_empty() {
                    lines.push(labelled(phrases.headings, headings.join("; ")));
                }
                lines.push(self.state(entry, entry.from));
                lines
            }
            What::Activity { plan, activity, .. } => {
                let inferred = activity.when.as_ref().and_then(|when| when.inferred.as_ref());
                let state = self.state(entry, entry.from);
                let mut lines = vec![
                    labelled(phrases.responsible, self.who(entry)),
                    labelled(phrases.plan, self.text(&plan.title).to_owned()),
                    inferred.map_or(state, |inferred| self.text(inferred).to_owned()),
                ];
                lines.retain(|line| !line.is_empty());
                lines
            }
        }
    }

    /// A note, in a sentence or two.
    pub fn note(&self, note: &Note<'_>) -> String {
        let phrases = self.phrases;
        match note {
            Note::WithoutNumber { what, cadence } => {
                let regularly = *cadence == Cadence::Regularly;
                let phrase = if regularly { phrases.regularly } else { phrases.not_stated };
                fill(phrase, &[("what", self.text(what))])
            }
            Note::Undated { plan, undated } => {
                let phrase = if *undated == 1 { phrases.undated_one } else { phrases.undated };
                fill(phrase, &[("what", self.text(&plan.title)), ("undated", &undated.to_string())])
            }
            Note::Rest { what, rest } => {
                let phrase = match rest.reason {
                    RestReason::Lull => phrases.rests_in_lull,
                    RestReason::NoWorkingDay => phrases.rests_without_days,
                    RestReason::TooShort => phrases.rests_at_the_end,
                };
                fill(phrase, &[("what", self.text(what)), ("days", &self.days(rest.period))])
            }
            Note::Unmet { what, unmet } => {
                let from = unmet.from.unwrap_or(unmet.period.from);
                let days = self.days(Period { from, through: unmet.period.through });
                let phrase = match unmet.days {
                    0 => phrases.unmet_without_days,
                    1 => phrases.unmet_by_one_day,
                    _ => phrases.unmet,
                };
                let (wished, open) = (unmet.wished.to_string(), unmet.days.to_string());
                fill(
                    phrase,
                    &[("what", self.text(what)), ("days", &days), ("wished", &wished), ("open", &open)],
                )
            }
            Note::Missed { forum, standing } => {
                let (left, owed) = (standing.left().to_string(), standing.owed.to_string());
                let (what, days) = (self.text(&forum.title), self.days(standing.period));
                fill(phrases.missed, &[("what", what), ("days", &days), ("left", &left), ("owed", &owed)])
            }
            Note::OutsideProgramme(period) => {
                fill(phrases.outside_programme, &[("days", &self.days(*period))])
            }
            Note::RecordBegins(day) => fill(phrases.record_begins, &[("day", &self.day(*day))]),
            Note::PlanOver { plan, open } => {
                let through = plan.through.map(|day| self.day(day)).unwrap_or_default();
                let phrase = if *open == 1 { phrases.plan_over_one } else { phrases.plan_over };
                let open = open.to_string();
                fill(phrase, &[("what", self.text(&plan.title)), ("through", &through), ("open", &open)])
            }
        }
    }

    /// How it stands with a forum, in a sentence.
    pub fn standing(&self, forum: &Forum, standing: Standing) -> String {
        let (held, owed, left) =
            (standing.held.to_string(), standing.owed.to_string(), standing.left().to_string());
        let period = self.period_of(standing.period, Some(forum.cadence));
        let values = [
            ("what", self.text(&forum.title)),
            ("held", &held),
            ("owed", &owed),
            ("left", &left),
            ("period", &period),
        ];
        fill(if standing.left() == 0 { self.phrases.stands_done } else { self.phrases.stands }, &values)
    }

    /// The holiday or eve on a day, else the lull.
    fn why_free(&self, day: NaiveDate) -> &'static str {
        let Some(name) = public_holiday(day).or(free_eve(day)) else { return self.phrases.lull };
        self.phrases.holidays.iter().find(|(swedish, _)| *swedish == name).map_or(name, |(_, own)| own)
    }

    fn name(&self, id: &Id) -> String {
        self.programme
            .organisation
            .title(id)
            .map_or_else(|| id.to_string(), |title| self.text(title).to_owned())
    }

    fn names<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        let names: Vec<String> = ids.into_iter().map(|id| self.name(id)).collect();
        if names.is_empty() { self.phrases.not_said.to_owned() } else { names.join(", ") }
    }

    fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.language)
    }
}
