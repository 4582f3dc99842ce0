//! Who is part of a programme: parties, roles, bodies, teams and groups. Roles only, never persons.

use super::Id;
use crate::text::Text;

/// Everybody that a definition speaks of. An id names one of them, whichever kind it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Organisations.
    pub parties: Vec<Party>,
    /// Roles that persons hold.
    pub roles: Vec<Role>,
    /// Bodies that meet and decide.
    pub bodies: Vec<Body>,
    /// Teams, by what each is made of.
    pub teams: Vec<Team>,
    /// Groups that are spoken to: all staff, residents.
    pub groups: Vec<Group>,
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// Its part in the programme.
    pub part: Part,
    /// What else there is to know.
    pub about: Option<Text>,
}

/// An organisation's part in a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It works in the programme, with staff of its own.
    Cooperates,
    /// It pays for the programme.
    Finances,
    /// The programme has to do with it.
    Outside,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Cooperates, Self::Finances, Self::Outside];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cooperates => "cooperates",
            Self::Finances => "finances",
            Self::Outside => "outside",
        }
    }
}

/// A role that one or several persons hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// The parties that it belongs to; none where the definition says none.
    pub parties: Vec<Id>,
    /// The role or body that it answers to.
    pub reports_to: Option<Id>,
    /// What else there is to know.
    pub about: Option<Text>,
}

/// A body of certain roles, which meets and decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// The roles that sit in it; none where the plan does not say.
    pub members: Vec<Id>,
    /// Who convenes it: one of its members, or several in turn, in this order.
    pub conveners: Vec<Id>,
    /// The role or body that it answers to.
    pub reports_to: Option<Id>,
    /// What else there is to know.
    pub about: Option<Text>,
}

/// A kind of team, by what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// How many there are; nothing where the plan does not say.
    pub count: Option<u32>,
    /// The roles in each, with how many persons hold them; none where the plan does not say.
    pub members: Vec<(Id, u32)>,
    /// What else there is to know.
    pub about: Option<Text>,
}

/// A group of people that is spoken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// The roles, bodies and teams that belong to it, where those are named.
    pub members: Vec<Id>,
    /// What else there is to know.
    pub about: Option<Text>,
}

impl Organisation {
    /// Everybody, with the word for their kind: `party`, `role`, `body`, `team`, `group`.
    pub(crate) fn everybody(&self) -> impl Iterator<Item = (&'static str, &Id, &Text)> {
        let parties = self.parties.iter().map(|party| ("party", &party.id, &party.title));
        let roles = self.roles.iter().map(|role| ("role", &role.id, &role.title));
        let bodies = self.bodies.iter().map(|body| ("body", &body.id, &body.title));
        let teams = self.teams.iter().map(|team| ("team", &team.id, &team.title));
        let groups = self.groups.iter().map(|group| ("group", &group.id, &group.title));
        parties.chain(roles).chain(bodies).chain(teams).chain(groups)
    }

    /// What somebody is called, whichever kind the id is of.
    pub fn title(&self, id: &Id) -> Option<&Text> {
        self.everybody().find(|(_, known, _)| *known == id).map(|(_, _, title)| title)
    }

    /// The roles that an id stands for: a role itself, those in a body, team or group, those of a party.
    ///
    /// ```
    /// let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN)?;
    /// let team = mk_core::programme::Id::new("team").unwrap();
    /// let roles = programme.organisation.roles_of(&team);
    /// assert!(roles.iter().any(|role| role.as_str() == "socialsekreterare"));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn roles_of(&self, id: &Id) -> Vec<&Id> {
        if let Some(role) = self.roles.iter().find(|role| role.id == *id) {
            return vec![&role.id];
        }
        if let Some(body) = self.bodies.iter().find(|body| body.id == *id) {
            return body.members.iter().collect();
        }
        if let Some(team) = self.teams.iter().find(|team| team.id == *id) {
            return team.members.iter().map(|(role, _)| role).collect();
        }
        if let Some(group) = self.groups.iter().find(|group| group.id == *id) {
            // A group holds no groups, so this goes one step and no further.
            let inner =
                group.members.iter().filter(|member| self.groups.iter().all(|other| other.id != **member));
            return inner.flat_map(|member| self.roles_of(member)).collect();
        }
        self.roles.iter().filter(|role| role.parties.contains(id)).map(|role| &role.id).collect()
    }

    /// Whether `who` is `one` of these, or stands for roles that all belong to one of them.
    ///
    /// A role in a body takes part where the body does; a body takes part where all who sit in it do.
    pub fn takes_part(&self, who: &Id, among: &[Id]) -> bool {
        let roles = self.roles_of(who);
        let open: Vec<&Id> = among.iter().flat_map(|id| self.roles_of(id)).collect();
        among.contains(who) || (!roles.is_empty() && roles.iter().all(|role| open.contains(role)))
    }

    /// The body of that id.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }
}
