//! Goals, figures that are safe to publish, and progress, for Malmökraften and its sister programmes.
//!
//! A coordinator has last month's totals and asks two things: what of this may be shown, and are we on pace?
//!
//! ```
//! use mk_core::progress::Progress;
//! use mk_core::{definition, outcome, publish};
//!
//! // What the parties have agreed, from TOML.
//! let programme = definition::read(definition::MALMOKRAFTEN)?;
//!
//! // What has been counted, from CSV. These numbers are invented.
//! let csv = "mål;månad;antal
//! arbete-eller-studier;2025-01;34
//! arbete-eller-studier;2025-02;29
//! arbete-eller-studier;2025-03;4";
//! let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
//!
//! // What of it is public. March brought so few that somebody could be found in it.
//! let publication = publish::publish(&programme, &totals, &publish::Chain::new(), "2025-04-05".parse().unwrap())?;
//! let goal = publication.goal("arbete-eller-studier").unwrap();
//! let shown: Vec<_> = goal.points().iter().map(|point| point.figure().count()).collect();
//! assert_eq!(shown, [Some(34), Some(63), None]);
//!
//! // How it goes, by what is public alone: 63 to 67, and the pace of 350 a year would have been 94.
//! let progress = Progress::of(&publication, goal).unwrap();
//! assert_eq!((progress.count.least, progress.count.most), (63, 67));
//! let pace = progress.pace.unwrap();
//! assert_eq!((pace.gap.least, pace.gap.most), (-31, -27));
//! # Ok::<(), mk_core::problem::Problems>(())
//! ```
//!
//! And what is there to do in the next weeks?
//!
//! ```
//! use mk_core::{agenda, calendar, definition, programme::{Id, Period}};
//!
//! let programme = definition::read(definition::MALMOKRAFTEN)?;
//! let weeks = Period { from: calendar::day("2025-04-07").unwrap(), through: calendar::day("2025-05-02").unwrap() };
//! let agenda = agenda::agenda(&programme, weeks, Id::new("samordnare").as_ref(), None);
//! let words = agenda::words::Words::new(&programme, "en").unwrap();
//! let last = agenda.entries.last().unwrap();
//! assert_eq!((words.when(last), words.what(last)), ("Fri 2 May 2025".into(), "Report to the decision group"));
//! # Ok::<(), mk_core::problem::Problems>(())
//! ```
//!
//! # Scope
//!
//! The crate reads no file and no clock: bytes and days are given to it. It draws nothing, and says nothing of figures in
//! any language; `mk-wasm` does. Of the agenda alone it has [`words`](agenda::words). Without the features `files` and
//! `ical` it is what the widget needs: reading a publication that the browser has parsed, and progress.
//!
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod programme;

#[cfg(feature = "files")]
pub mod definition;

#[cfg(feature = "files")]
pub mod outcome;

pub mod publish;

pub mod forecast;
pub mod progress;

pub mod agenda;
pub mod schedule;

pub mod calendar;
mod count;
pub mod problem;
pub mod text;
