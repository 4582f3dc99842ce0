//! Parties, roles, bodies, teams and groups. What cannot be built is left out, for the rules look at the rest.

use super::super::section::Section;
use super::{text, whole};
use crate::programme::{Body, Group, Id, Organisation, Part, Party, Role, Team};
use crate::text::Text;

pub(in super::super) fn organisation(root: &Section<'_>) -> Organisation {
    Organisation {
        parties: those(root, "party", |section, id, title| {
            let part = section.one_of("part", &Part::ALL, Part::word)?;
            Some(Party { id, title, part, about: text(section, "about") })
        }),
        roles: those(root, "role", |section, id, title| {
            let (parties, reports_to) = (section.ids("parties"), section.id("reports-to"));
            Some(Role { id, title, parties, reports_to, about: text(section, "about") })
        }),
        bodies: those(root, "body", |section, id, title| {
            Some(Body {
                id,
                title,
                members: section.ids("members"),
                conveners: section.ids("conveners"),
                reports_to: section.id("reports-to"),
                about: text(section, "about"),
            })
        }),
        teams: those(root, "team", |section, id, title| {
            let members = section.tables("members");
            let members =
                members.iter().filter_map(|member| Some((member.id("role")?, whole(member, "count")?)));
            let (count, members) = (whole(section, "count"), members.collect());
            Some(Team { id, title, count, members, about: text(section, "about") })
        }),
        groups: those(root, "group", |section, id, title| {
            Some(Group { id, title, members: section.ids("members"), about: text(section, "about") })
        }),
    }
}

fn those<T>(root: &Section<'_>, key: &str, build: impl Fn(&Section<'_>, Id, Text) -> Option<T>) -> Vec<T> {
    let tables = root.tables(key);
    tables.iter().filter_map(|section| build(section, section.id("id")?, text(section, "title")?)).collect()
}
