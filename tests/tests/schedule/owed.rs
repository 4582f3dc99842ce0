//! What is still owed when some meetings have been held, and which reports are late.

use crate::common::{day, malmokraften};
use crate::{days, programme, texts};
use chrono::NaiveDate;
use mk_core::schedule::{History, Unmet, meetings, missed, reports, standing};

fn dates(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn a_term_owes_what_was_not_held() {
    let programme = malmokraften();
    let forum = programme.forum("beslutsgruppsmote").unwrap();
    for (on, held, left) in [
        ("2026-01-15", &[][..], 3),
        ("2026-05-01", &["2026-02-11"][..], 2),
        ("2026-05-01", &["2026-02-11", "2026-02-11"][..], 2),
        ("2026-05-01", &["2025-12-11", "2026-07-01"][..], 3),
        ("2026-06-30", &["2026-01-02", "2026-02-11", "2026-05-02"][..], 0),
        ("2026-06-30", &["2026-01-02", "2026-02-11", "2026-05-02", "2026-05-03"][..], 0),
    ] {
        let stands = standing(&programme, forum, day(on), &dates(held)).unwrap();
        assert_eq!((stands.left(), stands.period), (left, days("2026-01-01", "2026-06-30")), "{on} {held:?}");
    }
    let unnumbered = programme.forum("sektionsmoten").unwrap();
    assert_eq!(standing(&programme, unnumbered, day("2026-01-15"), &[]), None);
    assert_eq!(standing(&programme, forum, day("2028-01-15"), &[]), None);
}

#[test]
fn what_is_left_of_the_term_is_planned_from_today_on() {
    let programme = malmokraften();
    let forum = programme.forum("beslutsgruppsmote").unwrap();
    let held = dates(&["2026-03-03"]);
    let history = |today| Some(History { days: &held, today: day(today) });
    let plan = |today, through| {
        let planned = meetings(&programme, forum, days(today, through), history(today));
        let entries = planned.entries.iter().map(|one| (one.day.to_string(), one.number, one.held));
        (entries.collect::<Vec<_>>(), planned.unmet)
    };
    // The two that are left stand in the middles of the halves of what is left.
    let (entries, unmet) = plan("2026-05-04", "2026-06-30");
    assert_eq!(entries, [("2026-05-18".into(), 2, false), ("2026-06-12".into(), 3, false)]);
    assert_eq!(unmet, []);
    // With one working day left, one of them has no place any more.
    let (entries, unmet) = plan("2026-06-30", "2026-06-30");
    assert_eq!(entries, []);
    let (term, today) = (days("2026-01-01", "2026-06-30"), day("2026-06-30"));
    // Week 27 has begun by then.
    assert_eq!(unmet, [Unmet { period: term, wished: 2, days: 0, from: Some(today) }]);
    // What lies ahead of the running term is not touched.
    let static_plan = meetings(&programme, forum, days("2026-07-01", "2027-12-31"), None);
    let later = meetings(&programme, forum, days("2026-07-01", "2027-12-31"), history("2026-05-04"));
    assert_eq!(static_plan, later);
}

#[test]
fn meetings_held_beyond_the_plan_are_shown_and_move_the_turn_on() {
    let programme =
        programme("2025-01-01", "2025-12-31", "", "{ times = 1, per = \"quarter\", lull = \"skip\" }", "");
    let forum = &programme.forums[0];
    let conveners = |held: &[&str]| {
        let held = dates(held);
        let history = History { days: &held, today: day("2025-04-01") };
        let planned = meetings(&programme, forum, programme.period, Some(history));
        planned
            .entries
            .iter()
            .map(|one| {
                format!("{} {}{}", one.day, one.convener.unwrap(), if one.held { " held" } else { "" })
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        conveners(&["2025-02-01"]),
        ["2025-02-01 ett held", "2025-05-15 tva", "2025-08-15 tre", "2025-11-13 ett"]
    );
    assert_eq!(
        conveners(&["2025-02-01", "2025-03-01"]),
        ["2025-02-01 ett held", "2025-03-01 tva held", "2025-05-15 tre", "2025-08-15 ett", "2025-11-13 tva"]
    );
    // One that was never held has had its turn.
    assert_eq!(conveners(&[]), ["2025-05-15 tva", "2025-08-15 tre", "2025-11-13 ett"]);
}

#[test]
fn a_meeting_outside_of_every_term_is_not_lost() {
    let terms = "[calendar]\n[[calendar.term]]\nid = \"var\"\ntitle = { sv = \"vår\", en = \"spring\" }\n\
                 from = \"02-01\"\nthrough = \"05-31\"";
    let programme =
        programme("2025-01-01", "2025-12-31", terms, "{ times = 1, per = \"term\", lull = \"skip\" }", "");
    let held = dates(&["2025-01-15", "2025-03-03", "2025-10-10"]);
    let history = Some(History { days: &held, today: day("2025-11-01") });
    let planned = meetings(&programme, &programme.forums[0], programme.period, history);
    assert_eq!(texts(planned.entries.iter().map(|one| one.day)), ["2025-01-15", "2025-03-03", "2025-10-10"]);
    let conveners: Vec<_> = planned.entries.iter().map(|one| one.convener.unwrap().as_str()).collect();
    assert_eq!(conveners, ["ett", "tva", "tre"]);
}

#[test]
fn a_report_counts_for_the_one_whose_last_day_is_nearest() {
    let programme =
        programme("2025-01-01", "2025-06-30", "", "{ times = 1, per = \"month\", lull = \"skip\" }", "");
    let channel = &programme.channels[0];
    let sent = |sent: &[&str]| {
        let due = reports(&programme, channel, programme.period, &dates(sent));
        due.entries.iter().map(|report| report.sent.map(|day| day.to_string())).collect::<Vec<_>>()
    };
    let some = |day: &str| Some(day.to_owned());
    assert_eq!(sent(&[]), [None, None, None, None, None, None]);
    // The last days are 31 January and 28 February: till the middle of February it is late, then early.
    assert_eq!(sent(&["2025-02-14"])[..3], [some("2025-02-14"), None, None]);
    assert_eq!(sent(&["2025-02-15"])[..3], [None, some("2025-02-15"), None]);
    // A backlog sent in one day.
    assert_eq!(
        sent(&["2025-03-31", "2025-03-31", "2025-03-31"])[..4],
        [some("2025-03-31"), some("2025-03-31"), some("2025-03-31"), None]
    );
    assert_eq!(sent(&["2025-02-26", "2025-02-03"])[..3], [some("2025-02-03"), some("2025-02-26"), None]);
    assert_eq!(sent(&["2025-01-31", "2025-02-01"])[..2], [some("2025-01-31"), some("2025-02-01")]);
    assert_eq!(sent(&["2025-07-15"])[5..], [some("2025-07-15")]);
    assert_eq!(sent(&["2024-12-20"])[..1], [some("2024-12-20")]);
}

#[test]
fn a_report_is_late_the_day_after_its_last() {
    let programme = malmokraften();
    let channel = programme.channel("tertialrapport").unwrap();
    let first =
        |sent: &[&str]| reports(&programme, channel, programme.period, &dates(sent)).entries.remove(0);
    let unsent = first(&[]);
    assert_eq!((unsent.is_late(day("2025-04-30")), unsent.is_late(day("2025-05-01"))), (false, true));
    let sent = first(&["2025-04-29"]);
    assert!(!sent.is_late(day("2025-05-01")));
}

/// Twenty working days after 31 March 2025, past Easter; and five after December, past New Year and Epiphany.
#[test]
fn a_report_can_be_due_so_many_working_days_later() {
    let stockholm = mk_core::definition::read(crate::common::FILES[1]).unwrap();
    let due = |id: &str, from: &str, through: &str| {
        let channel = stockholm.channel(id).unwrap();
        let due = reports(&stockholm, channel, days(from, through), &[]).entries;
        due.iter()
            .map(|report| (report.due.to_string(), report.period.through.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(due("lagesrapport", "2025-04-01", "2025-06-30"), [("2025-04-30".into(), "2025-03-31".into())]);
    assert_eq!(
        due("deltagarrapport", "2026-01-01", "2026-01-31"),
        [("2026-01-09".into(), "2025-12-31".into())]
    );
}

#[test]
fn a_tertial_report_sent_some_days_late_is_not_taken_for_the_next() {
    let programme = malmokraften();
    let channel = programme.channel("tertialrapport").unwrap();
    let first_two = |sent: &[&str]| {
        let due = reports(&programme, channel, programme.period, &dates(sent)).entries;
        due.iter().take(2).map(|report| report.sent.map(|day| day.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(first_two(&["2025-05-04"]), [Some("2025-05-04".into()), None]);
    assert_eq!(
        first_two(&["2025-05-04", "2025-09-05"]),
        [Some("2025-05-04".into()), Some("2025-09-05".into())]
    );
    assert_eq!(first_two(&["2025-08-28"]), [None, Some("2025-08-28".into())]);
}

#[test]
fn meetings_missed_in_periods_that_are_over_are_counted() {
    let programme = malmokraften();
    let forum = programme.forum("personalmote").unwrap();
    let held = dates(&["2026-01-20", "2026-03-03", "2026-03-24", "2026-05-05"]);
    let missed = |from, through| missed(&programme, forum, days(from, through), &held);
    // February; the second meeting of March does not make up for it. May is not over.
    let spring = missed("2026-01-01", "2026-05-30").unwrap();
    assert_eq!((spring.owed, spring.held, spring.left()), (4, 2, 2));
    assert_eq!((spring.period.from, spring.period.through), (day("2026-01-01"), day("2026-04-30")));
    assert_eq!(missed("2026-01-02", "2026-02-27"), None, "no month lies wholly in these days");
    assert_eq!(missed("2026-07-01", "2026-07-31"), None, "July is the lull");
    assert_eq!(missed("2026-03-01", "2026-03-31"), None);
}
