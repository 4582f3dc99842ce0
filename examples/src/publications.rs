//! A programme's publications as files of a folder, which a web server can serve as they are.
//!
//! `ID.json` is the latest, which the widget reads. Each is kept beside it as `ID.DAY.NUMBER.json`, the day and the number
//! being its own: together they are the chain.

use crate::files::{self, of_file, shown, text};
use anyhow::{Context, Result, anyhow, bail};
use mk_core::programme::{Id, Programme};
use mk_core::publish::{Chain, Publication};
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::page;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use std::fs;
use std::path::{Path, PathBuf};

/// The width of the drawings that are files of their own, in pixels.
const DRAWING_WIDTH: i32 = 640;

/// Where a programme's latest publication lies in a folder.
pub fn latest(folder: &Path, programme: &Id) -> PathBuf {
    folder.join(format!("{programme}.json"))
}

/// The name that a publication is kept by.
pub fn kept_as(publication: &Publication) -> String {
    format!("{}.{}.{}.json", publication.programme(), publication.published(), publication.sequence())
}

/// Reads a publication of a programme from a file.
///
/// # Errors
/// Where the file cannot be read, every problem of it, and where it is another programme's.
pub fn read(file: &Path, programme: &Programme) -> Result<Publication> {
    let publication = Publication::from_text(&text(file)?).map_err(|problems| of_file(file, &problems))?;
    let (own, wanted) = (publication.programme(), &programme.id);
    if own != wanted {
        bail!(
            "{}: this is a publication of {own}, not of {wanted}\n  hint: name the definition that it was published from in --programme",
            shown(file)
        );
    }
    Ok(publication)
}

/// Reads all of a programme's publications in a folder; an empty chain where it has none, or there is no such folder.
///
/// # Errors
/// Where a file cannot be read, every problem of each of them and of the chain, and where the latest is not the last one
/// that is kept.
pub fn chain(folder: &Path, programme: &Id) -> Result<Chain> {
    let mut files = Vec::new();
    let entries = match folder.try_exists() {
        Ok(false) => None,
        _ => Some(
            fs::read_dir(folder)
                .with_context(|| format!("{}: expected a folder of publications", shown(folder)))?,
        ),
    };
    for entry in entries.into_iter().flatten() {
        let name = entry.with_context(|| shown(folder))?.file_name().to_string_lossy().into_owned();
        if is_kept(&name, programme) {
            let text = text(&folder.join(&name))?;
            files.push((name, text));
        }
    }
    files.sort();
    let chain = Chain::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .map_err(|problems| anyhow!("{problems}"))?;
    let latest = latest(folder, programme);
    match chain.publications().last() {
        None if latest.exists() => bail!(
            "{}: this is here without the copies that are kept of each publication, ID.DAY.NUMBER.json\n  hint: put them back, from a copy or from the web site; or begin a new chain in an empty folder",
            shown(&latest)
        ),
        Some(last) if !latest.exists() || !is_named(&files, &kept_as(last), &text(&latest)?) => bail!(
            "{}: this is not the last publication, {}\n  hint: copy that file over this one; if this one was edited by hand, find out who has seen it",
            shown(&latest),
            kept_as(last)
        ),
        _ => Ok(chain),
    }
}

/// Takes a programme's publications out of a folder, for one that is made anew.
///
/// # Errors
/// Where a file cannot be removed.
pub fn clear(folder: &Path, programme: &Id) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| shown(folder))? {
        let entry = entry.with_context(|| shown(folder))?;
        if is_kept(&entry.file_name().to_string_lossy(), programme) {
            fs::remove_file(entry.path()).with_context(|| shown(&entry.path()))?;
        }
    }
    Ok(())
}

/// Whether the file of that name holds that text.
fn is_named(files: &[(String, String)], name: &str, wanted: &str) -> bool {
    files.iter().any(|(own, text)| own == name && text == wanted)
}

/// Whether a file is named as a publication that is kept: `ID.DAY.NUMBER.json`.
fn is_kept(name: &str, programme: &Id) -> bool {
    let inner = name
        .strip_prefix(programme.as_str())
        .and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".json")?.split_once('.'));
    inner.is_some_and(|(day, number)| {
        mk_core::calendar::day(day).is_some() && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// What the files of a goal in a language and a view are called, before what kind they are: `ID.GOAL.LANGUAGE.VIEW`. What
/// the widget shows without being asked has the shortest name, without its view.
pub fn name_of(subject: &Subject<'_>, view: View) -> String {
    let (programme, goal) = (subject.publication.programme(), &subject.series.goal().id);
    let name = format!("{programme}.{goal}.{}", subject.locale.code());
    if view == View::Pace { name } else { format!("{name}.{}", view.word()) }
}

/// Writes a publication to a folder: its JSON, as the latest and as the one that is kept, and for each goal, language and
/// view the static fragment, a whole page for an iframe, and the drawing where there is one; and the pages' style sheet.
/// Answers with the number of files.
///
/// All are written under other names first, so that nobody is served half of one; the latest gets its name last.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(publication: &Publication, folder: &Path) -> Result<usize> {
    let programme = publication.programme();
    let mut texts = Vec::new();
    for series in publication.series() {
        for locale in Locale::all() {
            let Some(subject) = Subject::new(publication, series.goal().id.as_str(), locale) else {
                continue;
            };
            for view in View::ALL {
                let name = name_of(&subject, view);
                texts.push((format!("{name}.html"), figure::fragment(&subject, view)));
                texts.push((format!("{name}.page.html"), page::page(&subject, view)));
                let drawing = figure::file(&subject, view, DRAWING_WIDTH);
                texts.extend(drawing.map(|svg| (format!("{name}.svg"), svg)));
            }
        }
    }
    texts.push((page::STYLE_FILE.to_owned(), page::STYLE.to_owned()));
    let text = publication.to_text();
    texts.push((kept_as(publication), text.clone()));
    texts.push((format!("{programme}.json"), text));
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let files: Vec<_> = texts.into_iter().map(|(name, text)| (folder.join(name), text)).collect();
    files::write_all(&files)?;
    Ok(files.len())
}
