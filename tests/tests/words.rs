//! What is said, in every state a goal can be in, in every language. The expected text is read by people: it is in
//! `corpus/words`, a file a language.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use expect_test::expect_file;
use mk_core::definition::{MALMOKRAFTEN, read};
use mk_core::outcome::read_csv;
use mk_core::publish::{Chain, Publication, publish};
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::table;
use mk_wasm::view::View;
use std::fmt::Write;

/// A case: what it is about, the goal, its counts month by month from January 2025, and the reader's today.
type Case = (&'static str, &'static str, &'static [&'static str], &'static str);

const STUDIES: &str = "arbete-eller-studier";
const PLACES: &str = "arsplatser";
const REHABILITATION: &str = "rehabiliteringssamverkan";
const SELF_SUFFICIENCY: &str = "sjalvforsorjning";

const CASES: &[Case] = &[
    ("behind", STUDIES, &["24", "27", "33"], "2025-04-10"),
    ("ahead", STUDIES, &["40", "45", "33"], "2025-04-10"),
    ("by less than a day", STUDIES, &["31", "31", "32", "30"], "2025-05-10"),
    ("on pace", STUDIES, &["31", "32", "31"], "2025-04-10"),
    ("nothing counted", STUDIES, &["0"], "2025-02-10"),
    ("the first month under the label", STUDIES, &["4"], "2025-02-10"),
    ("two months under the label", STUDIES, &["24", "2", "2"], "2025-04-10"),
    ("a label behind it", STUDIES, &["24", "4", "33"], "2025-04-10"),
    ("under the label, on pace within it", STUDIES, &["46", "46", "3"], "2025-04-10"),
    ("a correction of many", STUDIES, &["24", "31", "-12", "30"], "2025-05-10"),
    ("a correction of many that leaves too little to show", STUDIES, &["24", "31", "-52"], "2025-04-10"),
    ("a correction of a few, which waits", STUDIES, &["24", "31", "-2"], "2025-04-10"),
    ("reached early", STUDIES, &["100", "100", "151"], "2025-04-10"),
    ("old figures", STUDIES, &["24", "27", "33"], "2025-06-01"),
    (
        "a year reached",
        STUDIES,
        &["30", "30", "30", "30", "30", "30", "20", "30", "30", "30", "30", "30"],
        "2026-01-10",
    ),
    (
        "a year missed",
        STUDIES,
        &["20", "20", "20", "20", "20", "20", "20", "20", "20", "20", "20", "20"],
        "2026-01-10",
    ),
    (
        "a year that ends under the label, so that nobody knows",
        STUDIES,
        &["30", "30", "30", "30", "30", "30", "20", "30", "30", "30", "57", "4"],
        "2026-01-10",
    ),
    ("the whole period", SELF_SUFFICIENCY, &["24", "27", "33"], "2025-04-10"),
    ("the whole period reached", SELF_SUFFICIENCY, &["600", "601"], "2025-03-10"),
    ("places", PLACES, &["1200", "1 150,5"], "2025-03-10"),
    ("one place-year", PLACES, &["12"], "2025-02-10"),
    ("once a year, not yet", REHABILITATION, &["1", "2"], "2025-03-10"),
    (
        "once a year, shown",
        REHABILITATION,
        &["1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "0"],
        "2026-01-10",
    ),
    (
        "once a year, under the label",
        REHABILITATION,
        &["1", "0", "1", "0", "0", "0", "0", "0", "0", "0", "1", "1"],
        "2026-01-10",
    ),
];

#[test]
fn every_state_of_a_goal_is_said_in_every_language() {
    for locale in Locale::all() {
        let mut said = String::new();
        for (about, goal, publication, today) in published() {
            writeln!(said, "## {about}\n").unwrap();
            said_of(&publication, goal, today, locale, &mut said);
            said.push('\n');
        }
        assert!(!said.contains(['{', '}']), "{}: a name is not filled in", locale.code());
        for line in said.lines().map(str::trim) {
            let is_well_spaced = ["  ", " .", " ,", "..", "()"].iter().all(|slip| !line.contains(slip));
            assert!(is_well_spaced, "{}: {line}", locale.code());
        }
        // No-break spaces look like others in the file, so they are made visible.
        let path = format!("{}/corpus/words/{}.txt", env!("CARGO_MANIFEST_DIR"), locale.code());
        expect_file![path].assert_eq(&said.replace('\u{a0}', "~"));
    }
}

/// The cases as they are published.
fn published() -> Vec<(&'static str, &'static str, Publication, NaiveDate)> {
    let programme = read(MALMOKRAFTEN).unwrap();
    let mut published = Vec::new();
    for (about, goal, counts, today) in CASES {
        let rows = (1..).zip(*counts).map(|(month, count)| format!("{goal};2025-{month:02};{count}\n"));
        let csv = format!("mål;månad;antal\n{}", rows.collect::<String>());
        let today = today.parse().unwrap();
        let totals = read_csv(csv.as_bytes(), &programme).unwrap();
        let publication = publish(&programme, &totals, &Chain::new(), today).unwrap().with_forecasts();
        published.push((*about, *goal, publication, today));
    }
    published
}

fn said_of(
    publication: &Publication,
    goal: &str,
    today: NaiveDate,
    locale: &'static Locale,
    said: &mut String,
) {
    let subject = Subject::new(publication, goal, locale).unwrap();
    let words = subject.words(View::Pace, Some(today));
    writeln!(said, "{}", words.heading).unwrap();
    for sentence in words.lead.iter().chain(&words.pace).chain(&words.forecast).chain(&words.notes) {
        writeln!(said, "  {sentence}").unwrap();
    }
    for line in table::csv(&subject, View::Pace).trim_start_matches('\u{feff}').lines() {
        writeln!(said, "    {line}").unwrap();
    }
}

#[test]
fn a_goal_without_figures_says_so() {
    let programme = read(MALMOKRAFTEN).unwrap();
    let csv = "goal,month,count\narbete-eller-studier,2025-01,23";
    let totals = read_csv(csv.as_bytes(), &programme).unwrap();
    let publication =
        publish(&programme, &totals, &Chain::new(), "2025-02-10".parse().unwrap()).unwrap().with_forecasts();
    for (goal, language, said) in [
        (SELF_SUFFICIENCY, "sv", ["Det finns inga siffror än.", "Målet för 2025–2027 är 1\u{a0}200."]),
        (SELF_SUFFICIENCY, "en", ["There are no figures yet.", "The target for 2025–2027 is 1,200."]),
    ] {
        let subject = Subject::new(&publication, goal, Locale::of(language)).unwrap();
        assert_eq!(subject.words(View::Pace, None).lead, said);
        assert_eq!(table::csv(&subject, View::Pace).lines().count(), 1, "only the headings");
    }
}

/// Its label can stand for more than a few, and says so.
#[test]
fn a_goal_within_another_has_a_label_that_promises_no_number() {
    let mut programme = read(&MALMOKRAFTEN.replacen("breakdowns = [\"kind\", \"sex\"]\n", "", 1)).unwrap();
    let whole = programme.goal(STUDIES).unwrap().id.clone();
    let part = programme.goals.iter_mut().find(|goal| goal.id.as_str() == REHABILITATION).unwrap();
    part.part_of = Some(whole);
    part.targets.iter_mut().for_each(|target| target.count = 170);
    let months = |goal: &str, count: u32| -> String {
        let rows = (1..=8).map(|month| format!("{goal};2025-{month:02};{count}"));
        rows.collect::<Vec<_>>().join("\n") + "\n"
    };
    // In the second tertial nobody is counted in the whole alone.
    let late = months(REHABILITATION, 15).replacen("01;15", "01;10", 1);
    let csv = format!("mål;månad;antal\n{}{late}", months(STUDIES, 15));
    let totals = read_csv(csv.as_bytes(), &programme).unwrap();
    let publication =
        publish(&programme, &totals, &Chain::new(), "2025-09-10".parse().unwrap()).unwrap().with_forecasts();
    for (locale, label, why) in [
        (
            "sv",
            "\"visas inte\"",
            "Till och med augusti 2025: visas inte. Små antal visas inte, för att ingen ska kunna kännas igen.",
        ),
        (
            "en",
            "\"not shown\"",
            "Up to the end of August 2025: not shown. Small numbers are not shown, so that nobody can be recognised.",
        ),
    ] {
        let subject = Subject::new(&publication, REHABILITATION, Locale::of(locale)).unwrap();
        let words = subject.words(View::Pace, None);
        assert_eq!(words.notes, [why]);
        let table = table::csv(&subject, View::Pace);
        assert!(table.lines().any(|line| line.contains("2025-08-31") && line.contains(label)), "{table}");
    }
    let subject = Subject::new(&publication, REHABILITATION, Locale::of("sv")).unwrap();
    let said = "Mellan 55 och 115 personer har skrivits in i rehabiliteringssamverkan under 2025, till och med den 31\u{a0}augusti.";
    assert_eq!(subject.words(View::Pace, None).lead[0], said);
}

/// Each year counts from nothing, so that the second year's label says nothing of the first.
#[test]
fn two_years_in_a_row_under_the_label_are_both_told() {
    let programme = read(MALMOKRAFTEN).unwrap();
    let months = [2025, 2026].into_iter().flat_map(|year| (1..=12).map(move |month| (year, month)));
    let rows =
        months.map(|(year, month)| format!("{REHABILITATION};{year}-{month:02};{}\n", u8::from(month == 1)));
    let csv = format!("mål;månad;antal\n{}", rows.collect::<String>());
    let totals = read_csv(csv.as_bytes(), &programme).unwrap();
    let publication =
        publish(&programme, &totals, &Chain::new(), "2027-01-10".parse().unwrap()).unwrap().with_forecasts();
    let subject = Subject::new(&publication, REHABILITATION, Locale::of("sv")).unwrap();
    let notes = subject.words(View::Pace, None).notes.join(" ");
    for month in ["december 2025: färre än 5", "december 2026: färre än 5"] {
        assert!(notes.contains(month), "{notes}");
    }
}

/// From the totals' column through the publication to every language; nothing is said where each person counts once.
#[test]
fn how_sure_it_is_that_nobody_counts_twice_is_said_with_the_figure() {
    let programme = read(MALMOKRAFTEN).unwrap();
    for (written, word, said) in [
        ("mellan parter", "across_parties", ["", "", ""]),
        (
            "inom part",
            "within_party",
            ["flera parter har registrerat", "Flera parter kan ha räknat", "several parties have registered"],
        ),
        ("nej", "no", ["räknad flera gånger", "räknats flera gånger", "counted several times"]),
    ] {
        let csv = format!("mål;månad;antal;dubblettrensad\n{STUDIES};2025-01;23;{written}");
        let totals = read_csv(csv.as_bytes(), &programme).unwrap();
        let publication = publish(&programme, &totals, &Chain::new(), "2025-02-10".parse().unwrap())
            .unwrap()
            .with_forecasts();
        let again = mk_core::publish::Publication::from_text(&publication.to_text()).unwrap();
        assert_eq!(again.goal(STUDIES).unwrap().deduplication().word(), word);
        for (locale, said) in Locale::all().into_iter().zip(said) {
            let notes =
                Subject::new(&again, STUDIES, locale).unwrap().words(View::Pace, None).notes.join(" ");
            assert_eq!(notes.is_empty(), said.is_empty(), "{written}: {notes}");
            assert!(notes.contains(said), "{written}: {notes}");
        }
    }
}

/// By years the table has each year's last point against its target; a whole period's years stand against its pace.
#[test]
fn years_stand_against_their_targets_or_the_whole_periods_pace() {
    let programme = read(MALMOKRAFTEN).unwrap();
    let months = (0..15).map(|month| (2025 + month / 12, month % 12 + 1));
    let rows = months.flat_map(|(year, month)| {
        let count = if (year, month) == (2026, 3) { 2 } else { 30 };
        [STUDIES, SELF_SUFFICIENCY].map(|goal| format!("{goal};{year}-{month:02};{count}\n"))
    });
    let csv = format!("mål;månad;antal\n{}", rows.collect::<String>());
    let totals = read_csv(csv.as_bytes(), &programme).unwrap();
    let publication =
        publish(&programme, &totals, &Chain::new(), "2026-04-10".parse().unwrap()).unwrap().with_forecasts();
    for (goal, lines, said) in [
        (
            STUDIES,
            vec![
                "\"Till och med\";\"Utfall\";\"Mål\"",
                "2025-12-31;360;350",
                "2026-03-31;\"färre än 5 nya sedan februari 2026, eller inga\";400",
                "2027-12-31;;450",
            ],
            "Under 2026 är det 26–30 färre än vid samma tid 2025. Till och med nu är åren tillsammans 420–424. Deras mål är \
             tillsammans 750. En person kan räknas ett år och igen ett annat.",
        ),
        (
            SELF_SUFFICIENCY,
            vec![
                "\"Till och med\";\"Utfall\";\"Målets takt\"",
                "2025-12-31;360;400",
                "2026-03-31;\"färre än 5 nya sedan februari 2026, eller inga\";507",
                "2026-12-31;;800",
                "2027-12-31;;1200",
            ],
            "Under 2026 är det 26–30 färre än vid samma tid 2025.",
        ),
    ] {
        let subject = Subject::new(&publication, goal, Locale::of("sv")).unwrap();
        assert_eq!(subject.words(View::Years, None).years.join(" "), said);
        let table = table::csv(&subject, View::Years);
        assert_eq!(table.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(), lines);
    }
}
