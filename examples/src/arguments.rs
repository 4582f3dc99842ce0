//! Reading a program's arguments, with a clear word where they are off.

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use lexopt::{Arg, Parser};
use mk_core::calendar::{self, Month};
use mk_core::problem::quoted;
use mk_core::programme::Period;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;

/// Named arguments as they were given: `--name VALUE` and `--flag`.
pub struct Given {
    usage: &'static str,
    values: BTreeMap<String, String>,
    flags: Vec<String>,
}

/// Reads arguments by name. `--help` and anything unknown is answered with the usage.
///
/// # Errors
/// Where a name is unknown, given twice, or without its value.
pub fn named(usage: &'static str, names: &[&str], flags: &[&str]) -> Result<Given> {
    let mut given = Given { usage, values: BTreeMap::new(), flags: Vec::new() };
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next().map_err(|error| wrong(usage, &error))? {
        let Arg::Long(name) = argument else { return Err(unexpected(usage, &argument)) };
        if name == "help" {
            return Err(Help(usage).into());
        }
        let name = name.to_owned();
        if flags.contains(&&*name) {
            given.flags.push(name);
        } else if names.contains(&&*name) {
            let value = text(usage, parser.value().map_err(|error| wrong(usage, &error))?)?;
            if given.values.insert(name.clone(), value).is_some() {
                return Err(wrong(usage, &format!("--{name} is given twice")));
            }
        } else {
            return Err(unexpected(usage, &Arg::Long(&name)));
        }
    }
    Ok(given)
}

/// Reads as many arguments without a name as are wanted, and no other.
///
/// # Errors
/// Where there are more, fewer, or any with a name.
pub fn positional<const COUNT: usize>(usage: &'static str) -> Result<[String; COUNT]> {
    let mut values = Vec::new();
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next().map_err(|error| wrong(usage, &error))? {
        match argument {
            Arg::Value(value) => values.push(text(usage, value)?),
            Arg::Long("help") => return Err(Help(usage).into()),
            other => return Err(unexpected(usage, &other)),
        }
    }
    let given = values.len();
    let what = if COUNT == 1 { "argument" } else { "arguments" };
    values.try_into().map_err(|_| wrong(usage, &format!("expected {COUNT} {what}, not {given}")))
}

impl Given {
    /// The value of an argument that must be there.
    ///
    /// # Errors
    /// Where it is not.
    pub fn text(&mut self, name: &str) -> Result<String> {
        self.optional(name).ok_or_else(|| wrong(self.usage, &format!("--{name} is missing")))
    }

    /// The value of an argument, if it was given.
    pub fn optional(&mut self, name: &str) -> Option<String> {
        self.values.remove(name)
    }

    /// The value of an argument, if it was given, which can be asked for again.
    pub fn peek(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The date in an argument that must be there.
    ///
    /// # Errors
    /// Where it is not, or is no date.
    pub fn date(&mut self, name: &str) -> Result<NaiveDate> {
        let text = self.text(name)?;
        calendar::day(&text).ok_or_else(|| {
            let message = format!("--{name} {} is no date; expected one such as 2025-01-31", quoted(&text));
            wrong(self.usage, &message)
        })
    }

    /// The month in an argument, if it was given.
    ///
    /// # Errors
    /// Where it is no month.
    pub fn month(&mut self, name: &str) -> Result<Option<Month>> {
        let read = |text: String| {
            Month::parse(&text).ok_or_else(|| {
                let message = format!("--{name} {} is no month; expected one such as 2025-03", quoted(&text));
                wrong(self.usage, &message)
            })
        };
        self.values.remove(name).map(read).transpose()
    }

    /// Which of several things the word in an argument stands for, if it was given.
    ///
    /// # Errors
    /// Where it stands for none.
    pub fn one_of<T: Copy>(
        &mut self,
        name: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<Option<T>> {
        let read = |text: String| {
            all.iter().copied().find(|thing| word(*thing) == text).ok_or_else(|| {
                let known: Vec<&str> = all.iter().map(|thing| word(*thing)).collect();
                let message =
                    format!("--{name} {} is not known; expected one of {}", quoted(&text), known.join(", "));
                wrong(self.usage, &message)
            })
        };
        self.values.remove(name).map(read).transpose()
    }

    /// The days from the date in one argument up to and with that in another.
    ///
    /// # Errors
    /// Where one is missing or no date, or the second comes before the first.
    pub fn period(&mut self, from: &str, through: &str) -> Result<Period> {
        let period = Period { from: self.date(from)?, through: self.date(through)? };
        if period.through < period.from {
            let message = format!("--{through} {} is before --{from} {}", period.through, period.from);
            return Err(wrong(self.usage, &message));
        }
        Ok(period)
    }

    /// How the program is called, for messages.
    pub fn usage(&self) -> &'static str {
        self.usage
    }

    /// The whole number in an argument, if it was given.
    ///
    /// # Errors
    /// Where it is no number that fits.
    pub fn number<T: std::str::FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let read = |text: String| {
            text.parse()
                .map_err(|_| wrong(self.usage, &format!("--{name} {} is no number that fits", quoted(&text))))
        };
        self.values.remove(name).map(read).transpose()
    }

    /// Whether a flag was given.
    pub fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|given| given == name)
    }
}

/// Asked for with `--help`: how a program is called, and no error.
#[derive(Debug)]
pub struct Help(&'static str);

impl fmt::Display for Help {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "usage: {}", self.0)
    }
}

impl std::error::Error for Help {}

fn unexpected(usage: &str, argument: &Arg<'_>) -> anyhow::Error {
    let (what, written) = match argument {
        Arg::Long(name) => ("option", format!("--{name}")),
        Arg::Short(letter) => ("option", format!("-{letter}")),
        Arg::Value(value) => ("argument", value.to_string_lossy().into_owned()),
    };
    wrong(usage, &format!("there is no {what} {}", quoted(&written)))
}

fn text(usage: &str, value: OsString) -> Result<String> {
    value.into_string().map_err(|_| wrong(usage, &"an argument is not UTF-8"))
}

/// A message about arguments, with how the program is called.
pub(crate) fn wrong(usage: &str, what: &dyn std::fmt::Display) -> anyhow::Error {
    anyhow!("{what}\nusage: {usage}")
}
