//! Definitions, totals and publications as files on a disk.

use anyhow::{Context, Error, Result, anyhow, bail};
use mk_core::agenda::Record;
use mk_core::calendar::Month;
use mk_core::outcome::tally::Tallied;
use mk_core::outcome::{Records, Totals};
use mk_core::problem::{Problems, looks_like_identity_number};
use mk_core::programme::{Deduplication, Programme};
use mk_core::publish::Publication;
use mk_core::{definition, outcome};
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No definition, totals or publication is larger.
const MOST_BYTES: u64 = 1 << 26;

/// The width of the drawings that are files of their own, in pixels.
const DRAWING_WIDTH: i32 = 640;

/// Reads a definition from a file, or Malmökraften's own by the name `malmokraften`.
///
/// # Errors
/// Where the file cannot be read, and every problem of the definition.
pub fn programme(file: &str) -> Result<Programme> {
    programme_with_notes(file).map(|(programme, _)| programme)
}

/// As [`programme`], with what is odd in the definition.
///
/// # Errors
/// Where the file cannot be read, and every problem of the definition.
pub fn programme_with_notes(file: &str) -> Result<(Programme, Problems)> {
    if file == "malmokraften" {
        return Ok(definition::read_with_notes(definition::MALMOKRAFTEN)?);
    }
    let path = Path::new(file);
    let text = text(path).with_context(|| {
        let unknown = !path.exists() && path.extension().is_none();
        if unknown {
            "the definition that is built in is called malmokraften".to_owned()
        } else {
            "the definition".to_owned()
        }
    })?;
    definition::read_with_notes(&text).map_err(|problems| of_file(path, &problems))
}

/// Reads a record of what has been done.
///
/// # Errors
/// Where the file cannot be read, and every problem in it.
pub fn record(file: &Path, programme: &Programme) -> Result<Record> {
    definition::read_record(&text(file)?, programme).map_err(|problems| of_file(file, &problems))
}

/// A file's text, which must be UTF-8.
fn text(file: &Path) -> Result<String> {
    String::from_utf8(read(file)?).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        anyhow!("{}: line {line}: this is not UTF-8; save the file as UTF-8", shown(file))
    })
}

/// Reads monthly totals from a CSV file or a workbook.
///
/// # Errors
/// Where the file cannot be read, and every problem in it.
pub fn totals(file: &Path, programme: &Programme) -> Result<Totals> {
    outcome::read(&read(file)?, programme).map_err(|problems| of_file(file, &problems))
}

/// Makes monthly totals of a CSV file of records, of which it holds 64 KiB at a time; `-` is standard input.
///
/// # Errors
/// Where the file cannot be read, and every problem in it.
pub fn tallied(
    file: &str,
    programme: &Programme,
    deduplication: Deduplication,
    through: Option<Month>,
) -> Result<Tallied> {
    let path = Path::new(if file == "-" { "standard input" } else { file });
    let mut input: Box<dyn Read> = match file {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(fs::File::open(path).with_context(|| shown(path))?),
    };
    let mut records = Records::new(programme, deduplication);
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = match input.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error).with_context(|| shown(path)),
        };
        records.feed(piece.get(..read).unwrap_or_default());
    }
    records.finish(through).map_err(|problems| of_file(path, &problems))
}

/// Where a programme's latest publication lies in a folder.
pub fn published(folder: &Path, programme: &Programme) -> PathBuf {
    folder.join(format!("{}.json", programme.id))
}

