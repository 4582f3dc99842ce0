//! What the references of a file can point at: the ids of its parties, roles, goals and so on.

use super::keys::{CALENDAR, DEFINITION, PART, PERSONS, PLAN};
use super::section::Section;
use super::shape::{Shape, Thing};
use super::walk::is_id;
use crate::problem::{Place, Problem, nearest, nearest_word, quoted};
use crate::programme::{Id, Programme};

/// Every id of a file that a reference can name.
pub(super) struct Known<'a> {
    ids: Vec<(Thing, &'a str)>,
    /// Things of which one has an id that cannot be read: a reference may mean that one, which is reported already.
    unread: Vec<Thing>,
}

/// So many kinds of things are named in a message; of more, none is.
pub(super) const MOST_NAMED: usize = 5;

/// So many ids are listed in a message; of more, only the nearest is named.
const MOST_LISTED: usize = 8;

impl<'a> Known<'a> {
    pub(super) fn of(root: &Section<'a>) -> Self {
        let mut known = Self::nothing();
        let plans = under(root, &DEFINITION, "plan");
        for thing in Thing::ALL {
            match thing {
                Thing::Profile => known.add_named(root),
                Thing::Term => {
                    for one in table_under(root, "calendar") {
                        known.add(thing, &one, &CALENDAR);
                    }
                }
                Thing::Outcome => plans.iter().for_each(|plan| known.add(thing, plan, &PLAN)),
                Thing::Activity => {
                    let parts = plans.iter().flat_map(|plan| under(plan, &PLAN, "part"));
                    parts.for_each(|part| known.add(thing, &part, &PART));
                }
                _ => known.add(thing, root, &DEFINITION),
            }
        }
        known
    }

    pub(super) fn nothing() -> Self {
        Self { ids: Vec::new(), unread: Vec::new() }
    }

    fn add(&mut self, thing: Thing, parent: &Section<'a>, shape: &Shape) {
        for section in under(parent, shape, thing.word()) {
            match section.text("id").filter(|id| is_id(id)) {
                Some(id) => self.ids.push((thing, id)),
                None => self.unread.push(thing),
            }
        }
    }

    fn add_named(&mut self, root: &Section<'a>) {
        for profiles in table_under(root, Thing::Profile.word()) {
            self.ids.extend(profiles.entries().map(|entry| (Thing::Profile, entry.key)));
        }
    }

    /// What is wrong with a reference to one of these things.
    pub(super) fn check(
        &self,
        written: &str,
        things: &[Thing],
        place: impl Fn() -> Place,
    ) -> Option<Problem> {
        let matching =
            |wanted: bool| self.ids.iter().filter(move |(thing, _)| things.contains(thing) == wanted);
        if matching(true).any(|(_, id)| *id == written)
            || things.iter().any(|thing| self.unread.contains(thing))
        {
            return None;
        }
        let wanted = Thing::words(things);
        if let Some((other, _)) = matching(false).find(|(_, id)| *id == written) {
            let word = other.word();
            let article = if word.starts_with(['a', 'o']) { "an" } else { "a" };
            let message = format!("{} is {article} {word}; expected a {wanted}", quoted(written));
            return Some(Problem::new("wrong-reference", place(), message));
        }
        let ids: Vec<&str> = matching(true).map(|(_, id)| *id).collect();
        let expected = match ids.len() {
            0 => format!("the file has no {wanted}"),
            1..=MOST_LISTED => {
                let mut listed: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
                listed.dedup();
                format!("expected {}", listed.join(" or "))
            }
            many => format!("expected one of the {many} ids that the file gives"),
        };
        let missing = if things.len() > MOST_NAMED {
            "nothing has the id".to_owned()
        } else {
            format!("there is no {wanted}")
        };
        let message = format!("{missing} {}; {expected}", quoted(written));
        let problem = Problem::new("unknown-reference", place(), message);
        Some(match nearest(written, ids.iter().copied()) {
            Some(hint) => problem.hint(hint),
            None => problem,
        })
    }

    /// What to do where no id is near.
    pub(super) fn advice(things: &[Thing]) -> String {
        match things {
            [Thing::Profile] => {
                "write its weights under a heading [profile.NAME], or leave the key out".to_owned()
            }
            things if things.len() > MOST_NAMED => "write the id of something that is in the file".to_owned(),
            things => format!("write it under a heading [[{}]]", heading(things)),
        }
    }
}

/// The role or body of an id that somebody has written.
///
/// ```
/// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
/// assert!(mk_core::definition::find(&programme, "samordnare").is_ok());
/// let problem = mk_core::definition::find(&programme, "samordnaren").unwrap_err();
/// assert_eq!(problem.hint.as_deref(), Some("did you mean `samordnare`?"));
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// Where the programme has no such role or body, with the nearest one as a hint.
pub fn find(programme: &Programme, written: &str) -> Result<Id, Problem> {
    let thing = |word: &str| Thing::ALL.into_iter().find(|thing| thing.word() == word);
    let everybody = programme.organisation.everybody();
    let ids: Vec<(Thing, &str)> =
        everybody.filter_map(|(word, id, _)| Some((thing(word)?, id.as_str()))).collect();
    let listed: Vec<&str> =
        ids.iter().filter(|(thing, _)| PERSONS.contains(thing)).map(|(_, id)| *id).collect();
    let hint = format!("the roles and bodies are {}", listed.join(", "));
    let known = Known { ids, unread: Vec::new() };
    match (known.check(written, PERSONS, Place::default), Id::new(written)) {
        (None, Some(id)) => Ok(id),
        (Some(problem), _) if problem.hint.is_some() => Err(problem),
        (Some(problem), _) => Err(problem.hint(hint)),
        (None, None) => Err(Problem::new("unknown-reference", Place::default(), Id::RULE).hint(hint)),
    }
}

fn heading(things: &[Thing]) -> &'static str {
    match things {
        [Thing::Activity, ..] => "plan.part.activity",
        [Thing::Outcome, ..] => "plan.outcome",
        [Thing::Term, ..] => "calendar.term",
        [thing, ..] => thing.word(),
        [] => "",
    }
}

/// The lists of tables under a heading, or under one that is a slip of the pen for it: what refers to them is not at fault.
fn under<'a>(parent: &Section<'a>, shape: &Shape, heading: &str) -> Vec<Section<'a>> {
    keys_for(parent, shape, heading).into_iter().flat_map(|key| parent.tables(key)).collect()
}

/// The same for a heading of a single table.
fn table_under<'a>(root: &Section<'a>, heading: &str) -> Vec<Section<'a>> {
    keys_for(root, &DEFINITION, heading).into_iter().filter_map(|key| root.table(key)).collect()
}

fn keys_for<'a>(parent: &Section<'a>, shape: &Shape, heading: &str) -> Vec<&'a str> {
    let is_known = |key: &str| shape.names().any(|name| name == key);
    let means =
        |key: &str| key == heading || !is_known(key) && nearest_word(key, shape.names()) == Some(heading);
    parent.entries().map(|entry| entry.key).filter(|key| means(key)).collect()
}
