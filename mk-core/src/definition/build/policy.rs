//! The gate's settings.

use super::super::section::Section;
use super::{each, text, whole};
use crate::calendar::Rhythm;
use crate::programme::{By, Known, Policy, Shown};

pub(super) fn policy(root: &Section<'_>) -> Option<Policy> {
    let default = Policy::default();
    let Some(section) = root.table("policy") else { return Some(default) };
    let public = section.words("breakdowns");
    Some(Policy {
        threshold: match section.whole("threshold") {
            Some(_) => whole(&section, "threshold")?,
            None => default.threshold,
        },
        public: if section.get("breakdowns").is_some() {
            By::ALL.into_iter().filter(|by| public.contains(&by.word())).collect()
        } else {
            default.public
        },
        seldom: each(&section, "rhythm", |section| {
            Some(Shown {
                goal: section.id("goal")?,
                by: section.one_of("by", &By::ALL, By::word),
                rhythm: section.one_of("shown", &Rhythm::ALL, Rhythm::word)?,
            })
        })?,
        known: each(&section, "known", |section| {
            let by = section.one_of("by", &By::ALL, By::word);
            Some(Known {
                goal: section.id("goal")?,
                group: by.zip(section.id("cell")),
                through: section.day("through")?,
                count: u64::from(whole(section, "count")?),
                source: text(section, "source")?,
            })
        })?,
    })
}
