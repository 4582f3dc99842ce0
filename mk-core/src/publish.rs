//! The gate: what of the counts becomes public, and the [`Publication`] that it becomes.
//!
//! Three rules stand so far. **Rhythm**: a goal's total is shown by month, tertial or year, fixed beforehand from its
//! target ([`Goal::rhythm`](crate::programme::Goal::rhythm)). **Moves of at least k**: a new point is shown only when
//! the number has risen by at least the threshold since the last point shown; otherwise one neutral label stands for 0
//! to k − 1 alike. **Frozen points**: what has been published never changes, and a late registration counts in the
//! month in which it was registered.
//!
//! Nothing outside this module can make a [`Figure`] or a [`Publication`]: they come from [`publish`], or from reading
//! a publication, which checks everything that a single document can show.

mod figure;
#[cfg(feature = "files")]
mod file;
#[cfg(feature = "files")]
mod gate;
mod json;
mod publication;
mod read;
mod rules;

pub use figure::{Figure, Span};
#[cfg(feature = "files")]
pub use gate::publish;
pub use json::Json;
pub use publication::{Point, Publication, Series};
