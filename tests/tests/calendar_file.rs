//! The calendar file, read back by a parser of another maker, and its clock changes against the time zone database.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike, Weekday};
use chrono_tz::Europe::Stockholm;
use common::{FILES, day, malmokraften};
use mk_core::agenda::words::Words;
use mk_core::agenda::{What, agenda, ical};
use mk_core::definition::{read, read_record};
use mk_core::programme::{Period, Programme};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn stamp(date: &str) -> NaiveDateTime {
    day(date).and_hms_opt(9, 30, 0).unwrap()
}

fn written(programme: &Programme, within: Period, language: &str) -> String {
    let agenda = agenda(programme, within, None, None);
    ical::write(&agenda, &Words::new(programme, language).unwrap(), stamp("2025-12-01"))
}

fn parsed(text: &str) -> ICalendar {
    ICalendar::parse(text).unwrap_or_else(|entry| panic!("{entry:?}"))
}

fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let entry = component.property(property).unwrap_or_else(|| panic!("no {property:?}"));
    entry.values[0].as_text().unwrap_or_else(|| panic!("{entry:?}")).to_owned()
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent).collect()
}

/// Every line ends with CR LF, holds at most 75 octets, and is text.
fn check_lines(text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|character: char| character.is_control() && character != '\t'), "{line:?}");
    }
}

#[test]
fn every_entry_is_read_back_as_it_was_in_both_languages() {
    for file in FILES {
        let programme = read(file).unwrap();
        let agenda = agenda(&programme, programme.period, None, None);
        for language in Words::LANGUAGES {
            let words = Words::new(&programme, language).unwrap();
            let written = ical::write(&agenda, &words, stamp("2025-12-01"));
            check_lines(&written);
            let calendar = parsed(&written);
            let events = events(&calendar);
            assert_eq!(events.len(), agenda.entries.len());
            for (event, entry) in events.iter().zip(&agenda.entries) {
                assert_eq!(text(event, &ICalendarProperty::Summary), words.what(entry));
                assert_eq!(text(event, &ICalendarProperty::Description), words.details(entry).join("\n"));
                assert_eq!(text(event, &ICalendarProperty::Categories), words.kind(entry));
            }
            // The parser resolves every start and end, in the zone of the file.
            let dates = calendar.expand_dates(Tz::Tz(Stockholm), 10_000);
            assert!(dates.errors.is_empty(), "{:?}", dates.errors);
            let mut starts: Vec<_> = dates.events.iter().map(|event| event.start.naive_local()).collect();
            starts.sort();
            let expected = agenda
                .entries
                .iter()
                .map(|entry| entry.from.and_time(entry.time().unwrap_or(NaiveTime::MIN)));
            let mut expected: Vec<_> = expected.collect();
            expected.sort();
            assert_eq!(starts, expected);
        }
    }
}

#[test]
fn each_entry_has_a_uid_of_its_own_that_stays_when_the_entry_moves() {
    let programme = malmokraften();
    let year = Period { from: day("2026-01-01"), through: day("2026-12-31") };
    let words = Words::new(&programme, "sv").unwrap();
    let uids = |record: Option<&str>, stamped: &str| -> BTreeMap<String, (String, i64)> {
        let record = record.map(|record| read_record(record, &programme).unwrap());
        let agenda = agenda(&programme, year, None, record.as_ref());
        let calendar = parsed(&ical::write(&agenda, &words, stamp(stamped)));
        let all: Vec<_> = events(&calendar)
            .into_iter()
            .map(|event| {
                let start = format!("{:?}", event.property(&ICalendarProperty::Dtstart).unwrap().values);
                let sequence =
                    event.property(&ICalendarProperty::Sequence).unwrap().values[0].as_integer().unwrap();
                (event.uid().unwrap().to_owned(), (start, sequence))
            })
            .collect();
        let count = all.len();
        let by_uid: BTreeMap<_, _> = all.into_iter().collect();
        assert_eq!(by_uid.len(), count, "each UID once");
        by_uid
    };
    let before = uids(None, "2025-12-01");
    let after = uids(Some("beslutsgruppsmote = [2026-02-19]"), "2025-12-02");
    let again = uids(None, "2025-12-01");
    assert_eq!(before, again, "the same bytes of the same agenda");
    // Of the week that had begun before the year, a meeting that no record knows is planned on what is left of it.
    let new: Vec<&String> = after.keys().filter(|uid| !before.contains_key(*uid)).collect();
    assert_eq!(new, ["ledningsgrupp-enhetsniva.2025-12-29.1@malmokraften"]);
    assert!(before.keys().all(|uid| after.contains_key(uid)));
    let moved: Vec<&String> = before.keys().filter(|uid| before[*uid].0 != after[*uid].0).collect();
    assert_eq!(moved.len(), 3, "{moved:?}");
    assert!(moved.iter().all(|uid| uid.starts_with("beslutsgruppsmote.2026-01-01.")));
    assert!(
        before.iter().all(|(uid, (_, sequence))| *sequence < after[uid].1),
        "a later writing counts as later"
    );
    // The role's own file holds the same entries under the same UIDs.
    let role = mk_core::programme::Id::new("samordnare").unwrap();
    let own = agenda(&programme, year, Some(&role), None);
    let own = parsed(&ical::write(&own, &words, stamp("2025-12-01")));
    assert!(events(&own).iter().all(|event| before.contains_key(event.uid().unwrap())));
}

