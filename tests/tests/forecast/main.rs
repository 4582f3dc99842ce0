//! The forecast: how good it is on real series and simulated programmes, what must always hold of it, and extreme input.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod random;
mod score;
mod series;
mod simulated;
mod skill;
