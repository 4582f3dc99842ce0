//! Every value of a publication, taken away or put another in its place: refused, with its path named, or harmless.

use crate::changes::{Change, changes};
use crate::common::{codes, day};
use crate::{programme, publication, table};
use mk_core::outcome;
use mk_core::publish::{Chain, Publication, publish};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Where a refusal may lie when it does not lie in the changed value, which alone may be right: there the document
/// contradicts it. The longest key that a path fits comes first.
const CONTRADICTED: [(&str, &[&str]); 16] = [
    ("goals[].breakdowns[].points[].withheld", &["goals[].breakdowns[].points[].counts"]),
    ("goals[].breakdowns[].points[].counts", &["goals[].breakdowns[].points[]"]),
    ("goals[].breakdowns[].rhythm", &["goals[].breakdowns[].points[]"]),
    ("goals[].breakdowns[].cells", &["goals[].breakdowns[]"]),
    ("goals[].points[].withheld", &["goals[].points[].count", "goals[].breakdowns[].points[]"]),
    ("goals[].points[].count", &["goals[].points[]", "goals[].breakdowns[].points[]"]),
    ("goals[].points", &["goals[].points[]", "goals[].breakdowns[].points[]"]),
    ("goals[].targets", &["goals[].points[]", "goals[].rhythm"]),
    ("goals[].rhythm", &["goals[].points[]"]),
    ("goals[].unit", &["goals[].points[]", "goals[].rhythm"]),
    ("goals[].window", &["goals[].targets"]),
    ("data_through", &["goals[].points[]", "published"]),
    ("from", &["goals[].points[]", "through"]),
    ("through", &["goals[].points[]", "goals[].targets[].year"]),
    ("published", &[]),
    ("threshold", &["goals[].points[]", "goals[].rhythm"]),
];

/// Changes that a document can bear, and why each does no harm. None shows a number that the document did not hold, and
/// none makes the reader take a number for another: [`says_no_more`] holds every one against that.
const HARMLESS: [(&str, &str); 15] = [
    ("title", "words; Swedish stands in for a language that cannot be read"),
    ("notice", "words; what a notice says is nobody's number, and a document cannot know that it had one"),
    ("programme", "another programme's name; the next publication does not follow it"),
    ("from", "a day that changes no point's place, or there would be a refusal"),
    ("through", "a day that changes no point's place, or there would be a refusal"),
    ("published", "no figure is measured against it"),
    ("data_through", "a day within the month after; goals are measured at their own last points"),
    ("sequence", "a number of the document, not of persons"),
    ("goals[].title", "words"),
    ("goals[].definition", "words"),
    ("goals[].counted", "words"),
    ("goals[].unit", "nothing is withheld there, so every number stands in the document anyway"),
    ("goals[].profile", "a claim on the pace; no point depends on it"),
    ("goals[].targets", "a claim on the target; a rhythm it does not allow is refused"),
    (
        "goals",
        "goals or last points left out, as in an earlier publication; or a number that moves by five or more, which only the chain can tell from a true one",
    ),
];

/// A path without its indices.
fn general(path: &str) -> String {
    path.split('[').enumerate().fold(String::new(), |all, (index, part)| match part.split_once(']') {
        Some((_, rest)) if index > 0 => format!("{all}[]{rest}"),
        _ => format!("{all}{part}"),
    })
}

/// The entry whose key the path begins with.
fn find<'a, T>(table: &'a [(&str, T)], path: &str) -> Option<&'a T> {
    table.iter().find(|(key, _)| path.starts_with(key)).map(|(_, value)| value)
}

/// Whether a problem lies in the changed value, around it or within it.
fn touches(place: &str, changed: &str) -> bool {
    !place.is_empty() && (changed.starts_with(place) || place.starts_with(changed))
}

