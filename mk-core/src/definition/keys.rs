//! What a definition file may hold: every table, every key, and what each is for.
//!
//! This is the one description of the file. The reader checks by it, and the JSON Schema for editors is written from it.

mod forms;
mod policy;

use forms::FORMS;
use policy::{BREAKDOWN_WORD, POLICY};
pub(super) use policy::{KNOWN, NONE};

use super::shape::{Key, Kind, NOT_STATED, Presence, Shape, Thing, YEARS};
use crate::calendar::Division;
use crate::programme::{Lull, Part, Profile, PromiseKind, Unit, Window};
use chrono::Weekday;

pub(super) const PERSONS: &[Thing] = &[Thing::Role, Thing::Body];
const ANYBODY: &[Thing] = &[Thing::Party, Thing::Role, Thing::Body, Thing::Team, Thing::Group];
const TEXTS: Kind = Kind::ByLanguage(&Kind::Text);

const ID: Key =
    required("id", Kind::Id, "A short name, which references, file names and addresses are made of.");
const TITLE: Key = required("title", TEXTS, "What it is called.");
const ABOUT: Key = optional("about", TEXTS, "What else there is to know.");

pub(super) const DEFINITION: Shape = Shape {
    keys: &[
        required("programme", Kind::Table(&PROGRAMME), "The programme as a whole."),
        optional("policy", Kind::Table(&POLICY), "What may be published."),
        optional("calendar", Kind::Table(&CALENDAR), "The programme's own terms, and its summer lull."),
        optional(
            "party",
            Kind::Tables(&PARTY),
            "An organisation that is part of the programme, or that it has to do with.",
        ),
        optional(
            "role",
            Kind::Tables(&ROLE),
            "A role that one or several persons hold. Never a person's name.",
        ),
        optional("body", Kind::Tables(&BODY), "A body of certain roles, which meets and decides."),
        optional("team", Kind::Tables(&TEAM), "A kind of team, by what it is made of."),
        optional("group", Kind::Tables(&GROUP), "A group of people that is spoken to: all staff, residents."),
        optional("profile", Kind::Named(&PROFILE), "How outcomes spread over a year."),
        required("goal", Kind::Tables(&GOAL), "One thing that is to be reached, counted in one unit."),
        optional(
            "breakdown",
            Kind::Tables(&BREAKDOWN),
            "How the persons of a goal are divided: by the kind of their outcome, by sex, team or age.",
        ),
        optional("forum", Kind::Tables(&FORUM), "A meeting that comes back."),
        optional(
            "channel",
            Kind::Tables(&CHANNEL),
            "How something is told to somebody: a report, a newsletter, a page.",
        ),
        optional(
            "plan",
            Kind::Tables(&PLAN),
            "A plan that has been decided on: its promises, outcome goals and activities.",
        ),
        optional(
            "reading",
            Kind::Tables(&READING),
            "How a plan is read here, where it can be read in several ways.",
        ),
    ],
};

const PROGRAMME: Shape = Shape {
    keys: &[
        ID,
        required("from", Kind::Day, "The programme's first day."),
        required("through", Kind::Day, "The programme's last day, itself included."),
        TITLE,
        optional("about", TEXTS, "What it is for."),
        optional(
            "notice",
            TEXTS,
            "What every reader of its figures must be told, such as that they are invented.",
        ),
    ],
};

pub(super) const CALENDAR: Shape = Shape {
    keys: &[
        optional("lull", Kind::Table(&LULL), "The summer lull, by ISO weeks."),
        optional(
            "term",
            Kind::Tables(&TERM),
            "A term of every year. VT January–June and HT July–December if left out.",
        ),
    ],
};

const WEEK: Kind = Kind::Whole { least: 1, most: 53 };

const LULL: Shape = Shape {
    keys: &[
        required("from-week", WEEK, "Its first ISO week."),
        required("through-week", WEEK, "Its last ISO week, itself included."),
    ],
};

const TERM: Shape = Shape {
    keys: &[
        ID,
        TITLE,
        required("from", Kind::MonthDay, "Its first day, as month and day: \"01-01\"."),
        required("through", Kind::MonthDay, "Its last day; one before `from` lies in the next year."),
    ],
};

