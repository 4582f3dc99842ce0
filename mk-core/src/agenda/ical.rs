//! An agenda as a calendar file, iCalendar (RFC 5545), for Outlook, Google Calendar, Thunderbird and their like.

use super::words::Words;
use super::{Agenda, Entry, What};
use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use icalendar::{CalendarDateTime, Component, Event, EventLike, EventStatus, Property, ValueType};

/// The clocks that meetings go by.
const ZONE: &str = "Europe/Stockholm";

/// The zone's rules, which have held since 1996 by directive 2000/84/EC and its forerunners (RFC 5545, section 3.6.5).
const ZONE_RULES: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Stockholm\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    TZNAME:CET\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    END:STANDARD\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19960331T020000\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    TZNAME:CEST\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    END:DAYLIGHT\r\n\
    END:VTIMEZONE\r\n";

/// The longest line, in octets (RFC 5545, section 3.1).
const LINE: usize = 75;

/// An agenda as the text of an `.ics` file, in the language of the words. What is late is not in it.
///
/// `stamp` is the moment of writing, in UTC. Each entry has a UID of its own that stays the same from one writing to the
/// next, so that a calendar which reads the file again moves what has moved and doubles nothing; what is no longer
/// planned stays in it. A meeting without a time of day, a report and an activity take the whole day, and leave it free.
///
/// ```
/// use mk_core::agenda::{agenda, ical, words::Words};
/// use mk_core::calendar::day;
/// use mk_core::programme::Period;
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// let spring = Period { from: day("2026-01-01").unwrap(), through: day("2026-06-30").unwrap() };
/// let agenda = agenda(&programme, spring, None, None);
/// let words = Words::new(&programme, "sv").unwrap();
/// let stamp = day("2025-12-15").unwrap().and_hms_opt(12, 0, 0).unwrap();
/// let text = ical::write(&agenda, &words, stamp);
/// assert!(text.contains("UID:beslutsgruppsmote.2026-01-01.1@malmokraften\r\n"));
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
pub fn write(agenda: &Agenda<'_>, words: &Words<'_>, stamp: NaiveDateTime) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    for (key, value) in [
        ("VERSION", "2.0".to_owned()),
        ("PRODID", format!("-//mk-core//agenda//{}", words.language().to_uppercase())),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("X-WR-CALNAME", one_line(words.title())),
        ("X-WR-TIMEZONE", ZONE.to_owned()),
    ] {
        property(&mut text, &Property::new(key, value));
    }
    if agenda.entries.iter().any(|entry| entry.time().is_some()) {
        text.push_str(ZONE_RULES);
    }
    for entry in &agenda.entries {
        component(&mut text, &event(entry, words, stamp));
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// Writes a component. The crate's own writing folds lines by a mixture of bytes and characters, which does not end for
/// some texts, and reads the clock for what it misses.
fn component(text: &mut String, component: &Event) {
    line(text, &format!("BEGIN:{}", component.component_kind()));
    let single = component.properties().values();
    for one in single.chain(component.multi_properties().values().flatten()) {
        property(text, one);
    }
    line(text, &format!("END:{}", component.component_kind()));
}

fn property(text: &mut String, property: &Property) {
    let parameters = property.params().values().map(|one| format!(";{}={}", one.key(), one.value()));
    let name: String = std::iter::once(property.key().to_owned()).chain(parameters).collect();
    // A list's items are escaped one by one, by the crate.
    let is_text = property.value_type() == Some(ValueType::Text) && property.key() != "CATEGORIES";
    let value = if is_text { escaped(property.value()) } else { property.value().to_owned() };
    line(text, &format!("{name}:{value}"));
}

/// RFC 5545, section 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', r"\\").replace(',', r"\,").replace(';', r"\;").replace('\r', "").replace('\n', r"\n")
}

/// Writes a line, folded: no piece is longer than [`LINE`], with the blank that all but the first begin with.
fn line(text: &mut String, line: &str) {
    let (mut rest, mut room) = (line, LINE);
    while rest.len() > room {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(room));
        text.push_str(piece);
        text.push_str("\r\n ");
        (rest, room) = (after, LINE - 1);
    }
    text.push_str(rest);
    text.push_str("\r\n");
}

fn event(entry: &Entry<'_>, words: &Words<'_>, stamp: NaiveDateTime) -> Event {
    let mut event = Event::new();
    event.uid(&format!("{}@{}", own_id(entry), words.programme().id));
    event.timestamp(stamp.and_utc()).last_modified(stamp.and_utc()).sequence(sequence(stamp));
    event.summary(&one_line(words.what(entry))).description(&words.details(entry).join("\n"));
    event.categories([words.kind(entry)]);
    let minutes = match &entry.what {
        What::Meeting(meeting) => {
            event.status(if meeting.held { EventStatus::Confirmed } else { EventStatus::Tentative });
            meeting.forum.minutes
        }
        What::Report(_) | What::Activity { .. } => None,
    };
    if let (Some(time), Some(minutes)) = (entry.time(), minutes) {
        let from = entry.from.and_time(time);
        let through = from.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(from);
        event.starts(at(from)).ends(at(through));
    } else {
        event.starts(entry.from).ends(day_after(entry.through));
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    }
    event
}

fn at(date_time: NaiveDateTime) -> CalendarDateTime {
    CalendarDateTime::WithTimezone { date_time, tzid: ZONE.to_owned() }
}

/// The day that an all-day event ends before.
fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// What stays the same of an entry when its day moves.
fn own_id(entry: &Entry<'_>) -> String {
    match &entry.what {
        What::Meeting(meeting) => format!("{}.{}.{}", meeting.forum.id, meeting.period.from, meeting.number),
        What::Report(report) => format!("{}.{}.{}", report.channel.id, report.period.from, report.number),
        What::Activity { activity, .. } => activity.id.to_string(),
    }
}

/// A number that grows with each writing, a minute a step, for calendars that look at nothing else.
fn sequence(stamp: NaiveDateTime) -> u32 {
    let start = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    u32::try_from((stamp - start).num_minutes()).unwrap_or(0)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
