//! Every key of Malmökraften's definition, removed, misspelt and given another value: each time the problem lies there.
//!
//! The keys and their places are found by walking the TOML, not by asking the reader.

use crate::common::only;
use mk_core::definition::{MALMOKRAFTEN, read};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A `key = value` of the file.
pub(crate) struct Entry {
    /// The path of its table, such as `goal[1].title`, and where that begins.
    table: (String, usize),
    name: String,
    pub(crate) key: Range<usize>,
    pub(crate) value: Range<usize>,
    kind: &'static str,
}

/// All of them, but no headings.
pub(crate) fn entries() -> Vec<Entry> {
    let document = DeTable::parse(MALMOKRAFTEN).unwrap();
    let mut all = Vec::new();
    walk(document.get_ref(), &(String::new(), 0), &mut all);
    assert!(all.len() > 75, "{}", all.len());
    all
}

fn walk(table: &DeTable<'_>, own: &(String, usize), all: &mut Vec<Entry>) {
    for (key, value) in table {
        let below = |index: &str| {
            let dot = if own.0.is_empty() { "" } else { "." };
            format!("{}{dot}{}{index}", own.0, key.get_ref())
        };
        match value.get_ref() {
            DeValue::Table(inner) => walk(inner, &(below(""), value.span().start), all),
            DeValue::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    if let DeValue::Table(inner) = value.get_ref() {
                        walk(inner, &(below(&format!("[{index}]")), value.span().start), all);
                    }
                }
            }
            _ => {}
        }
        let line = MALMOKRAFTEN[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
        if !MALMOKRAFTEN[line..].starts_with('[') {
            all.push(Entry {
                table: own.clone(),
                name: key.get_ref().to_string(),
                key: key.span(),
                value: value.span(),
                kind: value.get_ref().type_str(),
            });
        }
    }
}

impl Entry {
    fn path(&self) -> String {
        format!("{}.{}", self.table.0, self.name)
    }

    /// Whether the inventory and the model can do without it.
    fn is_optional(&self) -> bool {
        matches!(self.name.as_str(), "threshold" | "profile" | "decided-by")
    }
}

pub(crate) fn with(range: &Range<usize>, text: &str) -> String {
    format!("{}{text}{}", &MALMOKRAFTEN[..range.start], &MALMOKRAFTEN[range.end..])
}

fn line_and_column(at: usize) -> (Option<usize>, Option<usize>) {
    let before = &MALMOKRAFTEN[..at];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    (Some(before.matches('\n').count() + 1), Some(before[line..].chars().count() + 1))
}

/// That the file has one problem, of that code and in that place, and says in it what it must.
fn check(text: &str, (path, at): (&str, usize), code: &str, said: &str) {
    let problem = only(read(text));
    let place = &problem.place;
    assert_eq!((problem.code, place.path.as_str()), (code, path), "{problem}");
    assert_eq!((place.line, place.column), line_and_column(at), "{problem}");
    assert!(problem.to_string().contains(said), "{problem} should say {said}");
}

#[test]
fn a_key_that_is_left_out_is_called_missing_in_its_table() {
    for entry in entries() {
        let mut range = entry.key.start..entry.value.end;
        // In `{ sv = …, en = … }` the comma goes with it.
        if MALMOKRAFTEN[range.end..].starts_with(", ") {
            range.end += 2;
        } else if MALMOKRAFTEN[..range.start].ends_with(", ") {
            range.start -= 2;
        }
        let text = with(&range, "");
        if entry.is_optional() {
            read(&text).unwrap();
        } else {
            let (path, at) = &entry.table;
            check(&text, (path, *at), "missing-key", &entry.name);
        }
    }
}

#[test]
fn a_heading_that_is_left_out_with_all_below_it_is_called_missing() {
    for (heading, next, path, said) in [
        ("[programme]", "# The gate", "", "`programme`"),
        ("[goal.definition]", "[goal.counted]", "goal[0]", "`definition`"),
        ("[goal.counted]", "[[goal.target]]", "goal[0]", "`counted`"),
        ("[[goal.target]]", "# \"Målsättningen", "goal[0]", "`target`"),
    ] {
        let from = MALMOKRAFTEN.find(heading).unwrap();
        let through = from + MALMOKRAFTEN[from..].find(next).unwrap();
        let problem = only(read(&with(&(from..through), "")));
        assert_eq!((problem.code, problem.place.path.as_str()), ("missing-key", path), "{problem}");
        assert!(problem.message.contains(said), "{problem}");
    }
}

/// A letter doubled, left out, changed, and two that changed places: as far as the word is long enough to know again.
fn misspellings(word: &str) -> Vec<String> {
    let mut all = vec![format!("{word}{}", &word[word.len() - 1..])];
    if word.len() > 3 {
        let middle = word.len() / 2;
        all.push(format!("{}{}", &word[..middle], &word[middle + 1..]));
        all.push(format!("{}x{}", &word[..middle], &word[middle + 1..]));
        all.push(format!("{}{}{}", &word[..2], &word[3..4], &word[2..3]) + &word[4..]);
        all.retain(|written| written != word);
    }
    all
}

