//! What the program `forecast` prints, without its process, for the example totals.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{FILES, Plan, csv, day, malmokraften, publish};
use expect_test::expect_file;
use mk_core::definition;
use mk_core::programme::Programme;
use mk_core::publish::Publication;
use mk_examples::forecast::Asked;
use mk_examples::{invented, publications};
use mk_wasm::locale::Locale;

/// Every goal of the programme, and every outcome goal of its plans.
const ASKED: [&str; 8] = [
    "arsplatser",
    "arbete-eller-studier",
    "rehabiliteringssamverkan",
    "sjalvforsorjning",
    "samarbeten-inledda",
    "sammanhang",
    "handbok-finns",
    "modeller-inforda",
];

/// The example totals as they were published on a day.
fn published(today: &str) -> (Programme, Publication) {
    let mut programme = malmokraften();
    programme.notice = Some(invented::notice());
    let known = today[..7].to_owned();
    let text = String::from_utf8(invented::TOTALS.to_vec()).unwrap();
    let is_over =
        |line: &&str| line.split(';').nth(1).is_none_or(|month| month == "månad" || *month < *known);
    let table: Vec<&str> = text.lines().filter(is_over).collect();
    let publication = publish(&programme, &table.join("\n"), None, day(today)).unwrap().with_forecasts();
    (programme, publication)
}

fn all(today: &str, language: &str) -> String {
    let (programme, publication) = published(today);
    let text = |id| Asked::find(&programme, &publication, id, Locale::of(language)).unwrap().text();
    ASKED.map(text).join("\n===\n\n")
}

#[test]
fn every_goal_is_told_in_every_language() {
    expect_file!["../corpus/forecast/malmokraften.sv.txt"].assert_eq(&all("2026-11-05", "sv"));
    expect_file!["../corpus/forecast/malmokraften.sv-simple.txt"].assert_eq(&all("2026-11-05", "sv-simple"));
    expect_file!["../corpus/forecast/malmokraften.en.txt"].assert_eq(&all("2026-11-05", "en"));
}

#[test]
fn what_is_too_early_or_over_is_said_so() {
    let days = ["2025-02-05", "2026-01-05"];
    let text = days.map(|today| format!("{today}\n\n{}", all(today, "sv"))).join("\n======\n\n");
    expect_file!["../corpus/forecast/malmokraften.early-and-over.txt"].assert_eq(&text);
}

/// As one list, so that it can be read as JSON.
#[test]
fn every_goal_is_written_as_json() {
    let (programme, publication) = published("2026-11-05");
    let swedish = Locale::of("sv");
    let json = |id| Asked::find(&programme, &publication, id, swedish).unwrap().json().unwrap();
    let text = format!("[\n{}]\n", ASKED.map(json).join(",\n"));
    expect_file!["../corpus/forecast/malmokraften.json"].assert_eq(&text);
    // Each goal has the same keys, whatever there is to say of it; and so has each outcome goal.
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let objects: Vec<_> = read.as_array().unwrap().iter().map(|one| one.as_object().unwrap()).collect();
    let keys = |at: usize| objects[at].keys().collect::<Vec<_>>();
    assert!((1..4).all(|at| keys(at) == keys(0)) && (5..8).all(|at| keys(at) == keys(4)));
    // All of them are told of at the head of the program.
    let told = include_str!("../../examples/programs/forecast.rs");
    for key in [keys(0), keys(4)].concat() {
        assert!(told.contains(&format!("`{key}`")), "{key}");
    }
    for (at, why) in [(0, "places"), (2, "once-a-year"), (4, "outcome-goal")] {
        assert_eq!(objects[at]["no_forecast"], why);
        assert!(told.contains(&format!("`{why}`")), "{why}");
    }
}

#[test]
fn a_goal_that_is_not_there_is_refused_with_a_hint() {
    let (programme, publication) = published("2026-11-05");
    let refused = |programme: &Programme, publication: &Publication, id: &str| {
        Asked::find(programme, publication, id, Locale::of("sv")).unwrap_err().to_string()
    };
    for (written, hint) in [
        ("arbete-eller-studie", "did you mean `arbete-eller-studier`?"),
        ("handboken-finns", "did you mean `handbok-finns`?"),
        ("Årsplatser", "did you mean `arsplatser`?"),
        ("x", "the goals are arsplatser, arbete-eller-studier, "),
    ] {
        let refusal = refused(&programme, &publication, written);
        assert!(refusal.contains("is no goal of the programme") && refusal.contains(hint), "{refusal}");
    }
    let secret = refused(&programme, &publication, "19121212-1212");
    assert!(!secret.contains("1212"), "{secret}");
    // Defined since.
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("ett", "events", 10);
    let older =
        publish(&plan.programme(), &csv("2025-01", &[("ett", &[1])]), None, day("2025-02-05")).unwrap();
    let later = plan.whole("tva", "events", 10).programme();
    let refusal = refused(&later, &older, "tva");
    assert!(refusal.contains("is defined, but the publication is older"), "{refusal}");
}

#[test]
fn a_publication_of_another_programme_is_refused() {
    let folder = std::env::temp_dir().join(format!("mk-programs-{}", std::process::id()));
    let (programme, publication) = published("2026-11-05");
    publications::write(&publication, &folder).unwrap();
    let file = publications::latest(&folder, &programme.id);
    let read = publications::read(&file, &programme).unwrap();
    let other = publications::read(&file, &definition::read(FILES[1]).unwrap()).unwrap_err().to_string();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read.to_text(), publication.to_text());
    assert!(other.contains("a publication of malmokraften, not of stockholmskraften"), "{other}");
    assert!(publications::read(&file, &programme).is_err(), "it is gone");
}
