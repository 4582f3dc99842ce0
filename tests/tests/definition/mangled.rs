//! No text makes the reader panic, however it has been mangled.

use mk_core::definition::{MALMOKRAFTEN, read};
use proptest::prelude::*;

/// What is written where something else stood.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,6}",
        prop::sample::select(vec![
            "",
            "\"",
            "\"\"\"",
            "'''",
            "[",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "\n",
            "\r",
            "\0",
            "#",
            "\u{feff}",
            "å",
            "0x",
            "1e400",
            "-",
            "2025-02-30",
            "9999-12-31",
            "inf",
            "nan",
            "[[goal]]\n",
            "[goal.target]\n",
            "{n}",
            "\\u0000",
            "99999999999999999999",
            "goal.goal.goal = 1\n",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Places of the text, as shares of its length, each with how much is taken out and what is put in.
fn mangled() -> impl Strategy<Value = String> {
    prop::collection::vec((0.0..1.0_f64, 0..30_usize, scrap()), 1..6).prop_map(|changes| {
        let mut text: Vec<char> = MALMOKRAFTEN.chars().collect();
        for (share, length, scrap) in changes {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let at = (share * text.len() as f64) as usize;
            let end = (at + length).min(text.len());
            text.splice(at..end, scrap.chars());
        }
        text.into_iter().collect()
    })
}

/// What can be said of any answer: it is short enough to read, sorted, and every place lies in the text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let Err(problems) = read(text) else { return Ok(()) };
    prop_assert!(!problems.is_empty());
    prop_assert!(problems.iter().is_sorted_by_key(|problem| (problem.place.line, problem.place.column)));
    for problem in &problems {
        let line = problem.place.line.unwrap();
        prop_assert!(line <= text.matches('\n').count() + 1, "{}", problem);
        prop_assert!(problem.place.column.unwrap() >= 1);
        prop_assert!(problem.to_string().len() < 1000, "{}", problem);
        prop_assert!(problem.code != "invalid", "a rule without a message: {}", problem);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(feature = "thorough") { 1000 } else { 200 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_definition_never_panics(text in mangled()) {
        check(&text)?;
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,200}") {
        check(&text)?;
    }

    #[test]
    fn toml_of_other_things_never_panics(lines in prop::collection::vec(
        prop_oneof![
            Just("[programme]".to_owned()), Just("[[goal]]".to_owned()), Just("[[goal.target]]".to_owned()),
            Just("[goal.title]".to_owned()), Just("[profile.x]".to_owned()), Just("goal = [1, {}]".to_owned()),
            "(id|from|unit|window|sv|en|year|count|since|weights|profile|goal|target) = (1|\"year\"|\\[\\]|\\{\\}|2025-01-01|\\[\\{year=1\\}\\])",
        ],
        0..20,
    )) {
        check(&lines.join("\n"))?;
    }
}

#[test]
fn what_nests_deeply_is_refused_and_not_followed() {
    for text in [
        "[".repeat(100_000),
        format!("a={}", "[".repeat(100_000)),
        format!("a={}", "{a=".repeat(100_000)),
        format!("{}a=1", "a.".repeat(100_000)),
        format!("[{}a]", "goal.".repeat(100_000)),
        format!("[programme]\ntitle.{}a=1", "a.".repeat(100_000)),
    ] {
        let problems = read(&text).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code, "syntax", "{problems}");
    }
}
