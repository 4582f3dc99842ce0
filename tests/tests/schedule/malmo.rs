//! What Malmökraften's plan comes to in 2025–2027.

use crate::common::{day, malmokraften};
use crate::{days, texts};
use chrono::Datelike;
use mk_core::calendar::{is_working_day, public_holiday};
use mk_core::programme::{Cadence, Period};
use mk_core::schedule::{RestReason, meetings, reports};

fn whole() -> Period {
    days("2025-01-01", "2027-12-31")
}

#[test]
fn the_decision_group_meets_three_times_a_term_and_four_parties_convene_in_turn() {
    let programme = malmokraften();
    let planned = meetings(&programme, programme.forum("beslutsgruppsmote").unwrap(), whole(), None);
    assert_eq!((planned.unmet.len(), planned.rests.len()), (0, 0));
    let terms = [
        ("2025-01-01", "2025-06-30"),
        ("2025-07-01", "2025-12-31"),
        ("2026-01-01", "2026-06-30"),
        ("2026-07-01", "2026-12-31"),
        ("2027-01-01", "2027-06-30"),
        ("2027-07-01", "2027-12-31"),
    ];
    for (from, through) in terms {
        let term = days(from, through);
        let of_term: Vec<_> = planned.entries.iter().filter(|meeting| term.contains(meeting.day)).collect();
        assert_eq!(of_term.iter().map(|meeting| meeting.number).collect::<Vec<_>>(), [1, 2, 3], "{from}");
        assert!(of_term.iter().all(|meeting| meeting.period == term && !meeting.held), "{from}");
    }
    let parties: Vec<&str> = planned
        .entries
        .iter()
        .map(|meeting| {
            let convener = meeting.convener.unwrap();
            let role = programme.organisation.roles.iter().find(|role| role.id == *convener).unwrap();
            assert_eq!(role.parties.len(), 1);
            role.parties[0].as_str()
        })
        .collect();
    let turn = ["malmo-stad", "arbetsformedlingen", "forsakringskassan", "primarvarden"];
    assert_eq!(parties, turn.into_iter().cycle().take(18).collect::<Vec<_>>());
}

#[test]
fn the_operative_leadership_meets_twice_each_working_week_outside_the_lull() {
    let programme = malmokraften();
    let planned =
        meetings(&programme, programme.forum("operativt-ledningsgruppsmote").unwrap(), whole(), None);
    assert!(planned.unmet.is_empty());
    let mut weeks = 0;
    let mut week = day("2024-12-30");
    while week <= day("2027-12-31") {
        let next = week + chrono::Days::new(7);
        let of_week: Vec<_> =
            planned.entries.iter().filter(|meeting| (week..next).contains(&meeting.day)).collect();
        let working = week.iter_days().take(7).any(|date| whole().contains(date) && is_working_day(date));
        let lull = (27..=32).contains(&week.iso_week().week());
        assert!(working, "every week of the programme has a working day");
        assert_eq!(of_week.len(), if lull { 0 } else { 2 }, "{week}");
        weeks += usize::from(!lull);
        week = next;
    }
    // 157 weeks touch the three years, six of each year's rest.
    assert_eq!((weeks, planned.entries.len()), (157 - 18, 2 * 139));
    assert_eq!(planned.rests.len(), 18);
    assert!(planned.rests.iter().all(|rest| rest.reason == RestReason::Lull));
}

#[test]
fn no_meeting_is_on_a_holiday_a_weekend_or_in_the_lull() {
    let programme = malmokraften();
    for forum in &programme.forums {
        let planned = meetings(&programme, forum, whole(), None);
        for meeting in &planned.entries {
            assert!(is_working_day(meeting.day), "{} {}", forum.id, meeting.day);
            assert_eq!(public_holiday(meeting.day), None);
            assert!(!programme.calendar.is_lull(meeting.day), "{} {}", forum.id, meeting.day);
        }
        assert_eq!(planned.entries.is_empty(), forum.cadence.lull().is_none(), "{}", forum.id);
        assert!(planned.unmet.is_empty());
    }
}

/// The lull covers all of July in 2025 and 2026; in 2027 it begins on the 5th.
#[test]
fn a_july_within_the_lull_owes_no_staff_meeting_and_says_so() {
    let programme = malmokraften();
    let planned = meetings(&programme, programme.forum("personalmote").unwrap(), whole(), None);
    let rests: Vec<_> = planned.rests.iter().map(|rest| (rest.period, rest.reason)).collect();
    let july = |year: i32| (days(&format!("{year}-07-01"), &format!("{year}-07-31")), RestReason::Lull);
    assert_eq!(rests, [july(2025), july(2026)]);
    assert_eq!(planned.entries.len(), 36 - 2);
    assert!(planned.entries.iter().any(|meeting| meeting.day == day("2027-07-02")));
}

#[test]
fn reflecting_teams_begin_in_the_autumn_of_2025() {
    let programme = malmokraften();
    let planned = meetings(&programme, programme.forum("reflekterande-team").unwrap(), whole(), None);
    assert_eq!(planned.entries.len(), 2 * 5);
    assert!(planned.entries[0].day >= day("2025-08-11"), "{}", planned.entries[0].day);
}

#[test]
fn reports_fall_due_when_the_plan_says() {
    let programme = malmokraften();
    let due = |id: &str| {
        let channel = programme.channel(id).unwrap();
        reports(&programme, channel, whole(), &[])
            .entries
            .into_iter()
            .map(|report| report.due)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        texts(due("tertialrapport")),
        [
            "2025-04-30",
            "2025-08-29",
            "2025-12-30",
            "2026-04-30",
            "2026-08-31",
            "2026-12-30",
            "2027-04-30",
            "2027-08-31",
            "2027-12-30"
        ]
    );
    // Every sixth week from the programme's first, on its Friday, or the last working day before it.
    let sixth = due("rapport-beslutsgruppen");
    assert_eq!(
        texts(sixth.iter().take(5).copied()),
        ["2025-02-07", "2025-03-21", "2025-05-02", "2025-06-13", "2025-06-27"]
    );
    // 157 weeks are 26 times six, and one over, which is too short. In 2026 six of them are the lull.
    assert_eq!(sixth.len(), 25);
    let rests = reports(&programme, programme.channel("rapport-beslutsgruppen").unwrap(), whole(), &[]).rests;
    let reasons: Vec<_> = rests.iter().map(|rest| (rest.period.from.to_string(), rest.reason)).collect();
    assert_eq!(
        reasons,
        [("2026-06-29".into(), RestReason::Lull), ("2027-12-27".into(), RestReason::TooShort)]
    );
    assert_eq!(due("nyhetsbrev").len(), 36 - 2);
    assert_eq!(due("utvardering-stodfunktioner").len(), 36 - 2);
}

/// What the definition notes: a report every sixth week and three meetings a term cannot coincide.
#[test]
fn both_the_reports_and_the_meetings_of_the_decision_group_are_planned() {
    let programme = malmokraften();
    let forum = programme.forum("beslutsgruppsmote").unwrap();
    let channel = programme.channel("rapport-beslutsgruppen").unwrap();
    assert!(matches!(channel.cadence, Some(Cadence::EveryWeeks { weeks: 6, .. })));
    let planned = meetings(&programme, forum, whole(), None).entries;
    let due = reports(&programme, channel, whole(), &[]).entries;
    assert_eq!((planned.len(), due.len()), (18, 25));
    let together = planned.iter().filter(|meeting| due.iter().any(|report| report.due == meeting.day));
    assert!(together.count() < 3);
}
