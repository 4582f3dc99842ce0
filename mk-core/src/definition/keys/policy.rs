//! What a definition file may hold of the gate's settings.

use super::super::shape::{Kind, Shape, Thing};
use super::{TEXTS, optional, required};
use crate::calendar::Rhythm;
use crate::programme::{By, Policy};

pub(super) const POLICY: Shape = Shape {
    keys: &[
        optional(
            "threshold",
            Kind::Whole { least: Policy::LEAST_THRESHOLD as i64, most: 1000 },
            "The smallest number of persons that may be told apart. 5 if left out. A larger one shows less.",
        ),
        optional(
            "breakdowns",
            Kind::List(&PUBLIC_WORD),
            "The breakdowns that are public. By sex alone if left out, and \"none\" for none: figures by team would appraise its few members, and \
             every further division leaves more of the figures under the label.",
        ),
        optional(
            "rhythm",
            Kind::Tables(&SHOWN),
            "What is shown more seldom than its target allows. If left out, everything is shown as often as it may be.",
        ),
        optional(
            "known",
            Kind::Tables(&KNOWN),
            "A figure that is public already, for instance in a report. The gate takes care that nobody is found by it.",
        ),
    ],
};

const PUBLIC_WORD: Kind =
    Kind::Word(&[By::Kind.word(), By::Sex.word(), By::Team.word(), By::Age.word(), NONE]);

/// In the place of the breakdowns that are public: none is.
pub(in crate::definition) const NONE: &str = "none";

pub(super) const BREAKDOWN_WORD: Kind =
    Kind::Word(&[By::Kind.word(), By::Sex.word(), By::Team.word(), By::Age.word()]);

const SHOWN: Shape = Shape {
    keys: &[
        required("goal", Kind::Reference(&[Thing::Goal]), "The goal."),
        optional("by", BREAKDOWN_WORD, "The breakdown; left out for the goal's total."),
        required(
            "shown",
            Kind::Word(&[Rhythm::Month.word(), Rhythm::Tertial.word(), Rhythm::Year.word()]),
            "By what it is shown.",
        ),
    ],
};

pub(in crate::definition) const KNOWN: Shape = Shape {
    keys: &[
        required("goal", Kind::Reference(&[Thing::Goal]), "The goal."),
        optional("by", BREAKDOWN_WORD, "The breakdown, for a figure of one of its cells."),
        optional("cell", Kind::Id, "The cell of it."),
        required("through", Kind::Day, "The day that the figure counts up to and with."),
        required(
            "count",
            Kind::Whole { least: 0, most: 10_000_000 },
            "How many persons it says, since the year or the whole period began.",
        ),
        required("source", TEXTS, "Where it can be read."),
    ],
};
