//! From cadences to dates: the plan's own figures, an oracle that walks day by day, and what is owed and late.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod malmo;
mod oracle;
mod owed;
mod wishes;

use chrono::NaiveDate;
use common::day;
use mk_core::definition;
use mk_core::programme::{Period, Programme};

/// A programme with one forum and one report of the same cadence, and with the lull and the days that are asked for.
pub(crate) fn programme(from: &str, through: &str, calendar: &str, cadence: &str, forum: &str) -> Programme {
    let text = format!(
        "[programme]\nid = \"prov\"\nfrom = {from}\nthrough = {through}\ntitle = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         {calendar}\n\
         [[goal]]\nid = \"mal\"\nunit = \"events\"\nwindow = \"whole\"\n\
         title = {{ sv = \"Mål\", en = \"Goal\" }}\ndefinition = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         counted = {{ sv = {{ one = \"{{n}}\", other = \"{{n}}\" }}, en = {{ one = \"{{n}}\", other = \"{{n}}\" }} }}\n\
         target = [{{ count = 1 }}]\n\
         [[role]]\nid = \"ett\"\ntitle = {{ sv = \"Ett\", en = \"One\" }}\n\
         [[role]]\nid = \"tva\"\ntitle = {{ sv = \"Två\", en = \"Two\" }}\n\
         [[role]]\nid = \"tre\"\ntitle = {{ sv = \"Tre\", en = \"Three\" }}\n\
         [[forum]]\nid = \"mote\"\nparticipants = [\"ett\", \"tva\", \"tre\"]\nconveners = [\"ett\", \"tva\", \"tre\"]\n\
         title = {{ sv = \"Möte\", en = \"Meeting\" }}\npurpose = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         cadence = {cadence}\n{forum}\n\
         [[channel]]\nid = \"rapport\"\naudience = [\"ett\"]\nresponsible = [\"tva\"]\n\
         title = {{ sv = \"Rapport\", en = \"Report\" }}\nabout = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         cadence = {cadence}\n"
    );
    definition::read(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

pub(crate) fn days(from: &str, through: &str) -> Period {
    Period { from: day(from), through: day(through) }
}

pub(crate) fn texts(days: impl IntoIterator<Item = NaiveDate>) -> Vec<String> {
    days.into_iter().map(|day| day.to_string()).collect()
}
