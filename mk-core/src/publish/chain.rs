//! The chain: a programme's publications in order, each holding on to the one before.

mod follow;

pub(super) use follow::{follows, stays};

use super::elsewhere;
use super::publication::Publication;
use crate::problem::{Place, Problem, Problems};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// All of a programme's publications, from the first to the latest, each of which is known to be what the next one followed.
///
/// ```
/// use mk_core::publish::{self, Chain};
/// # use mk_core::{definition, outcome};
/// # let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let mut chain = Chain::new();
/// for (csv, today) in [
///     ("goal,month,count\narbete-eller-studier,2025-01,23", "2025-02-05"),
///     ("goal,month,count\narbete-eller-studier,2025-01,23\narbete-eller-studier,2025-02,28", "2025-03-05"),
/// ] {
///     let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
///     let publication = publish::publish(&programme, &totals, &chain, today.parse().unwrap())?;
///     chain.push("", &publication.to_text())?;
/// }
/// assert_eq!(chain.publications().last().unwrap().sequence(), 2);
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    links: Vec<Link>,
}

/// The publication before, by which anybody can see that it is still what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The day it was published.
    pub published: NaiveDate,
    /// The SHA-256 of its file, in hexadecimal.
    pub sha256: String,
}

/// A publication with the hash of its file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    publication: Publication,
    sha256: String,
}

/// What a publication says of its place in the chain.
pub(super) struct Next {
    pub(super) sequence: u32,
    pub(super) previous: Option<Previous>,
}

impl Default for Next {
    fn default() -> Self {
        Self { sequence: 1, previous: None }
    }
}

impl Link {
    /// From the text of a file of that name.
    fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let of_file = |problems| {
            let mut put_back = Problems::none();
            put_back.extend(within(name, problems).into_iter().map(|problem| problem.hint(PUT_BACK)));
            put_back
        };
        Ok(Self { publication: Publication::from_text(text).map_err(of_file)?, sha256: sha256(text) })
    }

    pub(super) fn publication(&self) -> &Publication {
        &self.publication
    }

    /// The place of the publication that comes after this one.
    pub(super) fn next(&self) -> Next {
        let previous = Previous { published: self.publication.published, sha256: self.sha256.clone() };
        Next { sequence: self.publication.sequence.saturating_add(1), previous: Some(previous) }
    }
}

impl Chain {
    /// Of a programme that has published nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads publications, each with a name for messages, in any order.
    ///
    /// # Errors
    /// Every problem of each of them, by its name; and where one is missing, is there twice, has been changed since, or
    /// cannot have followed the one before.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let mut read = Vec::new();
        for (name, text) in files {
            match Link::read(name, text) {
                Ok(link) => read.push((name, link)),
                Err(of_file) => problems.extend(of_file),
            }
        }
        // One that cannot be read would be missing, too.
        if !problems.is_empty() {
            return Err(problems);
        }
        read.sort_by_key(|(_, link)| link.publication.sequence);
        let mut chain = Self::new();
        for (name, link) in read {
            problems.extend(chain.follow(name, &link.publication));
            chain.links.push(link);
        }
        problems.or(chain)
    }

    /// Adds the text of one more publication, with a name for messages.
    ///
    /// # Errors
    /// Every problem of it, and where it cannot follow the last one.
    pub fn push(&mut self, name: &str, text: &str) -> Result<(), Problems> {
        let link = Link::read(name, text)?;
        self.follow(name, &link.publication).or(())?;
        self.links.push(link);
        Ok(())
    }

    /// The publications, the first one first.
    pub fn publications(&self) -> impl DoubleEndedIterator<Item = &Publication> + ExactSizeIterator {
        self.links.iter().map(|link| &link.publication)
    }

    pub(super) fn last(&self) -> Option<&Link> {
        self.links.last()
    }

    /// What keeps a publication from being the next one, with the name of its file.
    fn follow(&self, name: &str, publication: &Publication) -> Problems {
        within(name, self.apart(publication))
    }

    fn apart(&self, publication: &Publication) -> Problems {
        let mut problems = Problems::none();
        let Some(last) = self.last() else {
            if publication.sequence != 1 || publication.previous.is_some() {
                let message =
                    format!("this is publication {}, and those before it are missing", publication.sequence);
                problems.push(missing(message));
            }
            elsewhere::known(&[], publication, &mut problems);
            return problems;
        };
        let Next { sequence, previous } = last.next();
        let found = publication.sequence;
        if found > sequence {
            let message = if found == sequence + 1 {
                format!("publication {sequence} is missing before this one, {found}")
            } else {
                format!("publications {sequence} to {} are missing before this one, {found}", found - 1)
            };
            problems.push(missing(message));
        } else if found < sequence {
            let message = format!("there are two publications {found}");
            problems.push(
                Problem::new("repeated-publication", Place::path("sequence"), message)
                    .hint("keep the one that the next publication followed, or that has been public"),
            );
        } else if publication.previous != previous {
            let message = format!(
                "this followed another publication {} than the one that is here, which has been changed since",
                found - 1
            );
            problems.push(Problem::new("altered", Place::path("previous"), message).hint(PUT_BACK));
        }
        let rules = follows(&last.publication, publication);
        if rules.is_empty() {
            for old in &last.publication.series {
                if let Some(new) = publication.goal(old.goal.id.as_str()) {
                    stays(new, old, "here stands something else", &mut problems);
                }
            }
            elsewhere::known(&last.publication.series, publication, &mut problems);
        }
        problems.extend(rules);
        problems
    }
}

/// What to do about a file that is not what it was.
const PUT_BACK: &str = "put back the file as it was published, from a copy; a publication is never edited";

/// Problems of one of several files.
fn within(name: &str, problems: Problems) -> Problems {
    let mut named = Problems::none();
    named.extend(problems.into_iter().map(|mut problem| {
        if !name.is_empty() {
            let path = problem.place.path;
            problem.place.path = if path.is_empty() { name.to_owned() } else { format!("{name}: {path}") };
        }
        problem
    }));
    named
}

fn missing(message: String) -> Problem {
    Problem::new("missing-publication", Place::path("sequence"), message)
        .hint("put back the files that are missing, from a copy or from the web site; they are kept for as long as the programme publishes")
}

/// The SHA-256 of a text, in hexadecimal.
fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
