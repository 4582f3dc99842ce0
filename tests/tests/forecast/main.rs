//! The forecast: how good it is on real series and simulated programmes, what must always hold of it, and extreme input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "what is drawn at random here is published nowhere")]

#[path = "../common/mod.rs"]
mod common;
mod edges;
mod extreme;
mod generated;
mod invariance;
mod properties;
mod random;
mod score;
mod series;
mod simulated;
mod skill;
#[cfg(feature = "thorough")]
mod table;
