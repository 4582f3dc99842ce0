//! No document makes the reader panic or run for long.

use crate::publication;
use mk_core::forecast::Forecast;
use mk_core::progress::Progress;
use mk_core::publish::Publication;
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

fn document() -> Value {
    static ONCE: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&publication().to_text()).unwrap());
    ONCE.clone()
}

/// Any JSON, often with the names of a publication.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3..3000_i32).prop_map(Value::from),
        "(1900|2025|2999)-(01|02|12)-(01|28|29|31)".prop_map(Value::from),
        "(kraft-publication|persons|places|year|whole|month|tertial|sv|\\PC{0,5})".prop_map(Value::from),
    ];
    let key = "(format|version|programme|title|from|through|notice|threshold|sequence|published|data_through|goals|id|\
               definition|counted|unit|window|rhythm|profile|targets|points|count|withheld|year|since|sv|en|one|other)";
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..14).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..10)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Whatever is read can be measured and written.
fn check(document: &Value) {
    if let Ok(read) = Publication::from_text(&document.to_string()) {
        for series in read.series() {
            shown(&read, series.goal().id.as_str());
            if let Some(progress) = Progress::of(&read, series) {
                assert!(progress.pace.is_none_or(|pace| pace.expected.is_finite()));
            }
            if let Some(forecast) = Forecast::of(&read, series) {
                assert!((0.0..=1.0).contains(&forecast.reach()));
            }
        }
        assert_eq!(Publication::from_text(&read.to_text()).as_ref(), Ok(&read));
    }
}

/// Whatever is read can be said, drawn and tabulated, in every view, of every year, and by groups.
fn shown(read: &Publication, goal: &str) {
    let locale = Locale::of("sv");
    for (view, period, by) in
        View::ALL.into_iter().flat_map(|view| [(view, "", ""), (view, "2025", ""), (view, "all", "sex")])
    {
        let subject = Subject::new(read, goal, locale).unwrap();
        let Ok(subject) = subject.in_period(period).and_then(|subject| subject.by(by)) else { continue };
        assert!(figure::fragment(&subject, view).starts_with("<figure"));
        assert!(!mk_wasm::table::csv(&subject, view).is_empty());
    }
}

/// Every pointer of a document.
fn pointers(value: &Value, own: &str, all: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (step, value) in below {
        let pointer = format!("{own}/{step}");
        pointers(value, &pointer, all);
        all.push(pointer);
    }
}

/// A label that stands for anything at all: read where facts known elsewhere could make it so, and quick to forecast with.
#[test]
fn a_label_for_anything_is_no_burden() {
    let text = document().to_string();
    assert!(text.contains("\"least\":228,\"most\":232"), "{text}");
    let started = Instant::now();
    check(
        &serde_json::from_str(&text.replace("\"least\":228,\"most\":232", "\"least\":0,\"most\":1000000000"))
            .unwrap(),
    );
    assert!(started.elapsed() < Duration::from_secs(10));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_or_refused(document in anything()) {
        check(&document);
    }

    #[test]
    fn a_publication_with_anything_in_several_places_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), anything()), 1..4),
    ) {
        let mut document = document();
        for (at, value) in changes {
            let mut all = Vec::new();
            pointers(&document, "", &mut all);
            if !all.is_empty() {
                *document.pointer_mut(&all[at.index(all.len())]).unwrap() = value;
            }
        }
        check(&document);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,100}") {
        prop_assert!(Publication::from_text(&text).is_err());
    }
}

#[test]
fn what_is_no_json_is_a_problem_in_its_place() {
    let text = publication().to_text();
    let half = &text[..text.floor_char_boundary(text.len() / 2)];
    for (written, line) in [(half, half.matches('\n').count() + 1), ("", 1), ("{", 1), ("\u{feff}{}", 1)] {
        let problem = crate::common::only(Publication::from_text(written));
        assert_eq!((problem.code, problem.place.line), ("syntax", Some(line)), "{problem}");
    }
    for nested in ["[", "{\"a\":"] {
        assert_eq!(crate::common::only(Publication::from_text(&nested.repeat(100_000))).code, "syntax");
    }
}

/// The longest programme that can be written, and more points than any can have.
#[test]
fn a_document_as_large_as_can_be_is_read_or_refused_soon() {
    let mut document = document();
    let start = Instant::now();
    document["from"] = json!("1900-01-01");
    document["through"] = json!("2999-12-31");
    document["goals"][3]["rhythm"] = json!("year");
    document["goals"][3]["points"] = json!([]);
    check(&document);
    document["goals"][3]["points"] =
        (1900..2000).map(|year| json!({ "through": format!("{year}-12-31"), "withheld": true })).collect();
    document["goals"][3]["rhythm"] = json!("year");
    check(&document);
    document["goals"][3]["points"] =
        vec![json!({ "through": "1900-12-31", "withheld": true }); 20_000].into();
    check(&document);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}
