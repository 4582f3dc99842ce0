//! Goals, figures that are safe to publish, and progress, for Malmökraften and its sister programmes.

pub mod calendar;
pub mod problem;
pub mod programme;
pub mod text;
