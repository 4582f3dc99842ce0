//! An attacker who knows the gate's rules, the label, the rhythm, the target and every publication, and looks for a number
//! of 1 to k − 1 persons that leaves fewer than k possible values.
//!
//! It goes several ways: through every programme of a few periods ([`every`], [`crossings`]), by trying each way things could have come
//! about ([`worlds`]), and by asking a solver of integer programmes ([`solver`]). It is optimised in every build, for it
//! goes through some milliards of programmes.
#![allow(clippy::indexing_slicing, reason = "tests call it, and fail by panicking")]

pub mod crossings;
pub mod every;
pub mod rule;
pub mod solver;
pub mod worlds;
