//! An agenda in words, Swedish or English, for tables and calendars. Days are written as `2026-02-03`.

mod period;
mod phrases;

use super::{Entry, Note, What};
use crate::calendar::{free_eve, public_holiday};
use crate::programme::{Cadence, Forum, Id, Period, Programme};
use crate::schedule::{RestReason, Standing};
use crate::text::{Text, fill};
use chrono::{Datelike, NaiveDate, Timelike};
use phrases::Phrases;

/// Headings of an agenda's parts and of its columns.
pub struct Headings {
    /// What is late.
    pub late: &'static str,
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

    /// What the programme is called.
    pub fn title(&self) -> &'p str {
        self.text(&self.programme.title)
    }

    /// Headings of an agenda's parts and columns.
    pub fn headings(&self) -> &'static Headings {
        &self.phrases.parts
    }

    /// The heading of what is to be done: the days it is of.
    pub fn agenda_of(&self, within: Period) -> String {
        let (from, through) = (within.from.to_string(), within.through.to_string());
        fill(self.phrases.agenda_of, &[("what", self.title()), ("from", &from), ("through", &through)])
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
        let weekday = |day: NaiveDate| {
            let index = day.weekday().num_days_from_monday() as usize;
            format!("{} {day}", self.phrases.weekdays.get(index).unwrap_or(&""))
        };
        match (&entry.what, entry.time()) {
            (What::Activity { activity, .. }, _) if activity.when.as_ref().is_some_and(|when| when.month) => {
                self.month(entry.from)
            }
            (_, Some(time)) => {
                let (hour, minute) = (format!("{:02}", time.hour()), format!("{:02}", time.minute()));
                let time = fill(self.phrases.at, &[("hour", &hour), ("minute", &minute)]);
                format!("{} {time}", weekday(entry.from))
            }
            (_, None) if entry.from == entry.through => weekday(entry.from),
            _ => format!("{}–{}", entry.from, entry.through),
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
            What::Meeting(meeting) => {
                meeting.convener.map_or_else(|| self.phrases.nobody_named.to_owned(), |one| self.name(one))
            }
            What::Report(report) => self.names(&report.channel.responsible),
            What::Activity { activity, .. } => self.names(&activity.responsible),
        }
    }

    /// How it stands: proposed, held, moved, done, late; and what was inferred.
    pub fn state(&self, entry: &Entry<'_>, today: NaiveDate) -> String {
        match &entry.what {
            What::Meeting(meeting) => match meeting.moved_from {
                _ if meeting.held => self.phrases.held.to_owned(),
                Some(from) => {
                    let why = public_holiday(from).or(free_eve(from)).unwrap_or(self.phrases.lull);
                    fill(self.phrases.moved, &[("day", &from.to_string()), ("why", why)])
                }
                None => self.phrases.proposed.to_owned(),
            },
            What::Report(report) => match report.sent {
                Some(sent) => fill(self.phrases.sent, &[("day", &sent.to_string())]),
                None if report.is_late(today) => self.phrases.late.to_owned(),
                None => self.phrases.last_day.to_owned(),
            },
            What::Activity { activity, done, .. } => {
                let inferred = activity.when.as_ref().and_then(|when| when.inferred.as_ref());
                match (done, inferred) {
                    (Some(day), _) => fill(self.phrases.done, &[("day", &day.to_string())]),
                    (None, Some(text)) => self.text(text).to_owned(),
                    (None, None) if entry.through < today => self.phrases.late.to_owned(),
                    (None, None) => String::new(),
                }
            }
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
            What::Activity { plan, .. } => {
                let mut lines = vec![
                    labelled(phrases.responsible, self.who(entry)),
                    labelled(phrases.plan, self.text(&plan.title).to_owned()),
                    self.state(entry, entry.from),
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
            Note::WithoutNumber(forum) => {
                let regularly = forum.cadence == Cadence::Regularly;
                let phrase = if regularly { phrases.regularly } else { phrases.not_stated };
                fill(phrase, &[("what", self.text(&forum.title))])
            }
            Note::Rest { what, rest } => {
                let phrase = match rest.reason {
                    RestReason::Lull => phrases.rests_in_lull,
                    RestReason::NoWorkingDay => phrases.rests_without_days,
                    RestReason::TooShort => phrases.rests_at_the_end,
                };
                let (from, through) = (rest.period.from.to_string(), rest.period.through.to_string());
                fill(phrase, &[("what", self.text(what)), ("from", &from), ("through", &through)])
            }
            Note::Unmet { what, unmet } => {
                let from = unmet.from.unwrap_or(unmet.period.from).to_string();
                let (through, wished) = (unmet.period.through.to_string(), unmet.wished.to_string());
                let days = unmet.days.to_string();
                let values = [
                    ("what", self.text(what)),
                    ("from", &from),
                    ("through", &through),
                    ("wished", &wished),
                    ("days", &days),
                ];
                fill(if unmet.days == 1 { phrases.unmet_by_one_day } else { phrases.unmet }, &values)
            }
            Note::RecordBegins(day) => fill(phrases.record_begins, &[("day", &day.to_string())]),
            Note::PlanOver { plan, open } => {
                let through = plan.through.map(|day| day.to_string()).unwrap_or_default();
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

    fn name(&self, id: &Id) -> String {
        self.programme
            .organisation
            .title(id)
            .map_or_else(|| id.to_string(), |title| self.text(title).to_owned())
    }

    fn names(&self, ids: &[Id]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.name(id)).collect();
        if names.is_empty() { self.phrases.nobody_named.to_owned() } else { names.join(", ") }
    }

    fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.language)
    }
}