#[test]
fn a_misspelt_key_is_one_problem_with_the_right_word_in_its_hint() {
    for entry in entries() {
        for written in misspellings(&entry.name) {
            let code =
                if matches!(entry.name.as_str(), "sv" | "en") { "unknown-language" } else { "unknown-key" };
            let said = format!("hint: did you mean `{}`?", entry.name);
            let path = format!("{}.{written}", entry.table.0);
            check(&with(&entry.key, &written), (&path, entry.key.start), code, &said);
        }
    }
}

#[test]
fn a_misspelt_heading_has_the_right_word_in_its_hint() {
    for heading in ["programme", "policy", "definition", "counted", "target"] {
        for written in misspellings(heading) {
            let places: Vec<_> = MALMOKRAFTEN.match_indices(&format!("{heading}]")).collect();
            let at = places[0].0;
            let problem = only(read(&with(&(at..at + heading.len()), &written)));
            assert_eq!(
                (problem.code, problem.place.line),
                ("unknown-key", line_and_column(at).0),
                "{problem}"
            );
            assert_eq!(problem.hint, Some(format!("did you mean `{heading}`?")));
        }
    }
}

#[test]
fn a_misspelt_reference_or_word_has_the_right_one_in_its_hint() {
    let mut references = 0;
    for entry in
        entries().into_iter().filter(|entry| matches!(entry.name.as_str(), "profile" | "unit" | "window"))
    {
        let right = MALMOKRAFTEN[entry.value.clone()].trim_matches('"');
        for written in misspellings(right) {
            let code = if entry.name == "profile" { "unknown-reference" } else { "unknown-value" };
            let said = format!("hint: did you mean `{right}`?");
            check(
                &with(&entry.value, &format!("{written:?}")),
                (&entry.path(), entry.value.start),
                code,
                &said,
            );
            references += 1;
        }
    }
    assert!(references > 30, "{references}");
}

#[test]
fn a_value_of_the_wrong_kind_is_one_problem_in_its_place() {
    let values = [
        ("string", "\"ett\""),
        ("integer", "7"),
        ("float", "1.5"),
        ("boolean", "true"),
        ("datetime", "2025-01-01T00:00:00"),
        ("array", "[]"),
        ("array", "[[]]"),
        ("table", "{}"),
    ];
    for entry in entries() {
        for (kind, written) in values.into_iter().filter(|(kind, _)| *kind != entry.kind) {
            let text = with(&entry.value, written);
            let problem = only(read(&text));
            assert_eq!(problem.code, "wrong-value", "{kind}: {problem}");
            check(&text, (&entry.path(), entry.value.start), "wrong-value", "does not fit; expected ");
        }
    }
}

#[test]
fn a_number_out_of_range_is_one_problem_in_its_place() {
    let mut changed = 0;
    for entry in entries() {
        let cases: &[(&str, &str)] = match entry.name.as_str() {
            "threshold" => &[("4", "out-of-range"), ("-5", "out-of-range"), ("1001", "out-of-range")],
            "count" => &[
                ("0", "out-of-range"),
                ("-350", "out-of-range"),
                ("10_000_001", "out-of-range"),
                ("99999999999999999999999", "out-of-range"),
            ],
            "year" => &[
                ("2024", "target-outside-programme"),
                ("2028", "target-outside-programme"),
                ("1899", "out-of-range"),
                ("3000", "out-of-range"),
                ("99999999999999999999999", "out-of-range"),
            ],
            "from" | "through" => &[("0001-01-01", "wrong-value"), ("9999-12-31", "wrong-value")],
            _ => &[],
        };
        for (written, code) in cases {
            check(&with(&entry.value, written), (&entry.path(), entry.value.start), code, "");
            changed += 1;
        }
    }
    assert!(changed > 60, "{changed}");
}

#[test]
fn each_weight_of_a_profile_is_looked_at_by_itself() {
    let list = MALMOKRAFTEN.find("[1,  1,").unwrap();
    for (index, (at, _)) in MALMOKRAFTEN[list..].match_indices([',', ']']).take(12).enumerate() {
        let end = list + at;
        let start = MALMOKRAFTEN[..end].rfind([' ', '[']).unwrap() + 1;
        for written in ["-0.1", "-1", "1000.5", "1001", "inf", "nan"] {
            let path = format!("profile.sommar.weights[{index}]");
            check(&with(&(start..end), written), (&path, start), "out-of-range", "a number from 0 to 1000");
        }
    }
    for written in ["[1, 1]", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "[]"] {
        let end = list + MALMOKRAFTEN[list..].find(']').unwrap() + 1;
        check(
            &with(&(list..end), written),
            ("profile.sommar.weights", list),
            "wrong-value",
            "a list of 12 numbers",
        );
    }
}