/// Weekly meetings at a quarter past eight, over every clock change of ten years: always at that time in Stockholm.
#[test]
fn meetings_keep_their_time_of_day_over_both_clock_changes() {
    let text = FILES[2].replace("through = 2028-03-16", "through = 2034-12-31");
    let programme = read(&text).unwrap();
    let calendar = parsed(&written(&programme, programme.period, "sv"));
    let dates = calendar.expand_dates(Tz::Tz(Stockholm), 10_000);
    let (mut summer, mut winter) = (0, 0);
    for event in &dates.events {
        let name = text_of(&calendar, event.comp_id);
        if name != "Veckostart" {
            continue;
        }
        let utc = chrono::DateTime::from_timestamp(event.start.timestamp(), 0).unwrap();
        let local = Stockholm.from_utc_datetime(&utc.naive_utc());
        assert_eq!((local.hour(), local.minute()), (8, 15), "{local}");
        match local.offset().fix().local_minus_utc() {
            3600 => winter += 1,
            7200 => summer += 1,
            other => panic!("{other}"),
        }
        let end = match &event.end {
            TimeOrDelta::Time(end) => end.timestamp(),
            TimeOrDelta::Delta(delta) => event.start.timestamp() + delta.num_seconds(),
        };
        assert_eq!(end - event.start.timestamp(), 30 * 60);
    }
    assert!(summer > 250 && winter > 150, "{summer} {winter}");
}

fn text_of(calendar: &ICalendar, id: u32) -> String {
    text(calendar.component_by_id(id).unwrap(), &ICalendarProperty::Summary)
}

