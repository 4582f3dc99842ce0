//! How fast records are counted, monthly totals read, and what is made of a publication: `cargo bench -p mk-core`.
//!
//! What goes in is made here, row by row, the same in every run.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark fails by panicking")]

mod gate;
mod outcomes;
mod programme;
mod records;
mod shown;
mod totals;

fn main() {
    divan::main();
}
