//! A table of the file together with its path, so that whatever is read from it knows its place.
//!
//! The readers give nothing where a value is missing or of the wrong kind: `walk` has reported that already.

use super::place::Source;
use super::shape::{Shape, YEARS};
use crate::calendar::{Month, two_digits};
use crate::problem::{Place, nearest_word};
use crate::programme::Id;
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

#[derive(Clone)]
pub(super) struct Section<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    path: String,
    source: &'a Source<'a>,
}

/// One value of a section, with where it stands.
pub(super) struct Entry<'a> {
    pub(super) key: &'a str,
    pub(super) key_span: Range<usize>,
    pub(super) value: &'a DeValue<'a>,
    pub(super) span: Range<usize>,
}

impl<'a> Section<'a> {
    pub(super) fn root(document: &'a Spanned<DeTable<'a>>, source: &'a Source<'a>) -> Self {
        Self { table: document.get_ref(), span: 0..0, path: String::new(), source }
    }

    /// A table inside this one, at a path below it.
    pub(super) fn inner(&self, table: &'a DeTable<'a>, span: Range<usize>, below: &str) -> Self {
        Self { table, span, path: self.path_of(below), source: self.source }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.table.iter().map(|(key, value)| Entry {
            key: key.get_ref(),
            key_span: key.span(),
            value: value.get_ref(),
            span: value.span(),
        })
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// Whether a key is there, or a slip of the pen for it: what is misspelt is reported for that alone.
    pub(super) fn meant(&self, shape: &Shape, key: &str) -> bool {
        let slip = |written: &str| {
            let unknown = !shape.names().any(|name| name == written);
            unknown && nearest_word(written, shape.names()) == Some(key)
        };
        self.get(key).is_some() || self.entries().any(|entry| slip(entry.key))
    }

    /// Where the table itself begins.
    pub(super) fn place(&self) -> Place {
        self.source.place(&self.span, self.path.clone())
    }

    /// Where a span inside it lies.
    pub(super) fn place_at(&self, span: &Range<usize>, below: &str) -> Place {
        self.source.place(span, self.path_of(below))
    }

    /// Where the value of a key stands, or the table where the key is missing.
    pub(super) fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or_else(|| self.place(), |value| self.place_at(&value.span(), key))
    }

    fn path_of(&self, below: &str) -> String {
        if self.path.is_empty() { below.to_owned() } else { format!("{}.{below}", self.path) }
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.get_ref().as_str()
    }

    pub(super) fn id(&self, key: &str) -> Option<Id> {
        Id::new(self.text(key)?)
    }

    pub(super) fn day(&self, key: &str) -> Option<NaiveDate> {
        day(self.get(key)?.get_ref())
    }

    /// The one of these whose word stands there.
    pub(super) fn one_of<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let written = self.text(key)?;
        all.iter().copied().find(|known| word(*known) == written)
    }

    pub(super) fn is_true(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().as_bool() == Some(true))
    }

    pub(super) fn whole(&self, key: &str) -> Option<i64> {
        whole(self.get(key)?.get_ref())
    }

    pub(super) fn numbers(&self, key: &str) -> Option<Vec<f64>> {
        self.get(key)?.get_ref().as_array()?.iter().map(|value| number(value.get_ref())).collect()
    }

    pub(super) fn time(&self, key: &str) -> Option<NaiveTime> {
        time(self.text(key)?)
    }

    /// The texts of a list, each with its index; those that are none are left out.
    pub(super) fn listed(&self, key: &str) -> Vec<(usize, &'a str)> {
        let list = self.get(key).and_then(|value| value.get_ref().as_array());
        let texts = list.into_iter().flatten().enumerate();
        texts.filter_map(|(index, value)| Some((index, value.get_ref().as_str()?))).collect()
    }

    /// The days of a list, each with its index; what is none is left out.
    pub(super) fn dated(&self, key: &str) -> Vec<(usize, NaiveDate)> {
        let list = self.get(key).and_then(|value| value.get_ref().as_array());
        let values = list.into_iter().flatten().enumerate();
        values.filter_map(|(index, value)| Some((index, day(value.get_ref())?))).collect()
    }

    pub(super) fn words(&self, key: &str) -> Vec<&'a str> {
        self.listed(key).into_iter().map(|(_, word)| word).collect()
    }

    pub(super) fn ids(&self, key: &str) -> Vec<Id> {
        self.words(key).into_iter().filter_map(Id::new).collect()
    }

    /// Where a value of a list stands.
    pub(super) fn place_in_list(&self, key: &str, index: usize) -> Place {
        let value = self.get(key).and_then(|list| list.get_ref().as_array()?.get(index));
        value.map_or_else(|| self.place(), |value| self.place_at(&value.span(), &format!("{key}[{index}]")))
    }

    pub(super) fn table(&self, key: &str) -> Option<Self> {
        let value = self.get(key)?;
        Some(self.inner(value.get_ref().as_table()?, value.span(), key))
    }

    /// The tables of a list such as `[[goal]]`.
    pub(super) fn tables(&self, key: &str) -> Vec<Self> {
        let Some(list) = self.get(key).and_then(|value| value.get_ref().as_array()) else {
            return Vec::new();
        };
        let inner = |(index, value): (usize, &'a Spanned<DeValue<'a>>)| {
            Some(self.inner(value.get_ref().as_table()?, value.span(), &format!("{key}[{index}]")))
        };
        list.iter().enumerate().filter_map(inner).collect()
    }
}

/// A date without a time, in a year that a publication can write.
pub(super) fn day(value: &DeValue<'_>) -> Option<NaiveDate> {
    let written = value.as_datetime().filter(|written| written.time.is_none())?.date?;
    let year = Some(written.year).filter(|year| YEARS.contains(&i64::from(*year)))?;
    NaiveDate::from_ymd_opt(year.into(), written.month.into(), written.day.into())
}

/// A time of day, written as `09:00` and in no other way.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(two_digits(hour)?, two_digits(minute)?, 0)
}

/// A month in a year that a publication can write.
pub(super) fn month(text: &str) -> Option<Month> {
    Month::parse(text).filter(|month| YEARS.contains(&i64::from(month.year())))
}

pub(super) fn whole(value: &DeValue<'_>) -> Option<i64> {
    let written = value.as_integer()?;
    i64::from_str_radix(written.as_str(), written.radix()).ok()
}

/// A whole or a decimal number.
pub(super) fn number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value.as_float() {
        Some(written) => written.as_str().parse().ok()?,
        None => i32::try_from(whole(value)?).ok()?.into(),
    };
    Some(number)
}