const PARTY: Shape = Shape {
    keys: &[
        ID,
        required(
            "part",
            Kind::Word(&[Part::Cooperates.word(), Part::Finances.word(), Part::Outside.word()]),
            "Whether it works in the programme, pays for it, or is outside of it.",
        ),
        TITLE,
        ABOUT,
    ],
};

const ROLE: Shape = Shape {
    keys: &[
        ID,
        optional(
            "parties",
            Kind::List(&Kind::Reference(&[Thing::Party])),
            "The parties that the role belongs to.",
        ),
        REPORTS_TO,
        TITLE,
        ABOUT,
    ],
};

const REPORTS_TO: Key =
    optional("reports-to", Kind::Reference(PERSONS), "The role or body that it answers to.");

const BODY: Shape = Shape {
    keys: &[
        ID,
        stated("members", Kind::List(&Kind::Reference(&[Thing::Role])), "The roles that sit in it."),
        optional(
            "conveners",
            Kind::List(&Kind::Reference(&[Thing::Role])),
            "Who convenes it: one member, or several in turn, in this order.",
        ),
        REPORTS_TO,
        TITLE,
        ABOUT,
        not_stated(&Kind::Word(&["members"])),
    ],
};

const TEAM: Shape = Shape {
    keys: &[
        ID,
        stated("count", Kind::Whole { least: 1, most: 10_000 }, "How many such teams there are."),
        stated("members", Kind::Tables(&MEMBER), "The roles in each team."),
        TITLE,
        ABOUT,
        not_stated(&Kind::Word(&["count", "members"])),
    ],
};

const MEMBER: Shape = Shape {
    keys: &[
        required("role", Kind::Reference(&[Thing::Role]), "The role."),
        required("count", Kind::Whole { least: 1, most: 10_000 }, "How many persons in each team hold it."),
    ],
};

const GROUP: Shape = Shape {
    keys: &[
        ID,
        optional(
            "members",
            Kind::List(&Kind::Reference(&[Thing::Role, Thing::Body, Thing::Team])),
            "The roles, bodies and teams that belong to it, where they can be named.",
        ),
        TITLE,
        ABOUT,
    ],
};

const PROFILE: Shape = Shape {
    keys: &[
        required(
            "weights",
            Kind::Numbers { count: 12, most: Profile::LARGEST },
            "How much each month is expected to bring, January first. Only the proportions count.",
        ),
        optional(
            "known",
            Kind::Truth,
            "Whether the weights were taken from years that were counted; false, for a guess, if left out.",
        ),
    ],
};

const GOAL: Shape = Shape {
    keys: &[
        ID,
        required(
            "unit",
            Kind::Word(&[
                Unit::Persons.word(),
                Unit::Places.word(),
                Unit::OccupiedPlaces.word(),
                Unit::Events.word(),
            ]),
            "What is counted.",
        ),
        required(
            "window",
            Kind::Word(&[Window::Year.word(), Window::Whole.word()]),
            "Whether each year is counted by itself, or the whole period at once.",
        ),
        optional(
            "part-of",
            Kind::Reference(&[Thing::Goal]),
            "The goal that everybody counted here is counted in, too. Needed wherever that is so: else whoever is counted \
             there alone could be found by subtraction.",
        ),
        optional(
            "profile",
            Kind::Reference(&[Thing::Profile]),
            "How its outcomes spread over a year; evenly if left out.",
        ),
        optional(
            "agrees-with",
            Kind::Reference(&[Thing::Goal]),
            "A goal for the whole period that this one's yearly targets should add up to. A note says where they do not.",
        ),
        TITLE,
        required("definition", TEXTS, "What counts and what does not, for a reader who asks."),
        required(
            "counted",
            Kind::ByLanguage(&Kind::Table(&FORMS)),
            "The outcome as a clause around its number {n}.",
        ),
        required("target", Kind::Tables(&TARGET), "How much is to be reached."),
    ],
};

