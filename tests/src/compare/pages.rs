//! The pages that are measured: the same around every chart, with the same publication.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mk_bundle::workspace;
use mk_core::forecast::{Basis, Forecast};
use mk_core::publish::Publication;
use mk_examples::publications;
use mk_examples::site::PACKAGE;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::contestants::{self, CONTESTANTS, Contestant};
use super::{bundle, server};
use crate::npm;

/// The goal that is drawn.
const GOAL: &str = "arbete-eller-studier";
/// How many charts the page of many has.
pub(super) const MANY: usize = 30;

/// A folder with the pages, each also compressed.
pub(super) struct Pages {
    pub(super) folder: TempDir,
    /// Publications that follow on the one that the pages for news begin with, a month later each.
    pub(super) news: Vec<String>,
}

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// One chart of the latest publication.
    One,
    /// Many charts of it.
    Many,
    /// One chart of an earlier publication, to be followed by others.
    News,
}

impl Contestant {
    /// The name of its page for a purpose.
    pub(super) fn page(&self, purpose: Purpose) -> String {
        let end = match purpose {
            Purpose::One => "",
            Purpose::Many => "-many",
            Purpose::News => "-news",
        };
        format!("{}{end}.html", self.stem)
    }
}

/// Writes the demo's publications, the widget's package, a bundle of each library, and the pages.
/// `all_early`: the libraries' pages ask for the data early, too.
pub(super) fn write(all_early: bool) -> Result<Pages> {
    let folder = tempfile::tempdir().context("a folder for the pages cannot be made")?;
    let out = folder.path();
    let site = crate::package::demo(out)?;
    let kraft = out.join(PACKAGE);
    let (sources, modules) = (sources(), npm::installed(&contestants::packages())?.join("node_modules"));
    for library in CONTESTANTS.iter().filter(|contestant| !contestant.is_widget()) {
        bundle::minified(&modules, &sources.join(library.stem).with_extension("js"), out)?;
    }
    fs::copy(sources.join("compare.css"), out.join("compare.css"))?;
    let year = site.data_through().to_string().chars().take(4).collect::<String>();
    let published = of_year(&kraft, &year)?;
    let (first, later) = published.split_first().context("nothing can be forecast in the demo's year")?;
    let template = fs::read_to_string(sources.join("page.html"))?;
    for contestant in &CONTESTANTS {
        for purpose in [Purpose::One, Purpose::Many, Purpose::News] {
            let (source, bands) = match purpose {
                Purpose::News => (publications::kept_as(first), bands(&published)),
                _ => {
                    ("malmokraften.json".to_owned(), bands(published.get(later.len()..).unwrap_or_default()))
                }
            };
            let source = format!("{PACKAGE}/{source}");
            let chart = chart(contestant, purpose, &source, &bands, &kraft)?;
            let count = if purpose == Purpose::Many { MANY } else { 1 };
            let page = template
                .replace("{{head}}", &head(contestant, &source, all_early, out))
                .replace("{{charts}}", &vec![chart; count].join("\n"));
            fs::write(out.join(contestant.page(purpose)), page)?;
        }
    }
    server::compress(out)?;
    server::compress(&kraft)?;
    Ok(Pages { folder, news: later.iter().map(Publication::to_text).collect() })
}

/// Where the libraries' scripts are.
pub(super) fn sources() -> PathBuf {
    workspace::root().join("tests/compare")
}

/// What the page loads, as the guide of each says for a chart at the top of its page.
fn head(contestant: &Contestant, source: &str, all_early: bool, out: &Path) -> String {
    let early = |file: &str, attribute: &str| {
        format!("<link rel=\"preload\" as=\"fetch\"{attribute} href=\"{file}\">\n")
    };
    if contestant.is_widget() {
        let links = [&format!("{PACKAGE}/kraft-progress.wasm"), source].map(|file| early(file, ""));
        return format!(
            "{}<script type=\"module\" src=\"{PACKAGE}/kraft-progress.js\"></script>",
            links.concat()
        );
    }
    let stem = contestant.stem;
    let mut style = String::new();
    if out.join(stem).with_extension("css").exists() {
        style = format!("<link rel=\"stylesheet\" href=\"{stem}.css\">\n");
    }
    // So that it is what their `fetch` takes.
    let data = if all_early { early(source, " crossorigin") } else { String::new() };
    format!("{style}{data}<script type=\"module\" src=\"{stem}.js\"></script>")
}

/// The place of a chart: the widget's with its static figure, as an editor pastes it.
fn chart(
    contestant: &Contestant,
    purpose: Purpose,
    source: &str,
    bands: &Value,
    kraft: &Path,
) -> Result<String> {
    if !contestant.is_widget() {
        return Ok(format!(
            "<div class=\"chart\" data-src=\"{source}\" data-goal=\"{GOAL}\" data-bands='{bands}'></div>"
        ));
    }
    let still = kraft.join(format!("malmokraften.{GOAL}.sv.html"));
    let still = fs::read_to_string(&still).with_context(|| still.display().to_string())?;
    let refresh = if purpose == Purpose::News { " refresh=\"1\"" } else { "" };
    Ok(format!(
        "<kraft-progress src=\"{source}\" goal=\"{GOAL}\" lang=\"sv\"{refresh}>\n{still}</kraft-progress>"
    ))
}

/// The publications of a year that have a forecast, the earliest first.
fn of_year(kraft: &Path, year: &str) -> Result<Vec<Publication>> {
    let mut published = Vec::new();
    for entry in fs::read_dir(kraft)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json")
            && !path.ends_with("malmokraften.json")
            && let Ok(publication) = Publication::from_text(&fs::read_to_string(&path)?)
            && publication.data_through().to_string().starts_with(year)
            && forecast(&publication).is_some()
        {
            published.push(publication);
        }
    }
    published.sort_by_key(Publication::sequence);
    Ok(published)
}

fn forecast(publication: &Publication) -> Option<Forecast> {
    Forecast::of(publication, publication.goal(GOAL)?).filter(|forecast| forecast.basis == Basis::Outcomes)
}

/// The forecast's band of each publication, which the libraries cannot reckon out: by the day that the figures reach to, the
/// months with the ends of the interval of 80 %.
fn bands(published: &[Publication]) -> Value {
    let mut bands = Map::new();
    for publication in published {
        let Some(forecast) = forecast(publication) else { continue };
        let reached = publication.goal(GOAL).and_then(|series| series.points().last());
        let now = reached.map(|point| (point.through(), point.figure().span()));
        let ahead = forecast.path.iter().map(|outlook| (outlook.through, outlook.most));
        let months = now.into_iter().chain(ahead).map(|(day, span)| {
            let month = day.to_string().get(5..7).and_then(|month| month.parse::<u32>().ok());
            json!([month, span.least, span.most])
        });
        bands.insert(publication.data_through().to_string(), months.collect());
    }
    bands.into()
}
