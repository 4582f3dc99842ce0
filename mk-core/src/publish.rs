//! The gate: what of the counts becomes public, and the [`Publication`] that it becomes.
//!
//! Five rules, which `PUBLISHING.md` tells in full, with what they guarantee and why:
//!
//! 1. **A rhythm fixed beforehand.** A goal's total, and each breakdown of it, is shown by month, tertial or year, by what
//!    its target leads to expect ([`Programme::rhythm`](crate::programme::Programme::rhythm)).
//! 2. **It moves by at least k.** A new point is shown only when every number in it is at least the threshold from each
//!    point before it ([`Past`]); else one neutral label stands in its place.
//! 3. **Registration month.** What has been shown never changes. A late registration or a correction counts in the month in
//!    which it is registered. A correction that takes less than k away waits until there are new ones to set it off
//!    against; one that takes more away is shown as a number that has fallen.
//! 4. **One whole.** The kinds of an outcome, groups of people, and a goal within a goal are breakdowns of one total, shown
//!    where that is, and with all that is left of it. No table is crossed with another.
//! 5. **Facts known elsewhere** ([`Known`](crate::programme::Known)) count like the programme's own.
//!
//! Nothing outside this module can make a [`Figure`] or a [`Publication`]: they come from [`publish`], or from reading
//! a publication, which checks everything that a single document can show. [`Chain::read`] checks the rest: every rule, over all
//! publications of a programme, by addition.

#[cfg(feature = "files")]
mod chain;
#[cfg(feature = "files")]
mod elsewhere;
mod figure;
#[cfg(feature = "files")]
mod file;
#[cfg(feature = "files")]
mod gate;
mod json;
#[cfg(feature = "files")]
mod pass;
#[cfg(feature = "files")]
mod past;
#[cfg(feature = "files")]
mod proof;
mod publication;
mod read;
mod rules;

#[cfg(feature = "files")]
pub use chain::{Chain, Previous};
#[cfg(feature = "files")]
pub use elsewhere::exposed;
pub use figure::{Figure, Span};
#[cfg(feature = "files")]
pub use gate::publish;
pub use json::Json;
#[cfg(feature = "files")]
pub use past::Past;
pub use publication::{Divided, Point, Publication, Row, Series};