/// The numbers shown, each with its goal and day.
fn shown(publication: &Publication) -> BTreeSet<(String, String, u64)> {
    let of_goal = |series: &mk_core::publish::Series| {
        let id = series.goal().id.to_string();
        let points = series.points().iter();
        let shown = move |point: &mk_core::publish::Point| {
            Some((id.clone(), point.through().to_string(), point.figure().count()?))
        };
        points.filter_map(shown).collect::<Vec<_>>()
    };
    publication.series().iter().flat_map(of_goal).collect()
}

/// The key of the changed value.
fn field(change: &Change) -> &str {
    change.path.rsplit('.').next().unwrap()
}

/// Every number that is read stood in the document before, but for the one that was changed itself; and whoever reads
/// it gets points that move by the threshold, however false one of them is.
fn says_no_more(change: &Change, read: &Publication) {
    let before = shown(&publication());
    let more = shown(read).difference(&before).count();
    let false_number = field(change) == "count" && change.path.contains("points");
    let new_name = field(change) == "id" || change.path == "goals";
    assert!(
        more <= usize::from(false_number) || new_name,
        "{} {} shows {more} more",
        change.path,
        change.how
    );
    for series in read.series().iter().filter(|series| series.is_guarded()) {
        for window in series.goal().windows(read.period()) {
            let counts = series.points_in(window).filter_map(|point| point.figure().count());
            let all: Vec<u64> = std::iter::once(0).chain(counts).collect();
            let apart =
                |(at, one): (usize, &u64)| all[at + 1..].iter().all(|other| one.abs_diff(*other) >= 5);
            assert!(all.iter().enumerate().all(apart), "{} {}", change.path, change.how);
        }
    }
}

#[test]
fn a_changed_value_is_refused_with_its_path_or_harmless() {
    let (mut refused, mut harmless) = (0, 0);
    for change in changes() {
        let path = general(&change.path);
        match Publication::from_text(&change.document.to_string()) {
            Ok(read) => {
                assert!(
                    find(&HARMLESS, &path).is_some(),
                    "{} became {} and is read",
                    change.path,
                    change.how
                );
                says_no_more(&change, &read);
                harmless += 1;
            }
            Err(problems) => {
                let near = problems.iter().any(|problem| touches(&problem.place.path, &change.path));
                let contradicted = find(&CONTRADICTED, &path).is_some_and(|places| {
                    let fits = |place: &str| places.iter().any(|known| place.starts_with(known));
                    problems.iter().all(|problem| {
                        fits(&general(&problem.place.path)) || touches(&problem.place.path, &change.path)
                    })
                });
                assert!(near || contradicted, "{} became {}: {problems}", change.path, change.how);
                refused += 1;
            }
        }
    }
    assert!(refused > 1500 && harmless > 300, "{refused} refused, {harmless} harmless");
}

/// The changes that a document must never bear, one by one.
#[test]
fn what_breaks_a_rule_is_refused() {
    let text = publication().to_text();
    for (from, to, code, place) in [
        ("\"kraft-publication\"", "\"annat\"", "not-a-publication", "format"),
        ("\"version\": 1", "\"version\": 2", "newer-version", "version"),
        ("\"version\": 1", "\"version\": 0", "wrong-value", "version"),
        ("\"threshold\": 5", "\"threshold\": 4", "wrong-value", "threshold"),
        ("\"published\": \"2026-04-10\"", "\"published\": \"2026-03-30\"", "rule-broken", "published"),
        (
            "\"count\": 83",
            "\"withheld\": true, \"least\": 0, \"most\": 4",
            "rule-broken",
            "goals[0].points[0]",
        ),
        ("\"count\": 54", "\"count\": 27", "rule-broken", "goals[1].points[1]"),
        ("\"rhythm\": \"year\"", "\"rhythm\": \"month\"", "rule-broken", "goals[2].rhythm"),
        ("\"id\": \"rehabiliteringssamverkan\"", "\"id\": \"arsplatser\"", "rule-broken", "goals[2]"),
        ("\"count\": 350", "\"count\": 179", "rule-broken", "goals[1].rhythm"),
    ] {
        assert!(text.contains(from), "{from}");
        let problems = Publication::from_text(&text.replacen(from, to, 1)).unwrap_err();
        let found =
            problems.iter().any(|problem| (problem.code, problem.place.path.as_str()) == (code, place));
        assert!(found, "{from} became {to}: {problems}");
    }
}