pub(super) const BREAKDOWN: Shape = Shape {
    keys: &[
        required("by", BREAKDOWN_WORD, "What it divides by."),
        optional(
            "goal",
            Kind::Reference(&[Thing::Goal]),
            "The goal whose kinds of outcome these are. Only, and always, with by = \"kind\".",
        ),
        TITLE,
        required(
            "cell",
            Kind::Tables(&CELL),
            "One part of it. Of kinds registered in the same month, the one that stands first counts.",
        ),
    ],
};

const CELL: Shape = Shape { keys: &[ID, TITLE] };

pub(super) const TARGET: Shape = Shape {
    keys: &[
        optional(
            "year",
            Kind::Whole { least: *YEARS.start(), most: *YEARS.end() },
            "The year it is for, in a goal whose window is a year.",
        ),
        required("count", Kind::Whole { least: 1, most: 10_000_000 }, "How many."),
        optional(
            "since",
            Kind::Day,
            "The day it holds from, for a target that takes an earlier one's place.",
        ),
        optional("decided-by", Kind::Reference(PERSONS), "Who decided it."),
    ],
};

pub(super) const FORUM: Shape = Shape {
    keys: &[
        ID,
        TITLE,
        required("purpose", TEXTS, "What it is for."),
        stated("participants", Kind::List(&Kind::Reference(ANYBODY)), "Who takes part."),
        optional(
            "conveners",
            Kind::List(&Kind::Reference(PERSONS)),
            "Who convenes it: one, or several in turn, in this order. If left out, a body's own meeting is convened as the body is.",
        ),
        required("cadence", Kind::Table(&CADENCE), "How often it meets."),
        optional("minutes", Kind::Whole { least: 5, most: 1440 }, "How long a meeting takes, in minutes."),
        optional("weekdays", Kind::List(&Kind::Word(&WEEKDAY_WORDS)), "The weekdays that suit it best."),
        optional("time", Kind::Time, "When on the day it begins, as clocks in Stockholm show it: \"09:00\"."),
        optional("from", Kind::Day, "The first day that it can meet, where that is not the programme's."),
        optional("through", Kind::Day, "The last day that it can meet, where that is not the programme's."),
        not_stated(&Kind::Word(&["participants"])),
    ],
};

/// The weekdays that meetings can be held on, with their words.
pub(super) const WEEKDAYS: [(Weekday, &str); 5] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
];

const WEEKDAY_WORDS: [&str; 5] = {
    let [(_, monday), (_, tuesday), (_, wednesday), (_, thursday), (_, friday)] = WEEKDAYS;
    [monday, tuesday, wednesday, thursday, friday]
};

pub(super) const CADENCE: Shape = Shape {
    keys: &[
        optional("times", Kind::Whole { least: 1, most: 250 }, "How many times in each `per`."),
        optional(
            "per",
            Kind::Word(&[
                Division::Week.word(),
                Division::Month.word(),
                Division::Quarter.word(),
                Division::Tertial.word(),
                Division::Term.word(),
                Division::Year.word(),
            ]),
            "What the `times` are counted in.",
        ),
        optional(
            "every-weeks",
            Kind::Whole { least: 1, most: 104 },
            "In the place of `times` and `per`: once in so many weeks.",
        ),
        optional(
            "without-number",
            Kind::Word(&["regularly", "not-stated"]),
            "In the place of a number: the plan says “regularly”, or nothing.",
        ),
        optional(
            "lull",
            Kind::Word(&[Lull::Skip.word(), Lull::KeepOn.word()]),
            "Whether it skips the summer lull or keeps on. Needed where there is a number.",
        ),
    ],
};

pub(super) const CHANNEL: Shape = Shape {
    keys: &[
        ID,
        TITLE,
        required("about", TEXTS, "What it is for, and what it says."),
        stated("audience", Kind::List(&Kind::Reference(ANYBODY)), "Whom it speaks to."),
        stated("responsible", Kind::List(&Kind::Reference(PERSONS)), "Who answers for it."),
        optional(
            "cadence",
            Kind::Table(&CADENCE),
            "How often a report is due; left out for what is simply there.",
        ),
        optional(
            "due-after",
            Kind::Whole { least: 0, most: 250 },
            "How many working days after the end of its period a report is due. On the period's last working day if left out.",
        ),
        optional("headings", Kind::List(&TEXTS), "What it has to speak of, in this order."),
        optional("address", Kind::Text, "Where it is found."),
        not_stated(&Kind::Word(&["audience", "responsible"])),
    ],
};

