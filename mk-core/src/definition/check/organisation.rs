//! Who is who: nobody twice in a list, conveners who sit in what they convene, and no circle of who answers to whom.

use super::super::section::Section;
use crate::problem::{Problem, Problems, quoted};

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
    no_circle(root, problems);
}

/// Whether nothing is wrong with who is who.
pub(super) fn is_whole(problems: &Problems) -> bool {
    let headings = ["party[", "role[", "body[", "team[", "group["];
    !problems.iter().any(|problem| headings.iter().any(|heading| problem.place.path.starts_with(heading)))
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

/// Follows who answers to whom from each role and body. A circle is reported once, where the file first enters it.
fn no_circle(root: &Section<'_>, problems: &mut Problems) {
    let all: Vec<Section<'_>> = root.tables("role").into_iter().chain(root.tables("body")).collect();
    let answers_to = |section: &Section<'_>| {
        let id = section.text("reports-to")?;
        all.iter().position(|other| other.text("id") == Some(id))
    };
    for (start, section) in all.iter().enumerate() {
        let mut passed = vec![start];
        let mut next = answers_to(section);
        while let Some(at) = next.filter(|at| !passed.contains(at)) {
            passed.push(at);
            next = all.get(at).and_then(answers_to);
        }
        if next == Some(start) && passed.iter().all(|at| start <= *at) {
            let ids = passed.iter().filter_map(|at| all.get(*at)?.text("id")).map(quoted);
            let message =
                format!("these answer to one another in a circle: {}", ids.collect::<Vec<_>>().join(", "));
            problems.push(
                Problem::new("reports-in-circle", section.place_of("reports-to"), message)
                    .hint("leave `reports-to` out for the one that answers to nobody here"),
            );
        }
    }
}
