//! Every way to change one value of a publication's document.

use crate::publication;
use serde_json::{Value, json};

/// A change to a document: where, in the words of a problem's path, and how.
pub(crate) struct Change {
    pub(crate) path: String,
    pub(crate) how: String,
    pub(crate) document: Value,
}

/// Every change of one value.
pub(crate) fn changes() -> Vec<Change> {
    let document = serde_json::from_str(&publication().to_text()).unwrap();
    let mut all = Vec::new();
    walk(&document, &mut Vec::new(), &mut |pointer, how, change| {
        let mut document = document.clone();
        change(&mut document, pointer);
        all.push(Change { path: path(pointer), how: how.to_owned(), document });
    });
    all
}

type Apply<'a> = &'a dyn Fn(&mut Value, &[String]);

fn walk(value: &Value, pointer: &mut Vec<String>, found: &mut dyn FnMut(&[String], &str, Apply<'_>)) {
    if !pointer.is_empty() {
        found(pointer, "removed", &|document, pointer| remove(document, pointer));
        for other in others(value) {
            found(pointer, &other.to_string(), &|document, pointer| *at(document, pointer) = other.clone());
        }
    }
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                pointer.push(key.clone());
                walk(value, pointer, found);
                pointer.pop();
            }
        }
        Value::Array(items) => {
            // Of a long list the first three and the last.
            let some = items.iter().enumerate().filter(|(index, _)| *index < 3 || index + 1 == items.len());
            for (index, value) in some {
                pointer.push(index.to_string());
                walk(value, pointer, found);
                pointer.pop();
            }
        }
        _ => {}
    }
}

/// Values of every other kind, and near ones of the same.
fn others(value: &Value) -> Vec<Value> {
    let mut all = vec![Value::Null, json!(true), json!([]), json!({}), json!("x"), json!(""), json!(7)];
    match value {
        Value::Number(number) => {
            let number = number.as_f64().unwrap();
            let near = [-number, -1.0, number + 0.5, 1e300, 0.0, number - 1.0, number + 1.0];
            all.extend(near.map(|near| {
                if near.fract() == 0.0 && near.abs() < 1e9 {
                    json!(format!("{near}").parse::<i64>().unwrap())
                } else {
                    json!(near)
                }
            }));
        }
        Value::String(text) => {
            if let Ok(date) = text.parse::<chrono::NaiveDate>() {
                let near = [
                    date.pred_opt(),
                    date.succ_opt(),
                    date.checked_add_months(chrono::Months::new(1)),
                    date.checked_sub_months(chrono::Months::new(1)),
                ];
                all.extend(near.map(|near| json!(near.unwrap().to_string())));
                all.extend(
                    ["2025-1-1", "2025-02-30", "0000-01-01", "9999-12-31", "+2025-01-01"]
                        .map(|text| json!(text)),
                );
            }
            all.extend(
                ["month", "tertial", "year", "whole", "persons", "places", "events"].map(|word| json!(word)),
            );
        }
        Value::Array(items) => {
            all.push(items.iter().rev().cloned().collect());
            all.push(items.iter().skip(1).cloned().collect());
            all.push(items.iter().chain(items.last()).cloned().collect());
        }
        Value::Bool(_) => all.push(json!(false)),
        _ => {}
    }
    all.retain(|other| other != value);
    all
}

fn at<'a>(document: &'a mut Value, pointer: &[String]) -> &'a mut Value {
    document.pointer_mut(&format!("/{}", pointer.join("/"))).unwrap()
}

fn remove(document: &mut Value, pointer: &[String]) {
    let (last, parent) = pointer.split_last().unwrap();
    let parent = if parent.is_empty() { document } else { at(document, parent) };
    match parent {
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        parent => drop(parent.as_object_mut().unwrap().remove(last)),
    }
}

fn path(pointer: &[String]) -> String {
    pointer.iter().fold(String::new(), |path, step| match step.parse::<usize>() {
        Ok(index) => format!("{path}[{index}]"),
        Err(_) if path.is_empty() => step.clone(),
        Err(_) => format!("{path}.{step}"),
    })
}
