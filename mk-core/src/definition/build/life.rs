//! Forums and channels: what comes back.

use super::super::keys::WEEKDAYS;
use super::super::section::Section;
use super::{text, whole};
use crate::calendar::Division;
use crate::programme::{Cadence, Channel, Forum, Lull};
use crate::text::Text;

pub(super) fn forum(section: &Section<'_>) -> Option<Forum> {
    let weekdays = section.words("weekdays").into_iter();
    let weekdays = weekdays.filter_map(|word| WEEKDAYS.into_iter().find(|(_, known)| *known == word));
    Some(Forum {
        id: section.id("id")?,
        title: text(section, "title")?,
        purpose: text(section, "purpose")?,
        participants: section.ids("participants"),
        own_conveners: section.ids("conveners"),
        cadence: cadence(&section.table("cadence")?)?,
        minutes: whole(section, "minutes"),
        weekdays: weekdays.map(|(weekday, _)| weekday).collect(),
        time: section.time("time"),
        from: section.day("from"),
        through: section.day("through"),
    })
}

pub(super) fn channel(section: &Section<'_>) -> Option<Channel> {
    Some(Channel {
        id: section.id("id")?,
        title: text(section, "title")?,
        about: text(section, "about")?,
        audience: section.ids("audience"),
        responsible: section.ids("responsible"),
        cadence: match section.table("cadence") {
            Some(section) => Some(cadence(&section)?),
            None => None,
        },
        due_after: whole(section, "due-after").unwrap_or(0),
        headings: headings(section)?,
        address: section.text("address").map(str::to_owned),
    })
}

fn headings(section: &Section<'_>) -> Option<Vec<Text>> {
    section.tables("headings").iter().map(super::languages).collect()
}

fn cadence(section: &Section<'_>) -> Option<Cadence> {
    match section.text("without-number") {
        Some("regularly") => return Some(Cadence::Regularly),
        Some(_) => return Some(Cadence::NotStated),
        None => {}
    }
    let lull = section.one_of("lull", &Lull::ALL, Lull::word)?;
    if let Some(weeks) = whole(section, "every-weeks") {
        return Some(Cadence::EveryWeeks { weeks, lull });
    }
    let per = section.one_of("per", &Division::ALL, Division::word)?;
    Some(Cadence::Times { times: whole(section, "times")?, per, lull })
}
