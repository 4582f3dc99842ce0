//! The element while time passes and things go wrong: servers that fail in every way, clocks, policies that refuse
//! WebAssembly, publications that want to do harm, and what a thousand of them leave behind.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test it is the way to fail"
)]

mod asked;
mod clocks;
mod early;
mod faults;
mod hostile;
mod mounts;
mod refused;
mod requests;
mod stage;
mod traps;
mod without;
