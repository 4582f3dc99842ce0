//! The demo site as files in a folder: pages with figures, one for editors, and one that adds a month.

mod pages;

use crate::{files, invented, publications};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use mk_core::calendar::Month;
use mk_core::programme::Programme;
use mk_core::publish::{self, Chain, Publication};
use mk_core::{definition, outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the site that holds the browser package and the publication.
pub const PACKAGE: &str = "kraft";

/// A site in a folder, and how far its programme has come.
pub struct Site {
    folder: PathBuf,
    programme: Programme,
    totals: String,
    later: Vec<String>,
    chain: Chain,
    publication: Publication,
    served: bool,
}

impl Site {
    /// Publishes the example totals and writes the site. A site that is served has a button for the next month.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write(folder: &Path, served: bool) -> Result<Self> {
        let mut programme = definition::read(definition::MALMOKRAFTEN)?;
        programme.notice = Some(invented::notice());
        let totals = String::from_utf8(invented::TOTALS.to_vec())?;
        let later = String::from_utf8(invented::LATER.to_vec())?;
        let later = later.lines().skip(1).map(str::to_owned).collect();
        // Month by month, as it would have been.
        let (mut chain, mut last) = (Chain::new(), None);
        for month in months(&totals).into_iter().filter(|month| is_published_after(month)) {
            let publication = published(&programme, &rows_through(&totals, &month), &chain)?;
            chain.push("", &publication.to_text())?;
            last = Some(publication);
        }
        let publication = last.context("the totals are empty")?;
        let folder = folder.to_owned();
        let site = Self { folder, programme, totals, later, chain, publication, served };
        let package = site.folder.join(PACKAGE);
        fs::create_dir_all(&package).with_context(|| package.display().to_string())?;
        files::write_all(&pages::REST.map(|(name, text)| (site.folder.join(name), text)))?;
        publications::clear(&package, &site.programme.id)?;
        let kept: Vec<_> = site
            .chain
            .publications()
            .map(|publication| (package.join(publications::kept_as(publication)), publication.to_text()))
            .collect();
        files::write_all(&kept)?;
        site.refresh()?;
        Ok(site)
    }

    /// The last day that the figures reach to.
    pub fn data_through(&self) -> NaiveDate {
        self.publication.data_through()
    }

    /// Adds the next month's invented totals and publishes: those of December with January's, when the year has been
    /// closed. Answers with whether there was one more.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add_month(&mut self) -> Result<bool> {
        let later = self.later.join("\n");
        let mut next = months(&later).into_iter();
        let Some(month) = next.find(|month| is_published_after(month)).or_else(|| months(&later).pop())
        else {
            return Ok(false);
        };
        let (added, left): (Vec<_>, Vec<_>) = self
            .later
            .iter()
            .cloned()
            .partition(|row| month_of(row).is_some_and(|own| own <= month.as_str()));
        let totals = format!("{}{}\r\n", self.totals, added.join("\r\n"));
        self.publication = published(&self.programme, &totals, &self.chain)?;
        self.chain.push("", &self.publication.to_text())?;
        (self.totals, self.later) = (totals, left);
        self.refresh()?;
        Ok(true)
    }

    /// Writes the pages first and the publication last, so that no live figure is newer than the page around it.
    fn refresh(&self) -> Result<()> {
        let pages = pages::PAGES.map(|(name, page)| (self.folder.join(name), self.filled(page)));
        files::write_all(&pages)?;
        publications::write(&self.publication, &self.folder.join(PACKAGE))?;
        Ok(())
    }

    /// A page with what it leaves open filled in.
    fn filled(&self, page: &str) -> String {
        let control = match (self.served, self.later.is_empty()) {
            (true, false) => include_str!("../site/button.html"),
            (true, true) => include_str!("../site/end.html"),
            (false, _) => include_str!("../site/still.html"),
        };
        pages::filled(&page.replace("{{control}}", control), &self.publication)
    }
}

/// The month of a row.
fn month_of(row: &str) -> Option<&str> {
    row.split(';').nth(1)
}

/// The months that there are rows of, in order.
fn months(rows: &str) -> Vec<String> {
    let mut months: Vec<String> = rows
        .lines()
        .filter_map(month_of)
        .filter(|month| Month::parse(month).is_some())
        .map(str::to_owned)
        .collect();
    months.sort();
    months.dedup();
    months
}

/// Whether there is a publication after a month. The year is closed in January, so December's figures come with January's,
/// in February.
fn is_published_after(month: &str) -> bool {
    !month.ends_with("-12")
}

/// The heading and the rows up to and with a month.
fn rows_through(totals: &str, month: &str) -> String {
    let is_in = |row: &&str| month_of(row).is_none_or(|own| Month::parse(own).is_none() || own <= month);
    totals.lines().filter(is_in).flat_map(|row| [row, "\r\n"]).collect()
}

/// Publishes on the fifth of the month after the last one.
fn published(programme: &Programme, totals: &str, chain: &Chain) -> Result<Publication> {
    let totals = outcome::read_csv(totals.as_bytes(), programme)?;
    let last = totals.last_month().or_else(|| Month::new(2025, 1)).context("the totals are empty")?;
    let today = last.next().first_day() + chrono::Days::new(4);
    Ok(publish::publish(programme, &totals, chain, today)?.with_forecasts())
}
