//! A programme's progress as a chart, sentences and a table: static HTML and SVG natively, or live in a browser.
//!
//! | stage | in | out | where |
//! |---|---|---|---|
//! | choose | a goal of a [`Publication`](mk_core::publish::Publication), a language, a period, groups | a [`Subject`](subject::Subject) | [`subject`], [`locale`] |
//! | say it | a subject, a [`View`](view::View) | sentences, a table, CSV | [`words`], [`table`] |
//! | draw it | the same, and a width | a [`Scene`](scene::Scene) | [`chart`], the one user of plotters |
//! | put it together | both, static or live | one tree of elements, or a whole page | [`figure`], [`svg`], [`page`] |
//! | show it | the tree | HTML and SVG text, or a live document | [`markup`], `dom` |
//!
//! Nothing here knows anything but what has been published.

pub mod chart;
#[cfg(target_arch = "wasm32")]
mod dom;
pub mod figure;
pub mod locale;
pub mod markup;
pub mod page;
pub mod scene;
pub mod subject;
pub mod svg;
pub mod table;
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
