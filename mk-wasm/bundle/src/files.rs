//! Writing files into a folder that a server may be reading at the same time.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io, process};

use anyhow::{Context, Result};

/// Files by name: what a folder holds or shall hold.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads the files that lie directly in a folder.
///
/// # Errors
/// When the folder or one of its files cannot be read, or a name is not Unicode.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().and_then(|name| name.to_str());
            let name = name.with_context(|| format!("{}: the name is not Unicode", path.display()))?;
            let content = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.insert(name.to_owned(), content);
        }
    }
    Ok(files)
}

/// Writes a file so that a reader sees the old content or the new, never a part. What is unchanged is not touched,
/// so that its time of change stays.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_whole(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(format!(".{}.part", process::id()));
    let written = fs::write(&temporary, content).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What went wrong is the thing to report, not that its leavings could not be removed.
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(|| format!("{} cannot be written", path.display()))
}

/// Removes a file, or is content that somebody else did.
///
/// # Errors
/// When the file is there and cannot be removed.
pub fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.js");
        write_whole(&path, b"old").unwrap();
        write_whole(&path, b"new").unwrap();
        assert_eq!(read(folder.path()).unwrap(), Files::from([("a.js".to_owned(), b"new".to_vec())]));
    }

    #[test]
    fn an_unchanged_file_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.js");
        write_whole(&path, b"same").unwrap();
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        write_whole(&path, b"same").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = write_whole(Path::new("no/such/folder/a.js"), b"").unwrap_err();
        assert_eq!(error.to_string(), "no/such/folder/a.js cannot be written");
    }
}
