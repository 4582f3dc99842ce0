//! Every key of three definitions, removed, misspelt and given another value: each time the problem lies there.
//!
//! The keys and their places are found by walking the TOML, not by asking the reader. What may be left out, and within
//! which bounds a number lies, is written down here a second time.

use crate::common::{FILES, only};
use mk_core::definition::read;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A `key = value` of a file.
pub(crate) struct Entry {
    text: &'static str,
    /// The path of its table, such as `goal[1].title`, and where that begins.
    table: (String, usize),
    name: String,
    pub(crate) key: Range<usize>,
    pub(crate) value: Range<usize>,
    kind: &'static str,
    /// Where the texts of a list stand.
    items: Vec<Range<usize>>,
}

/// All of them, but no headings: each kind of key once from each file, and with the feature `thorough` every one.
fn entries() -> Vec<Entry> {
    let all = entries_of(&FILES);
    let least = if cfg!(feature = "thorough") { 1500 } else { 300 };
    assert!(all.len() > least, "{}", all.len());
    all
}

/// Those of some files.
pub(crate) fn entries_of(files: &[&'static str]) -> Vec<Entry> {
    let mut all = Vec::new();
    for text in files.iter().copied() {
        let document = DeTable::parse(text).unwrap();
        let mut entries = Vec::new();
        walk(text, document.get_ref(), &(String::new(), 0), &mut entries);
        let mut seen = BTreeSet::new();
        entries.retain(|entry| cfg!(feature = "thorough") || seen.insert(entry.pattern()));
        all.extend(entries);
    }
    all
}

fn walk(text: &'static str, table: &DeTable<'_>, own: &(String, usize), all: &mut Vec<Entry>) {
    for (key, value) in table {
        let below = |index: &str| {
            let dot = if own.0.is_empty() { "" } else { "." };
            format!("{}{dot}{}{index}", own.0, key.get_ref())
        };
        let mut items = Vec::new();
        match value.get_ref() {
            DeValue::Table(inner) => walk(text, inner, &(below(""), value.span().start), all),
            DeValue::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    match value.get_ref() {
                        DeValue::Table(inner) => {
                            walk(text, inner, &(below(&format!("[{index}]")), value.span().start), all);
                        }
                        DeValue::String(_) => items.push(value.span()),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        let line = text[..key.span().start].rfind('\n').map_or(0, |at| at + 1);
        if !text[line..].starts_with('[') {
            all.push(Entry {
                text,
                table: own.clone(),
                name: key.get_ref().to_string(),
                key: key.span(),
                value: value.span(),
                kind: value.get_ref().type_str(),
                items,
            });
        }
    }
}

/// Keys that the model can do without, by their table.
const OPTIONAL: [&str; 36] = [
    "policy.breakdowns",
    "policy.threshold",
    "calendar.lull",
    "party.about",
    "role.about",
    "role.parties",
    "role.reports-to",
    "body.about",
    "body.conveners",
    "body.reports-to",
    "group.about",
    "group.members",
    "programme.notice",
    "goal.profile",
    "goal.agrees-with",
    "goal.target.decided-by",
    "goal.target.since",
    "forum.conveners",
    "forum.from",
    "forum.through",
    "forum.weekdays",
    "forum.time",
    "channel.cadence",
    "channel.due-after",
    "channel.headings",
    "channel.address",
    "plan.from",
    "plan.through",
    "plan.decided-on",
    "plan.decided-by",
    "plan.responsible",
    "plan.outcome.activity",
    "plan.part.activity.involves",
    "plan.part.activity.done",
    "plan.part.activity.when.through",
    "reading.about",
];

/// The languages that a text may be written in, beside Swedish and English.
const OTHER_LANGUAGES: [&str; 8] = ["sv-simple", "ar", "bs", "fa", "fi", "pl", "so", "uk"];

fn is_language(word: &str) -> bool {
    ["sv", "en"].contains(&word) || OTHER_LANGUAGES.contains(&word)
}

impl Entry {
    fn path(&self) -> String {
        let dot = if self.table.0.is_empty() { "" } else { "." };
        format!("{}{dot}{}", self.table.0, self.name)
    }

    /// Its path without the numbers of tables: `forum.cadence.per`.
    fn pattern(&self) -> String {
        let mut inside = false;
        self.path()
            .chars()
            .filter(|one| {
                inside = (inside || *one == '[') && *one != ']';
                !inside && *one != ']'
            })
            .collect()
    }

    fn is_optional(&self) -> bool {
        // Without a time of day nobody asks how long it takes; with a report's last day somebody asks of what.
        let rest = &self.text[self.table.1..];
        let table = &rest[..rest.find("\n[").unwrap_or(rest.len())];
        match self.pattern().as_str() {
            "forum.minutes" => !table.contains("\ntime ="),
            "channel.cadence" => !table.contains("\ndue-after ="),
            "plan.outcome.target" => {
                let next = rest.match_indices("\n[[plan.").map(|(at, _)| &rest[at..]).next();
                !next.is_some_and(|next| next.starts_with("\n[[plan.outcome.reached]]"))
            }
            // Swedish and English are needed, other languages may be left out; so may plural forms but two.
            pattern => {
                OTHER_LANGUAGES.contains(&self.name.as_str())
                    || ["zero", "two", "few", "many"].contains(&self.name.as_str())
                    || OPTIONAL.contains(&pattern)
            }
        }
    }

    fn is_language(&self) -> bool {
        is_language(&self.name)
    }

    pub(crate) fn with(&self, range: &Range<usize>, text: &str) -> String {
        format!("{}{text}{}", &self.text[..range.start], &self.text[range.end..])
    }

    fn line_and_column(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let before = &self.text[..at];
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        (Some(before.matches('\n').count() + 1), Some(before[line..].chars().count() + 1))
    }

    /// That the file, with something else in a range of it, has one problem, of that code and in that place, and says in
    /// it what it must.
    fn check(&self, range: &Range<usize>, written: &str, (path, at): (&str, usize), code: &str, said: &str) {
        let problem = only(read(&self.with(range, written)));
        let place = &problem.place;
        assert_eq!((problem.code, place.path.as_str()), (code, path), "{}: {problem}", self.path());
        assert_eq!((place.line, place.column), self.line_and_column(at), "{problem}");
        assert!(problem.to_string().contains(said), "{problem} should say {said}");
    }
}

#[test]
fn a_key_that_is_left_out_is_called_missing_in_its_table() {
    for entry in entries() {
        let mut range = entry.key.start..entry.value.end;
        // In `{ sv = …, en = … }` the comma goes with it.
        if entry.text[range.end..].starts_with(", ") {
            range.end += 2;
        } else if entry.text[..range.start].ends_with(", ") {
            range.start -= 2;
        }
        if entry.is_optional() {
            let consequence = match entry.pattern().as_str() {
                // Whoever is in no group any more convenes what the group takes part in.
                "group.members" => "convener-outside",
                "goal.target.since" => "duplicate-target",
                _ => "",
            };
            if let Err(problems) = read(&entry.with(&range, "")) {
                assert!(
                    problems.iter().all(|problem| problem.code == consequence),
                    "{}: {problems}",
                    entry.path()
                );
            }
        } else if entry.pattern() == "channel.cadence" {
            only(read(&entry.with(&range, "")));
        } else {
            let (path, at) = &entry.table;
            let said = match entry.name.as_str() {
                // What it named is missing now.
                "not-stated" => entry.text[entry.items[0].clone()].trim_matches('"').to_owned(),
                "month" => "day".to_owned(),
                name => name.to_owned(),
            };
            if entry.items.len() > 1 && entry.name == "not-stated" {
                assert_eq!(read(&entry.with(&range, "")).unwrap_err().len(), entry.items.len());
                continue;
            }
            entry.check(&range, "", (path, *at), "missing-key", &format!("`{said}`"));
        }
    }
}

#[test]
fn a_heading_that_is_left_out_with_all_below_it_is_called_missing() {
    let text = FILES[0];
    for (heading, next, path, said) in [
        ("[programme]", "# Nobody can be", "", "`programme`"),
        ("[goal.definition]", "[goal.counted]", "goal[0]", "`definition`"),
        ("[goal.counted]", "[[goal.target]]", "goal[0]", "`counted`"),
        ("[[goal.target]]", "# \"Målsättningen", "goal[0]", "`target`"),
        ("[forum.purpose]", "# Row 2", "forum[0]", "`purpose`"),
        ("[channel.about]", "# \"Rapportering", "channel[0]", "`about`"),
    ] {
        let from = text.find(&format!("\n{heading}\n")).unwrap() + 1;
        let through = from + text[from..].find(next).unwrap();
        let problem = only(read(&format!("{}{}", &text[..from], &text[through..])));
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
            let language = entry.is_language();
            let code = if language { "unknown-language" } else { "unknown-key" };
            let said = format!("hint: did you mean `{}`?", entry.name);
            let dot = if entry.table.0.is_empty() { "" } else { "." };
            let path = format!("{}{dot}{written}", entry.table.0);
            entry.check(&entry.key, &written, (&path, entry.key.start), code, &said);
        }
    }
}

/// Every heading that is there once or first, in each file. Whatever stands below it cannot be read twice over; what
/// refers to it is not at fault.
#[test]
fn a_misspelt_heading_has_the_right_word_in_its_hint() {
    let mut changed = 0;
    for text in FILES {
        let mut seen = BTreeSet::new();
        for (at, line) in text.match_indices('\n').map(|(at, _)| at + 1).zip(text.lines().skip(1)) {
            let heading = line.trim_matches(['[', ']']);
            // `[profile.sommar]` has a name of its own; languages are tried as keys.
            let word =
                if heading.starts_with("profile.") { "profile" } else { heading.rsplit('.').next().unwrap() };
            if !line.starts_with('[') || is_language(word) || !seen.insert(heading) {
                continue;
            }
            let at = at
                + line
                    .find(word)
                    .unwrap_or(0)
                    .max(line.rfind(word).filter(|_| word != "profile").unwrap_or(0));
            for written in misspellings(word) {
                let changed_text = format!("{}{written}{}", &text[..at], &text[at + word.len()..]);
                let Err(problems) = read(&changed_text) else { panic!("{heading} became {written}") };
                let found = problems.iter().find(|problem| problem.code == "unknown-key");
                let problem = found.unwrap_or_else(|| panic!("{heading} became {written}: {problems}"));
                assert_eq!(problem.place.line, Some(text[..at].matches('\n').count() + 1), "{problem}");
                assert_eq!(problem.hint, Some(format!("did you mean `{word}`?")));
                let rest = problems.iter().filter(|other| *other != problem && other.code != "syntax");
                assert_eq!(rest.count(), 0, "{heading} became {written}: {problems}");
                changed += 1;
            }
        }
    }
    assert!(changed > 200, "{changed}");
}

#[test]
fn a_misspelt_reference_or_word_has_the_right_one_in_its_hint() {
    let references = [
        "profile",
        "agrees-with",
        "decided-by",
        "parties",
        "reports-to",
        "members",
        "conveners",
        "role",
        "participants",
        "audience",
        "responsible",
        "involves",
        "activity",
        "about",
    ];
    let words = ["unit", "window", "part", "per", "lull", "without-number", "kind", "weekdays", "not-stated"];
    let mut changed = 0;
    for entry in entries() {
        let name = entry.name.as_str();
        let code = match (references.contains(&name), words.contains(&name)) {
            (true, _) => "unknown-reference",
            (_, true) => "unknown-value",
            _ => continue,
        };
        let places = match (entry.kind, entry.items.as_slice()) {
            ("string", _) => vec![(entry.path(), entry.value.clone())],
            (_, items) => (0..)
                .zip(items)
                .map(|(index, range)| (format!("{}[{index}]", entry.path()), range.clone()))
                .collect(),
        };
        for (path, range) in places {
            let right = entry.text[range.clone()].trim_matches('"');
            for written in misspellings(right) {
                let said = format!("hint: did you mean `{right}`?");
                entry.check(&range, &format!("{written:?}"), (&path, range.start), code, &said);
                changed += 1;
            }
        }
    }
    assert!(changed > 400, "{changed}");
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
        for (_, written) in values.into_iter().filter(|(kind, _)| *kind != entry.kind) {
            let at = (&*entry.path(), entry.value.start);
            entry.check(&entry.value, written, at, "wrong-value", "does not fit; expected ");
        }
    }
}

/// The least and the most that each number can be, by the path of its key.
const BOUNDS: [(&str, i64, i64); 14] = [
    ("plan.outcome.target", 1, 10_000_000),
    ("policy.threshold", 5, 1000),
    ("calendar.lull.from-week", 1, 53),
    ("calendar.lull.through-week", 1, 53),
    ("team.count", 1, 10_000),
    ("team.members.count", 1, 10_000),
    ("goal.target.year", 1900, 2999),
    ("goal.target.count", 1, 10_000_000),
    ("forum.minutes", 5, 1440),
    ("forum.cadence.times", 1, 250),
    ("forum.cadence.every-weeks", 1, 104),
    ("channel.cadence.times", 1, 250),
    ("channel.cadence.every-weeks", 1, 104),
    ("channel.due-after", 0, 250),
];

#[test]
fn a_number_out_of_range_is_one_problem_in_its_place() {
    let mut changed = 0;
    for entry in entries() {
        let pattern = entry.pattern();
        let at = (&*entry.path(), entry.value.start);
        if entry.kind == "datetime" && !pattern.ends_with("time") {
            for written in ["0001-01-01", "9999-12-31"] {
                entry.check(&entry.value, written, at, "wrong-value", "from the year 1900 to 2999");
            }
        }
        if pattern == "goal.target.year" {
            for written in ["2023", "2029"] {
                entry.check(&entry.value, written, at, "target-outside-programme", "");
            }
        }
        if entry.kind != "integer" {
            continue;
        }
        let bounds = BOUNDS.iter().find(|(known, _, _)| *known == pattern);
        let (_, least, most) = bounds.unwrap_or_else(|| panic!("{pattern} has no bounds here"));
        for written in [least - 1, most + 1, -1000, i64::MIN, i64::MAX] {
            let nearest = if written < *least { least } else { most };
            let said =
                format!("from {least} to {most} [out-of-range]\n  hint: the nearest that fits is {nearest}");
            entry.check(&entry.value, &written.to_string(), at, "out-of-range", &said);
            changed += 1;
        }
        let said = format!("hint: the nearest that fits is {most}");
        entry.check(&entry.value, "99999999999999999999999", at, "out-of-range", &said);
    }
    assert!(changed > 100, "{changed}");
}

#[test]
fn each_weight_of_a_profile_is_looked_at_by_itself() {
    let text = FILES[0];
    let entry = entries().into_iter().find(|entry| entry.name == "weights").unwrap();
    let list = text.find("[1,  1,").unwrap();
    for (index, (at, _)) in text[list..].match_indices([',', ']']).take(12).enumerate() {
        let end = list + at;
        let start = text[..end].rfind([' ', '[']).unwrap() + 1;
        for written in ["-0.1", "-1", "1000.5", "1001", "inf", "nan"] {
            let path = format!("profile.sommar.weights[{index}]");
            entry.check(&(start..end), written, (&path, start), "out-of-range", "a number from 0 to 1000");
        }
    }
    for written in ["[1, 1]", "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", "[]"] {
        let at = ("profile.sommar.weights", list);
        entry.check(&entry.value, written, at, "wrong-value", "a list of 12 numbers");
    }
}