pub(super) const PLAN: Shape = Shape {
    keys: &[
        ID,
        TITLE,
        optional("from", Kind::Day, "The first day of its mandate."),
        optional("through", Kind::Day, "The last day of its mandate, itself included."),
        optional("decided-on", Kind::Day, "The day it was decided on."),
        optional("decided-by", Kind::Reference(PERSONS), "Who decided on it."),
        optional("responsible", Kind::List(&Kind::Reference(PERSONS)), "Who answers for it."),
        ABOUT,
        optional(
            "promise",
            Kind::Tables(&PROMISE),
            "Something that it promises and that no number measures.",
        ),
        optional("outcome", Kind::Tables(&OUTCOME), "An outcome goal (utfallsmål)."),
        optional("part", Kind::Tables(&PART), "A part of it, with its activities."),
    ],
};

const PROMISE: Shape = Shape {
    keys: &[
        ID,
        required(
            "kind",
            Kind::Word(&[
                PromiseKind::Purpose.word(),
                PromiseKind::Communication.word(),
                PromiseKind::Accessibility.word(),
                PromiseKind::Effect.word(),
            ]),
            "What it is about.",
        ),
        required("text", TEXTS, "What is promised."),
    ],
};

pub(super) const OUTCOME: Shape = Shape {
    keys: &[
        ID,
        required("text", TEXTS, "What is to be reached."),
        optional(
            "target",
            Kind::Whole { least: 1, most: 10_000_000 },
            "How many of it, for one that is counted.",
        ),
        optional(
            "activity",
            Kind::Reference(&[Thing::Activity]),
            "The activity that makes it, for a product.",
        ),
        optional(
            "reached",
            Kind::Tables(&REACHED),
            "One that has been reached, for an outcome that is counted.",
        ),
    ],
};

const REACHED: Shape = Shape {
    keys: &[required("on", Kind::Day, "The day it was reached."), required("what", TEXTS, "What it was.")],
};

pub(super) const PART: Shape =
    Shape { keys: &[ID, TITLE, required("activity", Kind::Tables(&ACTIVITY), "Something to be done once.")] };

pub(super) const ACTIVITY: Shape = Shape {
    keys: &[
        ID,
        required("what", TEXTS, "What is to be done."),
        stated("responsible", Kind::List(&Kind::Reference(PERSONS)), "Who answers for it."),
        optional("involves", Kind::List(&Kind::Reference(ANYBODY)), "Who else has to do with it."),
        stated("when", Kind::Table(&WHEN), "When it is to be done."),
        optional("done", Kind::Day, "The day it was done, once it is."),
        not_stated(&Kind::Word(&["responsible", "when"])),
    ],
};

pub(super) const WHEN: Shape = Shape {
    keys: &[
        optional("day", Kind::Day, "The day, or the first of several."),
        optional("through", Kind::Day, "The last of several days."),
        optional("month", Kind::Month, "In the place of a day: a whole month, \"2025-08\"."),
        optional("inferred", TEXTS, "What of it the plan does not say, and from what it was inferred."),
    ],
};

const READING: Shape = Shape {
    keys: &[
        optional("about", Kind::List(&Kind::Reference(&Thing::ALL)), "The ids of what the reading concerns."),
        required("says", Kind::Text, "The plan's own words, in its own language."),
        required("taken-as", TEXTS, "What they are taken to mean here."),
    ],
};

const fn required(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, presence: Presence::Required, kind, about }
}

const fn optional(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, presence: Presence::Optional, kind, about }
}

const fn stated(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, presence: Presence::OrNotStated, kind, about }
}

const fn not_stated(word: &'static Kind) -> Key {
    optional(
        NOT_STATED,
        Kind::List(word),
        "What of this the plan leaves open. It is said here instead of being left out.",
    )
}