/// Reads a publication of a programme from a file.
///
/// # Errors
/// Where the file cannot be read, every problem of it, and where it is another programme's.
pub fn publication(file: &Path, programme: &Programme) -> Result<Publication> {
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

/// Reads a programme's latest publication from the folder that it was written to.
///
/// # Errors
/// Where there is none, and every problem of it.
pub fn previous(folder: &Path, programme: &Programme) -> Result<Publication> {
    let file = published(folder, programme);
    let text = read(&file).context("leave --previous out for a programme's first publication")?;
    let text = String::from_utf8_lossy(&text).into_owned();
    Publication::from_text(&text).map_err(|problems| of_file(&file, &problems))
}

/// Writes a publication to a folder: its JSON, and for each goal and language the static fragment and the drawing.
/// Answers with the number of files.
///
/// All are written under other names first, so that nobody is served half of one; the JSON gets its name last.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(publication: &Publication, folder: &Path) -> Result<usize> {
    let programme = publication.programme();
    let mut texts = Vec::new();
    for series in publication.series() {
        for locale in Locale::ALL {
            let goal = series.goal().id.as_str();
            let Some(subject) = Subject::new(publication, goal, locale) else { continue };
            let name = format!("{programme}.{goal}.{}", locale.code);
            for view in [View::Pace, View::Years] {
                // What the widget shows without being asked has the shortest name; its years it shows where there are several.
                let name = match view {
                    View::Pace => name.clone(),
                    _ if subject.is_by_year(View::Pace) || subject.years.years.len() < 2 => continue,
                    view => format!("{name}.{}", view.word()),
                };
                texts.push((format!("{name}.html"), figure::fragment(&subject, view)));
                let drawing = figure::file(&subject, view, DRAWING_WIDTH);
                texts.extend(drawing.map(|svg| (format!("{name}.svg"), svg)));
            }
        }
    }
    texts.push((format!("{programme}.json"), publication.to_text()));
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    write_all(&texts.iter().map(|(name, text)| (folder.join(name), text.as_bytes())).collect::<Vec<_>>())?;
    Ok(texts.len())
}

/// Writes files under other names, and gives them their own when all are written, in order. Where one cannot be
/// written, none is.
///
/// # Errors
/// Where a file cannot be written.
pub fn write_all(files: &[(PathBuf, &[u8])]) -> Result<()> {
    let draft = |file: &Path| {
        let mut name = file.as_os_str().to_owned();
        name.push(".draft");
        PathBuf::from(name)
    };
    let write = |(file, bytes): &(PathBuf, &[u8])| {
        if file.exists() && !file.is_file() {
            bail!("{}: a folder, or something else that is no file, is in the file's place", shown(file));
        }
        fs::write(draft(file), bytes).with_context(|| shown(file))
    };
    if let Err(error) = files.iter().try_for_each(write) {
        for (file, _) in files {
            // Not there for those that had not been reached.
            let _ = fs::remove_file(draft(file));
        }
        return Err(error);
    }
    files.iter().try_for_each(|(file, _)| fs::rename(draft(file), file).with_context(|| shown(file)))
}

/// Sees to it that what is written does not take the place of what is read.
///
/// # Errors
/// Where a file that is read from is the one to be written to.
pub fn keep_apart(out: &Path, inputs: &[Option<&str>]) -> Result<()> {
    let same = |input: &&str| {
        let input = Path::new(input).canonicalize();
        input.is_ok_and(|input| out.canonicalize().is_ok_and(|out| out == input))
    };
    if inputs.iter().flatten().any(same) {
        bail!("{}: this is read from, so it is not written to", shown(out));
    }
    Ok(())
}

/// Reads a file.
///
/// # Errors
/// Where it cannot be read.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    if file.is_dir() {
        bail!("{}: this is a folder; expected a file", shown(file));
    }
    let mut bytes = Vec::new();
    // One more than any reader here takes, so that it says what is too much, and no more is held.
    let opened = fs::File::open(file).with_context(|| shown(file))?;
    opened.take(MOST_BYTES + 1).read_to_end(&mut bytes).with_context(|| shown(file))?;
    Ok(bytes)
}

/// A file's name for messages, unless it holds what looks like an identity number.
fn shown(file: &Path) -> String {
    let name = file.display().to_string();
    if looks_like_identity_number(&name) {
        "(a file whose name looks like an identity number)".to_owned()
    } else {
        name
    }
}

/// Every problem of a file, a line each, with the file's name.
fn of_file(file: &Path, problems: &Problems) -> Error {
    let file = shown(file);
    let each: Vec<String> = problems.iter().map(|problem| format!("{file}: {problem}")).collect();
    anyhow!("{}", each.join("\n"))
}
