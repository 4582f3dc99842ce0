//! What is to be done, for everybody and for one role, in words of both languages.
//!
//! `corpus/agenda` holds what is said. `UPDATE_EXPECT=1` accepts what is said now: read it before committing it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use common::{FILES, day, malmokraften};
use mk_core::agenda::words::Words;
use mk_core::agenda::{Agenda, Entry, Note, What, agenda};
use mk_core::definition::{find, read, read_record};
use mk_core::programme::{Id, Period, Programme};
use std::fmt::Write as _;
use std::path::Path;

fn days(from: &str, through: &str) -> Period {
    Period { from: day(from), through: day(through) }
}

/// The agenda's lines as a person reads them.
fn said(agenda: &Agenda<'_>, words: &Words<'_>) -> String {
    let mut text = format!("{}\n", words.agenda_of(agenda.within));
    let headings = words.headings();
    let mut lines = |heading: &str, entries: &[Entry<'_>]| {
        writeln!(text, "\n{heading}").unwrap();
        for entry in entries {
            let (when, what, who) = (words.when(entry), words.what(entry), words.who(entry));
            let (period, state) = (words.period(entry), words.state(entry, agenda.within.from));
            writeln!(text, "{when} | {what} | {who} | {period} | {state} | {}", words.kind(entry)).unwrap();
        }
    };
    lines(headings.late, &agenda.late);
    lines(&format!("{}\n{}", headings.planned, headings.columns.join(" | ")), &agenda.entries);
    writeln!(text, "\n{}", headings.standings).unwrap();
    for (forum, standing) in &agenda.standings {
        writeln!(text, "{}", words.standing(forum, *standing)).unwrap();
    }
    writeln!(text, "\n{}", headings.notes).unwrap();
    for note in &agenda.notes {
        writeln!(text, "{}", words.note(note)).unwrap();
    }
    writeln!(text, "\n…").unwrap();
    let mut seen = Vec::new();
    for entry in agenda.entries.iter().filter(|entry| {
        let what = words.what(entry);
        let new = !seen.contains(&what);
        seen.push(what);
        new
    }) {
        writeln!(text, "{}\n    {}", words.what(entry), words.details(entry).join("\n    ")).unwrap();
    }
    text
}

/// Holds what is said in both languages against the corpus.
fn check(name: &str, programme: &Programme, within: Period, who: Option<&str>, record: Option<&str>) {
    let who = who.map(|who| find(programme, who).unwrap());
    let record = record.map(|text| read_record(text, programme).unwrap());
    let agenda = agenda(programme, within, who.as_ref(), record.as_ref());
    for language in Words::LANGUAGES {
        let words = Words::new(programme, language).unwrap();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/agenda/{name}.{language}.txt"));
        expect_test::expect_file![file].assert_eq(&said(&agenda, &words));
    }
}

#[test]
fn what_the_coordinator_must_do_in_the_next_six_weeks() {
    check("coordinator", &malmokraften(), days("2026-04-20", "2026-05-31"), Some("samordnare"), None);
}

#[test]
fn a_summer_with_its_lull_for_everybody() {
    check("summer", &malmokraften(), days("2026-06-15", "2026-08-31"), None, None);
}

#[test]
fn a_record_tells_what_is_owed_and_late() {
    let record = "beslutsgruppsmote = [2026-02-11]\npersonalmote = [2026-04-21]\n\
                  nyhetsbrev = [2026-01-30, 2026-02-27]\nrapport-beslutsgruppen = [2026-02-10]\n\
                  tertialrapport = []\n";
    let programme = malmokraften();
    check("record", &programme, days("2026-04-20", "2026-05-31"), Some("samordnare"), Some(record));
}

#[test]
fn the_autumn_of_the_spreading_plan() {
    let record = "uppstartsmote-stockholm = [2023-11-06]";
    check("spreading", &malmokraften(), days("2023-11-01", "2024-01-31"), Some("forbundschef"), Some(record));
}

#[test]
fn other_krafter_with_weekdays_times_and_terms_of_their_own() {
    let [_, stockholm, halmstad] = FILES.map(|text| read(text).unwrap());
    check("stockholm", &stockholm, days("2025-05-19", "2025-07-31"), Some("projektledare"), None);
    check("halmstad", &halmstad, days("2025-12-15", "2026-02-13"), None, None);
}

