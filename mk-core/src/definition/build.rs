//! From a file without problems to a [`Programme`]. Gives nothing where a problem has been reported.

mod goals;
mod life;
mod organisation;
mod plans;
mod policy;

pub(super) use organisation::organisation;

use super::section::Section;
use crate::calendar::{Calendar, MonthDay, Term};
use crate::programme::{Period, Programme, Reading};
use crate::text::{Forms, Phrase, Text};

pub(super) fn programme(root: &Section<'_>) -> Option<Programme> {
    let section = root.table("programme")?;
    let period = Period { from: section.day("from")?, through: section.day("through")? };
    let organisation = organisation(root);
    Some(Programme {
        id: section.id("id")?,
        title: text(&section, "title")?,
        period,
        goals: each(root, "goal", |goal| goals::goal(root, goal, period.from, &organisation))?,
        breakdowns: each(root, "breakdown", goals::breakdown)?,
        policy: policy::policy(root)?,
        calendar: calendar(root)?,
        forums: each(root, "forum", life::forum)?,
        channels: each(root, "channel", life::channel)?,
        plans: each(root, "plan", plans::plan)?,
        organisation,
        readings: each(root, "reading", |section| {
            let (says, taken_as) = (section.text("says")?.to_owned(), text(section, "taken-as")?);
            Some(Reading { about: section.ids("about"), says, taken_as })
        })?,
        about: text(&section, "about"),
        notice: text(&section, "notice"),
    })
}

fn calendar(root: &Section<'_>) -> Option<Calendar> {
    let Some(section) = root.table("calendar") else { return Some(Calendar::default()) };
    let term = |section: &Section<'_>| {
        Some(Term {
            id: section.id("id")?,
            title: text(section, "title")?,
            from: MonthDay::parse(section.text("from")?)?,
            through: MonthDay::parse(section.text("through")?)?,
        })
    };
    let lull = |section: &Section<'_>| Some(whole(section, "from-week")?..=whole(section, "through-week")?);
    let terms = each(&section, "term", term)?;
    Some(Calendar {
        terms: if terms.is_empty() { Calendar::default().terms } else { terms },
        lull: match section.table("lull") {
            Some(section) => Some(lull(&section)?),
            None => None,
        },
    })
}

/// All of a list of tables, or nothing where one cannot be built.
fn each<T>(section: &Section<'_>, key: &str, build: impl Fn(&Section<'_>) -> Option<T>) -> Option<Vec<T>> {
    section.tables(key).iter().map(build).collect()
}

fn whole(section: &Section<'_>, key: &str) -> Option<u32> {
    u32::try_from(section.whole(key)?).ok()
}

fn text(section: &Section<'_>, key: &str) -> Option<Text> {
    languages(&section.table(key)?)
}

fn languages(section: &Section<'_>) -> Option<Text> {
    let entries =
        section.entries().filter_map(|entry| Some((entry.key.to_owned(), entry.value.as_str()?.to_owned())));
    Text::new(entries.collect())
}

fn phrase(section: &Section<'_>, key: &str) -> Option<Phrase> {
    let languages = section.table(key)?;
    let forms = |language: &str| {
        let forms = languages.table(language)?;
        // In the order in which a publication is read, so that it is the same when it comes back.
        let form = |category: &str| {
            let entry = forms.entries().find(|entry| entry.key == category)?;
            Some((category.to_owned(), entry.value.as_str()?.to_owned()))
        };
        Forms::new(Forms::CATEGORIES.into_iter().filter_map(form).collect())
    };
    Phrase::new(
        languages.entries().filter_map(|entry| Some((entry.key.to_owned(), forms(entry.key)?))).collect(),
    )
}