/// The zone's own rules in the file, against the time zone database: every hour of the days around each clock change.
#[test]
fn the_zones_rules_are_those_of_the_time_zone_database() {
    let halmstad = read(FILES[2]).unwrap();
    let calendar = parsed(&written(&halmstad, halmstad.period, "sv"));
    let rule = |kind: ICalendarComponentType| {
        let mut of_kind = calendar.components.iter().filter(|one| one.component_type == kind);
        let (component, other) = (of_kind.next().unwrap(), of_kind.next());
        assert!(other.is_none());
        assert!(!component.has_property(&ICalendarProperty::Uid), "a zone has no UID");
        let start = component.property(&ICalendarProperty::Dtstart).unwrap().values[0]
            .as_partial_date_time()
            .unwrap();
        let offset = component.property(&ICalendarProperty::Tzoffsetto).unwrap().values[0]
            .as_partial_date_time()
            .unwrap();
        let month = u32::from(start.month.unwrap());
        assert!(!offset.tz_minus);
        (month, u32::from(start.hour.unwrap()), i32::from(offset.tz_hour.unwrap()) * 3600)
    };
    let (summer, winter) = (rule(ICalendarComponentType::Daylight), rule(ICalendarComponentType::Standard));
    assert_eq!((summer, winter), ((3, 2, 7200), (10, 3, 3600)));
    assert!(written(&halmstad, halmstad.period, "sv").contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"));
    let last_sunday = |year: i32, month: u32| {
        let days = NaiveDate::from_ymd_opt(year, month, 31).unwrap().iter_days().rev();
        days.into_iter().find(|date| date.weekday() == Weekday::Sun).unwrap()
    };
    for year in 1997..=2035 {
        let begins = last_sunday(year, summer.0).and_hms_opt(summer.1, 0, 0).unwrap();
        let ends = last_sunday(year, winter.0).and_hms_opt(winter.1, 0, 0).unwrap();
        for change in [begins, ends] {
            for hours in -48..48 {
                // In UTC the change comes an hour before its winter time and two before its summer time.
                let utc = change + chrono::TimeDelta::hours(hours);
                let is_summer =
                    utc >= begins - chrono::TimeDelta::hours(1) && utc < ends - chrono::TimeDelta::hours(2);
                let offset = Stockholm.offset_from_utc_datetime(&utc).fix().local_minus_utc();
                assert_eq!(offset, if is_summer { summer.2 } else { winter.2 }, "{utc}");
            }
        }
    }
}

#[test]
fn what_has_no_time_of_day_takes_the_whole_day_and_leaves_it_free() {
    let programme = malmokraften();
    let autumn = Period { from: day("2023-11-01"), through: day("2023-12-31") };
    let agenda = agenda(&programme, autumn, None, None);
    let text = ical::write(&agenda, &Words::new(&programme, "sv").unwrap(), stamp("2025-12-01"));
    assert!(!text.contains("VTIMEZONE") && !text.contains("TZID"), "no zone where nothing has a time");
    let calendar = parsed(&text);
    let dates = calendar.expand_dates(Tz::Tz(Stockholm), 100);
    let network = dates
        .events
        .iter()
        .find(|event| text_of(&calendar, event.comp_id).contains("Storstadsnätverk"))
        .unwrap();
    assert_eq!(network.start.date_naive(), day("2023-11-23"));
    let TimeOrDelta::Time(end) = &network.end else { panic!("{network:?}") };
    assert_eq!(end.date_naive(), day("2023-11-24") + Days::new(1));
    assert!(events(&calendar).iter().all(|event| event.has_property(&ICalendarProperty::Transp)));
    assert!(agenda.entries.iter().any(|entry| matches!(entry.what, What::Activity { .. })));
}

/// Texts on which the crate's own folding panics, or does not end.
#[test]
fn long_lines_of_wide_characters_and_blanks_are_folded() {
    for purpose in [
        format!("{}{}x", "🙂".repeat(60), " ".repeat(80)),
        format!("{}{}", "🙂".repeat(60), " a".repeat(60)),
        format!("{}{}", "–".repeat(36), " ab".repeat(70)),
        format!("{}{}", " ".repeat(200), "å".repeat(200)),
    ] {
        let toml = FILES[2].replacen("Fördela veckans arbete.", &purpose, 1);
        let programme = read(&toml).unwrap();
        let week = Period { from: day("2025-06-09"), through: day("2025-06-15") };
        let written = written(&programme, week, "sv");
        check_lines(&written);
        let calendar = parsed(&written);
        let all = events(&calendar);
        let event = all.iter().find(|event| event.uid().unwrap().starts_with("veckostart.")).unwrap();
        assert!(text(event, &ICalendarProperty::Description).starts_with(&purpose));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Texts that a definition can hold, however hostile to a calendar file, come back as they were.
    #[test]
    fn any_title_and_purpose_come_back_as_they_were(
        title in "[ -~åäöÅÄÖé–“”€🙂]{1,120}",
        purpose in "([ -~åäö🙂]|\\\\n|,|;|:|\n){1,300}",
    ) {
        prop_assume!(!title.trim().is_empty() && !purpose.trim().is_empty());
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let toml = FILES[2].replacen(
            "title = { sv = \"Veckostart\", en = \"Start of the week\" }\npurpose = { sv = \"Fördela veckans arbete.\"",
            &format!("title = {{ sv = {}, en = \"x\" }}\npurpose = {{ sv = {}", quoted(&title), quoted(&purpose)),
            1,
        );
        prop_assert_ne!(&toml, FILES[2]);
        // A text with anything like an identity number is refused, and rightly.
        let Ok(programme) = read(&toml) else { return Ok(()) };
        let week = Period { from: day("2025-06-09"), through: day("2025-06-15") };
        let written = written(&programme, week, "sv");
        check_lines(&written);
        let calendar = parsed(&written);
        let event = events(&calendar).into_iter().find(|event| event.uid().unwrap().starts_with("veckostart.")).unwrap();
        let expected = title.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(text(event, &ICalendarProperty::Summary), expected);
        prop_assert!(text(event, &ICalendarProperty::Description).starts_with(&purpose));
    }
}
