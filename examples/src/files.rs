//! Definitions and totals as files on a disk. Publications are in [`crate::publications`].

use anyhow::{Context, Error, Result, anyhow, bail};
use mk_core::agenda::Record;
use mk_core::calendar::Month;
use mk_core::outcome::tally::Tallied;
use mk_core::outcome::{Records, Totals};
use mk_core::problem::{Problems, looks_like_identity_number};
use mk_core::programme::{Deduplication, Id, Programme};
use mk_core::{definition, outcome};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No definition, totals or publication is larger.
const MOST_BYTES: u64 = 1 << 26;

/// Reads a definition from a file, or Malmökraften's own by the name `malmokraften`.
///
/// # Errors
/// Where the file cannot be read, and every problem of the definition.
pub fn programme(file: &str) -> Result<Programme> {
    programme_with_notes(file).map(|(programme, _)| programme)
}

/// The id of a programme: itself, or that of a definition in a file.
///
/// # Errors
/// As [`programme`].
pub fn programme_id(file: &str) -> Result<Id> {
    let id = Id::new(file).filter(|_| !Path::new(file).exists());
    id.map_or_else(|| programme(file).map(|programme| programme.id), Ok)
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
            "expected the file of a definition (.toml), or malmokraften, which is built in".to_owned()
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
pub(crate) fn text(file: &Path) -> Result<String> {
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

/// Writes files under other names, and gives them their own when all are written, in order. Where one cannot be
/// written, none is.
///
/// # Errors
/// Where a file cannot be written.
pub fn write_all<T: AsRef<[u8]>>(files: &[(PathBuf, T)]) -> Result<()> {
    let draft = |file: &Path| {
        let mut name = file.as_os_str().to_owned();
        name.push(".draft");
        PathBuf::from(name)
    };
    let write = |(file, bytes): &(PathBuf, T)| {
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
pub(crate) fn shown(file: &Path) -> String {
    let name = file.display().to_string();
    if looks_like_identity_number(&name) {
        "(a file whose name looks like an identity number)".to_owned()
    } else {
        name
    }
}

/// Every problem of a file, a line each, with the file's name.
pub(crate) fn of_file(file: &Path, problems: &Problems) -> Error {
    let file = shown(file);
    let each: Vec<String> = problems.iter().map(|problem| format!("{file}: {problem}")).collect();
    anyhow!("{}", each.join("\n"))
}
