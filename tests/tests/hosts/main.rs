//! The three ways in (the element, a page in an iframe, pasted HTML) inside pages that behave like the real ones, and
//! what else happens to a figure in a page.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test it is the way to fail"
)]

mod demo;
mod editor;
mod embed;
mod every;
mod expected;
mod frames;
mod life;
mod policy;
mod print;
mod shown;
mod stage;
mod ways;