/// The same, where a whole value must change.
#[test]
fn what_contradicts_itself_is_refused() {
    let document: Value = serde_json::from_str(&publication().to_text()).unwrap();
    for (pointer, value, code, place) in [
        (
            "/goals/0/points/0",
            json!({ "through": "2025-01-31", "count": 83, "withheld": true }),
            "wrong-value",
            "goals[0].points[0].count",
        ),
        ("/goals/3/targets", json!([]), "rule-broken", "goals[3].targets"),
        ("/goals/1/targets/3/year", json!(2028), "rule-broken", "goals[1].targets[3].year"),
        ("/goals/1/targets/2/since", json!("2025-01-01"), "wrong-value", "goals[1].targets"),
        ("/goals/3/targets/0/year", json!(2025), "wrong-value", "goals[3].targets[0].year"),
        ("/from", json!("2027-12-31"), "rule-broken", "through"),
        // A terminal would clear its window.
        ("/title/sv", json!("Malmö\u{1b}[2J"), "wrong-value", "title"),
        ("/goals/1/title/en", json!("Work\u{9b}2J"), "wrong-value", "goals[1].title"),
        ("/goals/1/counted/sv/one", json!("{n} person\u{7}"), "wrong-value", "goals[1].counted"),
        ("/goals/1/points/1/through", json!("2025-02-27"), "rule-broken", "goals[1].points[1]"),
    ] {
        let mut changed = document.clone();
        match changed.pointer_mut(pointer) {
            Some(old) => *old = value,
            None => changed["goals"][3]["targets"][0]["year"] = value,
        }
        let problems = Publication::from_text(&changed.to_string()).unwrap_err();
        let found =
            problems.iter().any(|problem| (problem.code, problem.place.path.as_str()) == (code, place));
        assert!(found, "{pointer}: {problems}");
    }
}

/// A false number is found by whoever publishes the next month after it.
#[test]
fn the_chain_refuses_what_a_single_document_cannot_show() {
    let (programme, before) = (programme(), publication());
    let totals = outcome::read_csv(table(16).as_bytes(), &programme).unwrap();
    let mut followed = BTreeSet::new();
    for change in changes() {
        let Ok(read) = Publication::from_text(&change.document.to_string()) else { continue };
        if read == before {
            continue;
        }
        let mut chain = Chain::new();
        let next = chain
            .push("", &read.to_text())
            .and_then(|()| publish(&programme, &totals, &chain, day("2026-05-10")));
        match next {
            Ok(_) => {
                followed.insert(general(&change.path).split('.').take(2).collect::<Vec<_>>().join("."));
            }
            Err(problems) => assert!(
                codes(&problems).iter().all(|code| matches!(
                    *code,
                    "changed-history"
                        | "changed-rules"
                        | "changed-target"
                        | "other-programme"
                        | "missing-goal"
                        | "older-than-previous"
                        | "missing-publication"
                        | "rule-broken"
                )),
                "{problems}"
            ),
        }
    }
    // What the definition says over again, what is left out and comes back, and the document's own day and number.
    let again = [
        "data_through",
        "goals",
        "goals[]",
        "goals[].breakdowns",
        "goals[].breakdowns[]",
        "goals[].counted",
        "goals[].definition",
        "goals[].known",
        "goals[].known[]",
        "goals[].points",
        "goals[].points[]",
        "goals[].profile",
        "goals[].profile[]",
        "goals[].targets[]",
        "goals[].title",
        "notice",
        "notice.en",
        "notice.sv",
        "published",
        "title.ar",
        "title.bs",
        "title.en",
        "title.fa",
        "title.fi",
        "title.pl",
        "title.so",
        "title.sv",
        "title.uk",
    ];
    assert_eq!(followed, again.map(str::to_owned).into());
}
