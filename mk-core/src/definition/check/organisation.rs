//! Who is who: nobody twice in a list, conveners who sit in what they convene, and no circle of who answers to whom.

use super::super::keys::DEFINITION;
use super::super::section::Section;
use super::super::walk::misspelt;
use crate::problem::{Problem, Problems, quoted};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn organisation(root: &Section<'_>, problems: &mut Problems) {
    for role in root.tables("role") {
        nobody_twice(&role, "parties", problems);
    }
    for body in root.tables("body") {
        nobody_twice(&body, "members", problems);
        nobody_twice(&body, "conveners", problems);
        conveners_are_members(root, &body, problems);
    }
    for group in root.tables("group") {
        nobody_twice(&group, "members", problems);
    }
    for team in root.tables("team") {
        nobody_twice(&team, "not-stated", problems);
        no_role_twice(&team, problems);
    }
    for reading in root.tables("reading") {
        nobody_twice(&reading, "about", problems);
    }
    no_circle(root, problems);
}

/// Whether nothing is wrong with who is who, and no heading of theirs is misspelt.
pub(super) fn is_whole(root: &Section<'_>, problems: &Problems) -> bool {
    let headings = ["party", "role", "body", "team", "group"];
    let slips = misspelt(root, &DEFINITION.names());
    let is_theirs = |path: &str| headings.contains(&path.split(['[', '.']).next().unwrap_or(path));
    !slips.iter().any(|slip| headings.contains(slip))
        && !problems.iter().any(|problem| is_theirs(&problem.place.path))
}

pub(super) fn nobody_twice(section: &Section<'_>, key: &str, problems: &mut Problems) {
    let mut seen = Vec::new();
    for (index, id) in section.listed(key) {
        if seen.contains(&id) {
            let message = format!("{} stands in this list already", quoted(id));
            problems.push(Problem::new("listed-twice", section.place_in_list(key, index), message));
        }
        seen.push(id);
    }
}

fn no_role_twice(team: &Section<'_>, problems: &mut Problems) {
    let mut seen = Vec::new();
    for member in team.tables("members") {
        let Some(role) = member.text("role") else { continue };
        if seen.contains(&role) {
            let message = format!("{} stands in this team already", quoted(role));
            problems.push(
                Problem::new("listed-twice", member.place_of("role"), message)
                    .hint("say in `count` how many hold it"),
            );
        }
        seen.push(role);
    }
}

fn conveners_are_members(root: &Section<'_>, body: &Section<'_>, problems: &mut Problems) {
    let members = body.words("members");
    let roles = root.tables("role");
    let is_role = |id: &str| roles.iter().any(|role| role.text("id") == Some(id));
    // Of a list with a slip in it nobody can tell who is missing.
    if members.is_empty() || !members.iter().all(|member| is_role(member)) {
        return;
    }
    for (index, convener) in body.listed("conveners") {
        if is_role(convener) && !members.contains(&convener) {
            let message = format!("{} convenes this body and is no member of it", quoted(convener));
            problems.push(
                Problem::new("convener-outside", body.place_in_list("conveners", index), message)
                    .hint("name a member, or add the role to `members`"),
            );
        }
    }
}

/// Follows who answers to whom. A circle is reported once, where the file first enters it.
fn no_circle(root: &Section<'_>, problems: &mut Problems) {
    let all: Vec<Section<'_>> = root.tables("role").into_iter().chain(root.tables("body")).collect();
    let ids: BTreeMap<&str, usize> =
        all.iter().enumerate().rev().filter_map(|(at, section)| Some((section.text("id")?, at))).collect();
    let answers_to: Vec<Option<usize>> =
        all.iter().map(|section| ids.get(section.text("reports-to")?).copied()).collect();
    // Each is walked through once: from where an earlier walk has been, nothing new is found.
    let mut walked = BTreeSet::new();
    for start in 0..all.len() {
        let (mut path, mut next) = (Vec::new(), Some(start));
        while let Some(at) = next.filter(|at| walked.insert(*at)) {
            path.push(at);
            next = answers_to.get(at).copied().flatten();
        }
        let circle = next
            .and_then(|at| path.iter().position(|passed| *passed == at))
            .and_then(|from| path.get(from..));
        if let Some(first) = circle.and_then(|circle| circle.iter().min()).and_then(|first| all.get(*first)) {
            let ids = circle.into_iter().flatten().filter_map(|at| all.get(*at)?.text("id")).map(quoted);
            let message =
                format!("these answer to one another in a circle: {}", ids.collect::<Vec<_>>().join(", "));
            problems.push(
                Problem::new("reports-in-circle", first.place_of("reports-to"), message)
                    .hint("leave `reports-to` out for the one that answers to nobody here"),
            );
        }
    }
}
