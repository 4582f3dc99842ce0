//! The definition file's JSON Schema, written from its description, so that editors complete and check what is typed.
//!
//! It says what the description says: keys, kinds and ranges. What ties values to one another (references, ids, terms that
//! overlap) only the reader knows.

use super::keys::DEFINITION;
use super::shape::{Kind, NOT_STATED, Presence, REQUIRED_LANGUAGES, Shape};
use crate::text::LANGUAGES;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The schema (JSON Schema 2020-12) as text. TOML's dates are strings in it, as editors read them.
///
/// ```
/// let schema = mk_core::definition::schema();
/// assert!(schema.contains("\"https://json-schema.org/draft/2020-12/schema\""));
/// ```
pub fn schema() -> String {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A programme's definition",
    });
    if let (Value::Object(schema), Value::Object(table)) = (&mut schema, of_shape(&DEFINITION)) {
        schema.extend(table);
    }
    format!("{:#}\n", sorted(schema))
}

/// Keys in the order of the alphabet, whatever order the map was built to keep.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entries: BTreeMap<String, Value> =
                entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(entries.into_iter().collect())
        }
        Value::Array(values) => values.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn of_shape(shape: &Shape) -> Value {
    let mut properties = Map::new();
    let mut all_of = Vec::new();
    for key in shape.keys {
        let mut value = of_kind(key.kind);
        if let Value::Object(value) = &mut value {
            value.insert("description".to_owned(), json!(key.about));
        }
        properties.insert(key.name.to_owned(), value);
        if key.presence == Presence::OrNotStated {
            let open = json!({ NOT_STATED: { "contains": { "const": key.name } } });
            all_of.push(json!({
                "oneOf": [
                    { "required": [key.name] },
                    { "required": [NOT_STATED], "properties": open },
                ],
            }));
        }
    }
    let required: Vec<&str> =
        shape.keys.iter().filter(|key| key.presence == Presence::Required).map(|key| key.name).collect();
    let mut table = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if let Some(table) = table.as_object_mut().filter(|_| !all_of.is_empty()) {
        table.insert("allOf".to_owned(), Value::Array(all_of));
    }
    table
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Id | Kind::Reference(_) => json!({ "type": "string", "pattern": "^[a-z][a-z0-9-]{0,59}$" }),
        Kind::Text => json!({ "type": "string", "pattern": "\\S" }),
        Kind::TextAroundNumber => json!({ "type": "string", "pattern": "\\{n\\}" }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::MonthDay => json!({ "type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$" }),
        Kind::Month => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$" }),
        Kind::Time => json!({ "type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$" }),
        Kind::Truth => json!({ "type": "boolean" }),
        Kind::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Number { most } => json!({ "type": "number", "minimum": 0, "maximum": most }),
        Kind::Numbers { count, most } => json!({
            "type": "array",
            "items": of_kind(Kind::Number { most }),
            "minItems": count,
            "maxItems": count,
        }),
        Kind::List(kind) => json!({ "type": "array", "items": of_kind(*kind), "minItems": 1 }),
        Kind::Table(shape) => of_shape(shape),
        Kind::Tables(shape) => json!({ "type": "array", "items": of_shape(shape), "minItems": 1 }),
        Kind::Named(shape) => json!({ "type": "object", "additionalProperties": of_shape(shape) }),
        Kind::ByLanguage(kind) => {
            let required = REQUIRED_LANGUAGES.iter().map(|language| ((*language).to_owned(), of_kind(*kind)));
            let others: Vec<&str> =
                LANGUAGES.into_iter().filter(|language| !REQUIRED_LANGUAGES.contains(language)).collect();
            let pattern = format!("^({})$", others.join("|"));
            json!({
                "type": "object",
                "properties": required.collect::<Map<_, _>>(),
                "patternProperties": { pattern: of_kind(*kind) },
                "required": REQUIRED_LANGUAGES,
                "additionalProperties": false,
            })
        }
    }
}
