//! Goals, figures that are safe to publish, and progress, for Malmökraften and its sister programmes.

pub mod calendar;
#[cfg(feature = "files")]
pub mod definition;
#[cfg(feature = "files")]
pub mod outcome;
pub mod problem;
pub mod programme;
pub mod progress;
pub mod publish;
pub mod text;
