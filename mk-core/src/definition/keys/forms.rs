//! What a definition file may hold of a phrase's forms around a number.

use super::super::shape::{Kind, Shape};
use super::{optional, required};

/// A form for each plural category of the language, as CLDR names them.
pub(super) const FORMS: Shape = Shape {
    keys: &[
        optional("zero", Kind::TextAroundNumber, "For 0, in languages that tell it apart, such as Arabic."),
        required("one", Kind::TextAroundNumber, "For 1, and for what the language counts as one."),
        optional("two", Kind::TextAroundNumber, "For 2, in languages that tell it apart."),
        optional(
            "few",
            Kind::TextAroundNumber,
            "For a few, in languages that tell them apart, such as Polish.",
        ),
        optional("many", Kind::TextAroundNumber, "For many, in languages that tell them apart."),
        required("other", Kind::TextAroundNumber, "For every other number."),
    ],
};
