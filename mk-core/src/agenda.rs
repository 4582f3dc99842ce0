//! What is to be done, by whom, when: meetings, reports and activities of some days in one ordered answer.
//!
//! “What must the coordinator do in the next six weeks?” In words and as a calendar file it is said by [`words`] and
//! `ical`.

#[cfg(feature = "ical")]
pub mod ical;
mod note;
mod record;
pub mod words;

pub use note::Note;
pub use record::Record;

use crate::programme::{Activity, Channel, Forum, Id, Period, Plan, Programme, State};
use crate::schedule::{Due, History, Meeting, Standing, meetings, missed, reports, standing};
use chrono::{NaiveDate, NaiveTime};

/// What is to be done within some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda<'p> {
    /// The days it is of.
    pub within: Period,
    /// What happens in them, by day and then by time.
    pub entries: Vec<Entry<'p>>,
    /// Reports and activities that should have been done before them and, by the record, were not. Empty without one.
    pub late: Vec<Entry<'p>>,
    /// How it stands on the first of the days with each forum that has a number, by the record. Empty without one.
    pub standings: Vec<(&'p Forum, Standing)>,
    /// What a reader has to know beside them: what rests, what has no number, what could not be planned.
    pub notes: Vec<Note<'p>>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'p> {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub through: NaiveDate,
    /// What it is.
    pub what: What<'p>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'p> {
    /// To meet.
    Meeting(Meeting<'p>),
    /// To hand in a report.
    Report(Due<'p>),
    /// To do something once.
    Activity {
        /// The plan that says so.
        plan: &'p Plan,
        /// What is to be done.
        activity: &'p Activity,
        /// The day it was done, by the definition or the record.
        done: Option<NaiveDate>,
    },
}

impl Entry<'_> {
    /// The time of day it begins, for a meeting that has one.
    pub fn time(&self) -> Option<NaiveTime> {
        match &self.what {
            What::Meeting(meeting) => meeting.forum.time,
            What::Report(_) | What::Activity { .. } => None,
        }
    }
}

/// What is to be done within some days: by everybody, or by one role or body, and by what is known to have been done.
///
/// Without a record, meetings are proposals of the cadences alone. With one, the period that is running on the first
/// of the days is planned anew from that day on, and what is late is listed.
///
/// What the plan leaves open concerns everybody: a forum without stated participants is in each role's agenda.
///
/// ```
/// use mk_core::agenda::{What, agenda};
/// use mk_core::calendar::day;
/// use mk_core::programme::{Id, Period};
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// let six_weeks = Period { from: day("2026-04-20").unwrap(), through: day("2026-05-31").unwrap() };
/// let agenda = agenda(&programme, six_weeks, Id::new("samordnare").as_ref(), None);
/// let reports = agenda.entries.iter().filter_map(|entry| match &entry.what {
///     What::Report(report) => Some((report.due.to_string(), report.channel.id.as_str())),
///     _ => None,
/// });
/// assert!(reports.into_iter().any(|report| report == ("2026-04-30".to_owned(), "tertialrapport")));
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
pub fn agenda<'p>(
    programme: &'p Programme,
    within: Period,
    who: Option<&Id>,
    record: Option<&Record>,
) -> Agenda<'p> {
    let mut agenda = Agenda { within, entries: vec![], late: vec![], standings: vec![], notes: vec![] };
    let concerns = |lists: &[&[Id]]| {
        let nobody = lists.iter().all(|list| list.is_empty());
        nobody || who.is_none_or(|who| lists.iter().any(|list| programme.organisation.takes_part(who, list)))
    };
    for forum in &programme.forums {
        let conveners = forum.conveners(&programme.organisation);
        if forum.participants.is_empty() || concerns(&[&forum.participants, conveners]) {
            agenda.add_forum(programme, forum, record);
        }
    }
    for channel in &programme.channels {
        if channel.cadence.is_some() && concerns(&[&channel.responsible]) {
            agenda.add_channel(programme, channel, record);
        }
    }
    for plan in &programme.plans {
        let mine = |activity: &&Activity| concerns(&[&activity.responsible, &activity.involves]);
        let activities = plan.parts.iter().flat_map(|part| &part.activities).filter(mine);
        agenda.add_plan(plan, &activities.collect::<Vec<_>>(), record);
    }
    // Before the record begins nothing is judged; an empty one begins now.
    let begins = record.map(|record| record.begins(programme).unwrap_or(within.from));
    agenda.notes.extend(begins.filter(|begins| programme.period.from < *begins).map(Note::RecordBegins));
    if !programme.period.contains(within.from) || !programme.period.contains(within.through) {
        agenda.notes.insert(0, Note::OutsideProgramme(programme.period));
    }
    let order = |entry: &Entry<'_>| (entry.from, entry.time(), entry.through);
    agenda.entries.sort_by_key(order);
    agenda.late.sort_by_key(order);
    agenda
}

impl<'p> Agenda<'p> {
    fn add_forum(&mut self, programme: &'p Programme, forum: &'p Forum, record: Option<&Record>) {
        if forum.cadence.lull().is_none() {
            self.notes.push(Note::WithoutNumber { what: &forum.title, cadence: forum.cadence });
        }
        let today = self.within.from;
        let history = record.map(|record| History { days: record.days(&forum.id), today });
        let planned = meetings(programme, forum, self.within, history);
        self.notes.extend(note::rests(&forum.title, &planned.rests));
        self.notes.extend(planned.unmet.into_iter().map(|unmet| Note::Unmet { what: &forum.title, unmet }));
        self.entries.extend(planned.entries.into_iter().map(|meeting| Entry {
            from: meeting.day,
            through: meeting.day,
            what: What::Meeting(meeting),
        }));
        if let Some(history) = history {
            let stands = standing(programme, forum, today, history.days);
            self.standings.extend(stands.map(|stands| (forum, stands)));
        }
        if let Some((record, earlier)) =
            record.and_then(|record| Some((record, self.earlier(programme, record)?)))
        {
            let missed = missed(programme, forum, earlier, record.days(&forum.id));
            self.notes.extend(missed.map(|standing| Note::Missed { forum, standing }));
        }
    }

    fn add_channel(&mut self, programme: &'p Programme, channel: &'p Channel, record: Option<&Record>) {
        if let Some(cadence) = channel.cadence.filter(|cadence| cadence.lull().is_none()) {
            self.notes.push(Note::WithoutNumber { what: &channel.title, cadence });
        }
        let sent = record.map_or(&[][..], |record| record.days(&channel.id));
        let entry =
            |report: Due<'p>| Entry { from: report.due, through: report.due, what: What::Report(report) };
        let due = reports(programme, channel, self.within, sent);
        self.notes.extend(note::rests(&channel.title, &due.rests));
        self.notes.extend(due.unmet.into_iter().map(|unmet| Note::Unmet { what: &channel.title, unmet }));
        self.entries.extend(due.entries.into_iter().map(entry));
        if let Some(earlier) = record.and_then(|record| self.earlier(programme, record)) {
            let earlier = reports(programme, channel, earlier, sent).entries.into_iter();
            self.late.extend(earlier.filter(|report| report.is_late(self.within.from)).map(entry));
        }
    }

    /// The days that a record can tell about before those of the agenda.
    fn earlier(&self, programme: &Programme, record: &Record) -> Option<Period> {
        let days = Period { from: record.begins(programme)?, through: self.within.from.pred_opt()? };
        (days.from <= days.through).then_some(days)
    }

    fn add_plan(&mut self, plan: &'p Plan, activities: &[&'p Activity], record: Option<&Record>) {
        let today = self.within.from;
        let over = plan.through.is_some_and(|through| through < today);
        let (mut open, mut undated) = (0, 0);
        for activity in activities {
            let done = record.and_then(|record| record.days(&activity.id).first().copied()).or(activity.done);
            let is_done = done.is_some_and(|done| done <= today);
            let Some(when) = &activity.when else {
                open += usize::from(!is_done && over);
                undated += usize::from(!is_done && !over);
                continue;
            };
            let days = Period { from: when.from, through: when.through };
            let entry = Entry {
                from: when.from,
                through: when.through,
                what: What::Activity { plan, activity, done },
            };
            let is_late = !is_done && activity.state(today) == State::Late;
            if days.and(self.within).is_some() {
                self.entries.push(entry);
            } else if is_late && over {
                open += 1;
            } else if is_late && record.is_some() {
                self.late.push(entry);
            }
        }
        if open > 0 {
            self.notes.push(Note::PlanOver { plan, open });
        }
        if undated > 0 {
            self.notes.push(Note::Undated { plan, undated });
        }
    }
}
