//! Reads `languages/*.toml`, holds each against the keys and against Swedish, and writes them as the library takes them
//! in: a text a line, in the order of the keys, with places by their number where the files have names.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use toml::{Table, Value};

#[allow(dead_code, unreachable_pub, reason = "the library uses the rest of it")]
#[path = "src/locale/keys.rs"]
mod keys;

use keys::{CATEGORIES, Key, Kind, SEPARATOR};

/// What a file says beside its texts.
const ABOUT: [&str; 3] = ["draft", "cldr", "like"];
/// What every other language is held against.
const PATTERN: &str = "sv";

fn main() {
    println!("cargo::rerun-if-changed=languages");
    println!("cargo::rerun-if-changed=src/locale/keys.rs");
    if let Err(problems) = run() {
        for problem in problems {
            println!("cargo::error={problem}");
        }
        process::exit(1);
    }
}

fn run() -> Result<(), Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages");
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    for path in listed(&folder)? {
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path).map_err(|error| error.to_string()) {
            Ok(text) => match text.parse::<Table>() {
                Ok(table) => drop(files.insert(code, table)),
                Err(error) => {
                    problems.push(format!("languages/{code}.toml: {}", one_line(&error.to_string())));
                }
            },
            Err(error) => problems.push(format!("languages/{code}.toml: {error}")),
        }
    }
    let mut written = String::from("[\n");
    for (code, table) in &files {
        let language = Language { code, table, files: &files };
        let lines = language.lines(&mut problems).join("\n");
        let draft = table.get("draft").and_then(Value::as_bool);
        let cldr = table.get("cldr").and_then(Value::as_str).unwrap_or_default();
        if draft.is_none() || cldr.is_empty() {
            problems.push(language.says("expected draft = true or false, and cldr = \"the locale of CLDR\""));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            written,
            "Source {{ text: {lines:?}, is_draft: {}, cldr: {cldr:?} }},",
            draft.unwrap_or(true)
        );
    }
    written.push(']');
    if !problems.is_empty() {
        return Err(problems);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("languages.rs"), written).map_err(|error| vec![error.to_string()])?;
    // What the module for browsers takes in: each by itself.
    for (code, table) in &files {
        let text = Language { code, table, files: &files }.lines(&mut Vec::new()).join("\n");
        fs::write(out.join(code).with_extension("txt"), text).map_err(|error| vec![error.to_string()])?;
    }
    Ok(())
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    Ok(paths)
}

struct Language<'a> {
    code: &'a str,
    table: &'a Table,
    files: &'a BTreeMap<String, Table>,
}

impl Language<'_> {
    fn lines(&self, problems: &mut Vec<String>) -> Vec<String> {
        let like = self.table.get("like").and_then(Value::as_str);
        let model = like.and_then(|code| self.files.get(code));
        if like.is_some() && model.is_none() {
            problems.push(self.says("`like` names no language of this folder"));
        }
        for key in self.table.keys() {
            if !ABOUT.contains(&key.as_str()) && !Key::ALL.iter().any(|(name, ..)| name == key) {
                problems.push(self.says(&format!("`{key}` is no key; the keys stand in src/locale/keys.rs")));
            }
        }
        let pattern = self.files.get(PATTERN);
        let mut lines = Vec::new();
        for (name, kind, filled) in Key::ALL {
            if *name == "code" {
                lines.push(self.code.to_owned());
                continue;
            }
            let own = self.table.get(*name).or_else(|| model?.get(*name));
            let Some(texts) = own.and_then(|value| texts(value, *kind)) else {
                problems.push(
                    self.says(&format!("`{name}` is missing or does not fit; expected {}", expected(*kind))),
                );
                continue;
            };
            if texts.iter().any(|text| text.contains([SEPARATOR, '\n'])) {
                problems.push(self.says(&format!("`{name}` holds a line break or {SEPARATOR}")));
            }
            let swedish =
                pattern.and_then(|table| table.get(*name)).and_then(|value| self::texts(value, *kind));
            if !fits(&texts, &swedish.unwrap_or_default(), *kind) {
                problems.push(
                    self.says(&format!("`{name}` has not the same names in braces as in {PATTERN}.toml")),
                );
            }
            let text = texts.join(&SEPARATOR.to_string());
            if let Some(unknown) = names(&text).into_iter().find(|name| !filled.contains(name)) {
                problems.push(self.says(&format!("`{name}` holds {{{unknown}}}; expected of {filled:?}")));
            }
            lines.push(numbered(&text, filled));
        }
        lines
    }

    fn says(&self, what: &str) -> String {
        format!("languages/{}.toml: {what}", self.code)
    }
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Text => "a text".to_owned(),
        Kind::List(count) => format!("a list of {count} texts"),
        Kind::Plural => "a table with a text for `other`, and for those that the language has of zero, one, two, few, many".to_owned(),
    }
}

fn texts(value: &Value, kind: Kind) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match kind {
        Kind::Text => Some(vec![text(value)?]),
        Kind::List(count) => {
            let texts: Vec<String> = value.as_array()?.iter().map(text).collect::<Option<_>>()?;
            (texts.len() == count).then_some(texts)
        }
        Kind::Plural => {
            let forms = value.as_table()?;
            forms.get("other")?;
            let known = forms.keys().all(|key| CATEGORIES.contains(&key.as_str()));
            let form = |category: &&str| forms.get(*category).and_then(text).unwrap_or_default();
            known.then(|| CATEGORIES.iter().map(form).collect())
        }
    }
}

/// Whether each text has the names in braces that Swedish has. A plural's form for few things can do without its number.
fn fits(texts: &[String], swedish: &[String], kind: Kind) -> bool {
    if kind == Kind::Plural {
        return texts.last().map(|text| names(text)) == swedish.last().map(|text| names(text));
    }
    texts.iter().map(|text| names(text)).eq(swedish.iter().map(|text| names(text)))
}

/// A text with its places by number.
fn numbered(text: &str, filled: &[&str]) -> String {
    let mut text = text.to_owned();
    for (index, name) in filled.iter().enumerate() {
        text = text.replace(&format!("{{{name}}}"), &format!("{{{index}}}"));
    }
    text
}

fn names(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