/// For a role, of the whole agenda just what concerns it; and in order.
#[test]
fn a_roles_agenda_is_that_part_of_everybodys_which_concerns_it() {
    for text in FILES {
        let programme = read(text).unwrap();
        let whole = agenda(&programme, programme.period, None, None);
        assert!(whole.entries.is_sorted_by_key(|entry| (entry.from, entry.time())));
        let mut of_roles = 0;
        for role in &programme.organisation.roles {
            let own = agenda(&programme, programme.period, Some(&role.id), None);
            let concerns = |entry: &&Entry<'_>| {
                let lists: Vec<&Vec<Id>> = match &entry.what {
                    What::Meeting(meeting) => vec![&meeting.forum.participants],
                    What::Report(report) => vec![&report.channel.responsible],
                    What::Activity { activity, .. } => vec![&activity.responsible, &activity.involves],
                };
                let named: Vec<&Id> = lists.into_iter().flatten().collect();
                let stands_for = |id: &&Id| programme.organisation.roles_of(id).contains(&&role.id);
                named.is_empty() || named.iter().any(stands_for)
            };
            let expected: Vec<_> = whole.entries.iter().filter(concerns).cloned().collect();
            assert_eq!(own.entries, expected, "{}", role.id);
            of_roles += own.entries.len();
        }
        assert!(of_roles > whole.entries.len());
    }
}

#[test]
fn a_body_takes_part_where_all_who_sit_in_it_do() {
    let programme = malmokraften();
    let titles = |who: &str| {
        let who = find(&programme, who).unwrap();
        let agenda = agenda(&programme, days("2026-01-01", "2026-12-31"), Some(&who), None);
        let mut titles: Vec<_> = agenda
            .entries
            .iter()
            .map(|entry| Words::new(&programme, "en").unwrap().what(entry).to_owned())
            .collect();
        titles.sort();
        titles.dedup();
        titles
    };
    assert_eq!(
        titles("operativ-ledningsgrupp"),
        [
            "Decision group meeting",
            "Method days",
            "Newsletter",
            "Operational management meeting",
            "Report to the decision group",
            "Staff meeting with results"
        ]
    );
    assert_eq!(titles("beslutsgrupp"), ["Decision group meeting", "Method days"]);
}

#[test]
fn an_unknown_role_is_refused_with_the_nearest_one() {
    let programme = malmokraften();
    let problem = find(&programme, "samordnaren").unwrap_err();
    assert_eq!(problem.hint.as_deref(), Some("did you mean `samordnare`?"));
    assert_eq!(find(&programme, "finsam").unwrap_err().code, "wrong-reference");
    let silent = find(&programme, "19121212-1212").unwrap_err();
    common::assert_silent(&silent, "191212121212");
}

#[test]
fn a_record_with_mistakes_tells_all_of_them() {
    let programme = malmokraften();
    let text = "beslutsgruppsmotet = [2026-02-11]\nnyhetsbrev = 2026-02-11\npersonalmote = [\"2026-02-11\"]\n\
                handbok = [2024-11-01, 2024-11-02]\nstudieforum = [2026-02-30]\n19121212-1212 = [2026-01-01]\n\
                ledningsgrupp-enhetsniva = [2026-01-12, 2062-01-19]\nsamordnare-tillsatta = [2023-09-15]\n";
    let problems = read_record(text, &programme).unwrap_err();
    common::assert_silent(&problems, "191212121212");
    let lines: Vec<_> = problems.iter().map(|problem| (problem.place.line.unwrap(), problem.code)).collect();
    assert_eq!(
        lines,
        [
            (1, "unknown-id"),
            (2, "wrong-value"),
            (3, "wrong-value"),
            (4, "done-twice"),
            (5, "syntax"),
            (6, "unknown-id"),
            (7, "outside-programme")
        ],
        "{problems}"
    );
    assert!(problems.to_string().contains("did you mean `beslutsgruppsmote`?"));
    assert_eq!(problems.iter().last().unwrap().place.path, "ledningsgrupp-enhetsniva[1]");
    let full = "a = 1\n".repeat(3);
    assert!(read_record(&full, &programme).is_err());
    assert_eq!(read_record("", &programme).unwrap(), mk_core::agenda::Record::default());
}

