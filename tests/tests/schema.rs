//! The JSON Schema of the definition file: a validator of another maker takes the three definitions, and refuses what the
//! reader refuses for its keys and kinds.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/mod.rs"]
mod common;

use common::FILES;
use mk_core::definition::{read, schema};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use toml::de::{DeTable, DeValue};

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(&schema()).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A definition as editors see it: dates are strings.
fn json(text: &str) -> Value {
    fn of(value: &DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::from(text.as_ref()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).unwrap().into(),
            DeValue::Float(number) => number.as_str().parse::<f64>().unwrap().into(),
            DeValue::Boolean(value) => Value::from(*value),

            DeValue::Datetime(written) => Value::from(written.to_string()),
            DeValue::Array(list) => list.iter().map(|one| of(one.get_ref())).collect(),
            DeValue::Table(inner) => table(inner),
        }
    }
    fn table(table: &DeTable<'_>) -> Value {
        let entries = table.iter().map(|(key, one)| (key.get_ref().to_string(), of(one.get_ref())));
        Value::Object(entries.collect::<Map<_, _>>())
    }
    table(DeTable::parse(text).unwrap().get_ref())
}

#[test]
fn the_schema_takes_all_three_definitions() {
    let validator = validator();
    for text in FILES {
        let errors: Vec<String> = validator.iter_errors(&json(text)).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

/// Each value of each file changed in many ways: whenever the reader names a key or a kind, the schema refuses, too; and
/// whatever the schema refuses, the reader does.
#[test]
fn the_schema_refuses_what_the_reader_refuses_for_its_keys_and_kinds() {
    let validator = validator();
    let by_shape =
        ["unknown-key", "missing-key", "wrong-value", "out-of-range", "unknown-value", "unknown-language"];
    // Rules that tie keys to one another are the reader's alone, as is whether a date exists.
    let rules = [
        "`year` is missing",
        "`times` is missing",
        "`per` is missing",
        "`lull` is missing",
        "`minutes` is missing",
        "`target` is missing; what",
        "`day` is missing",
        "`goal` is missing; kinds",
    ];
    let (mut refused, mut taken) = (0, 0);
    for text in FILES {
        let (mut heading, mut seen) = ("", BTreeSet::new());
        for (at, line) in text.match_indices('\n').map(|(at, _)| at + 1).zip(text.lines().skip(1)) {
            if line.starts_with('[') {
                heading = line;
            }
            let Some((key, value)) = line.split_once(" = ").filter(|(key, _)| !key.starts_with('#')) else {
                continue;
            };
            // Each key below each heading once is enough.
            if value.ends_with('[') || key.contains('{') || !seen.insert((heading, key)) {
                continue;
            }
            for changed in [
                String::new(),
                format!("{key}x = {value}"),
                format!("{key} = 7"),
                format!("{key} = \"ett\""),
                format!("{key} = []"),
                format!("{key} = -1"),
                format!("{key} = 99999999"),
                format!("{key} = true"),
                format!("{key} = {{ sv = \"a\", de = \"b\" }}"),
            ] {
                let text = format!("{}{changed}{}", &text[..at], &text[at + line.len()..]);
                let read = read(&text);
                let valid = validator.is_valid(&json(&text));
                let Err(problems) = read else {
                    assert!(valid, "{line} became {changed}, which the reader takes");
                    taken += 1;
                    continue;
                };
                let shape = problems.iter().any(|problem| {
                    by_shape.contains(&problem.code)
                        && !rules.iter().any(|rule| problem.message.starts_with(rule))
                });
                assert_eq!(valid, !shape, "{line} became {changed}: {problems}");
                refused += usize::from(shape);
            }
        }
    }
    assert!(refused > 1000 && taken > 100, "{refused} {taken}");
}
