//! The widget in a real browser, on the demo's own pages: complete without JavaScript, live with it, and steady when
//! the server is not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test it is the way to fail"
)]

mod agreement;
mod button;
mod faults;
mod languages;
mod looks;
mod page;
mod same_bytes;
#[path = "../common/samples.rs"]
mod samples;
mod script;
mod time;
mod without_script;