#[test]
fn what_is_not_planned_is_noted() {
    let programme = malmokraften();
    let agenda = agenda(&programme, days("2026-06-29", "2026-08-09"), None, None);
    let meets = |entry: &&Entry<'_>| matches!(entry.what, What::Meeting(_));
    assert_eq!(agenda.entries.iter().find(meets), None, "nobody meets in the lull");
    let without: Vec<_> = agenda
        .notes
        .iter()
        .filter_map(|note| match note {
            Note::WithoutNumber { what, .. } => Some(what.get("sv")),
            _ => None,
        })
        .collect();
    assert_eq!(
        without,
        [
            "Samverkansmöte: resultat- och metoduppföljning",
            "Sektionsmöten",
            "Återkommande möten inom ordinarie organisation",
            "Informationsmöten för nyanställda",
            "Samverkanskonferens"
        ]
    );
    assert!(
        agenda.notes.iter().any(|note| matches!(note, Note::PlanOver { open: 30, .. })),
        "{:?}",
        agenda.notes
    );
}

#[test]
fn days_outside_of_the_programme_are_noted() {
    let programme = malmokraften();
    for (from, through, noted) in [
        ("2025-01-01", "2027-12-31", false),
        ("2024-12-31", "2025-01-31", true),
        ("2027-12-01", "2028-01-01", true),
        ("1900-01-01", "1900-12-31", true),
        ("2999-01-01", "2999-12-31", true),
    ] {
        let agenda = agenda(&programme, days(from, through), None, None);
        assert_eq!(agenda.notes.contains(&Note::OutsideProgramme(programme.period)), noted, "{from}");
    }
}

/// A few roles by hand, as the plans say who is where.
#[test]
fn roles_meet_where_the_plans_say() {
    let programme = malmokraften();
    for (role, forums) in [
        ("chef-primarvarden", &["beslutsgruppsmote", "metoddagar", "uppfoljning-primarvarden"][..]),
        ("finsam-representant", &["beslutsgruppsmote", "metoddagar"][..]),
        ("avdelningschef-ama", &["metoddagar", "ledningsgrupp-enhetsniva"][..]),
        (
            "vardsamordnare",
            &["personalmote", "metoddagar", "studieforum", "uppfoljning-primarvarden", "reflekterande-team"],
        ),
        ("forbundschef", &["metoddagar"][..]),
    ] {
        let who = find(&programme, role).unwrap();
        let agenda = agenda(&programme, programme.period, Some(&who), None);
        let mut met: Vec<&str> = Vec::new();
        for forum in &programme.forums {
            let meets = |entry: &&Entry<'_>| matches!(&entry.what, What::Meeting(meeting) if meeting.forum.id == forum.id);
            met.extend(agenda.entries.iter().find(meets).map(|_| forum.id.as_str()));
        }
        assert_eq!(met, forums, "{role}");
    }
}

#[test]
fn a_forum_without_stated_participants_concerns_everybody() {
    let text = FILES[2].replacen(
        "not-stated = [\"participants\"]\ncadence = { without-number = \"regularly\" }",
        "not-stated = [\"participants\"]\nconveners = [\"kraftledare\"]\ncadence = { times = 1, per = \"year\", lull = \"skip\" }",
        1,
    );
    assert_ne!(text, FILES[2]);
    let programme = read(&text).unwrap();
    for role in &programme.organisation.roles {
        let agenda = agenda(&programme, programme.period, Some(&role.id), None);
        let open = |entry: &&Entry<'_>| matches!(&entry.what, What::Meeting(one) if one.forum.id.as_str() == "oppet-hus");
        assert!(agenda.entries.iter().any(|entry| open(&entry)), "{}", role.id);
    }
}

#[test]
fn where_nothing_can_be_judged_it_is_said() {
    let programme = malmokraften();
    let weeks = days("2026-04-20", "2026-05-31");
    for (record, begins) in [
        ("", "2026-04-20"),
        ("beslutsgruppsmote = [2026-05-06]", "2026-05-06"),
        ("nyhetsbrev = [2026-02-27]", "2026-02-27"),
    ] {
        let record = read_record(record, &programme).unwrap();
        let agenda = agenda(&programme, weeks, None, Some(&record));
        assert!(agenda.notes.contains(&Note::RecordBegins(day(begins))), "{begins}");
    }
    let last = read_record("tertialrapport = [2028-01-07]", &programme).unwrap();
    assert_eq!(last.days(&programme.channel("tertialrapport").unwrap().id), [day("2028-01-07")]);
}
