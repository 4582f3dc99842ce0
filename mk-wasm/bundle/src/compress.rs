//! Compressed forms beside the files: a server that knows them sends them as they are, and compresses nothing itself.

use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files::{self, Files};
use crate::{names, size, workspace};

/// What a compressed file is called after the file's own name.
pub const ENDINGS: [&str; 2] = [".br", ".gz"];

/// The files and, beside each that a browser downloads, the same compressed.
///
/// # Errors
/// When cargo's target folder cannot be learnt or written to.
pub fn with_compressed(files: &Files) -> Result<Files> {
    let mut all = files.clone();
    for (name, content) in files.iter().filter(|(name, _)| is_downloaded(name)) {
        let compressed = compressed(content).with_context(|| format!("{name} cannot be compressed"))?;
        all.extend(ENDINGS.iter().map(|ending| format!("{name}{ending}")).zip(compressed));
    }
    Ok(all)
}

/// Whether a browser downloads a file of this name: a script or WebAssembly.
pub fn is_downloaded(name: &str) -> bool {
    matches!(names::extension(name), "js" | "wasm")
}

/// By brotli and by gzip. Compressing well takes seconds, so it is done once for each content.
fn compressed(content: &[u8]) -> Result<[Vec<u8>; 2]> {
    let folder = workspace::target_folder()?.join("package-cache/compressed");
    let paths = ENDINGS.map(|ending| folder.join(format!("{}{ending}", names::hash([content]))));
    let [brotli, gzip] = paths;
    if let (Ok(brotli), Ok(gzip)) = (fs::read(&brotli), fs::read(&gzip)) {
        return Ok([brotli, gzip]);
    }
    let made = [size::brotli(content)?, gzipped(content)?];
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (path, bytes) in [brotli, gzip].iter().zip(&made) {
        files::write_whole(path, bytes)?;
    }
    Ok(made)
}

fn gzipped(content: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(content)?;
    Ok(gzip.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_downloaded_has_two_forms_that_hold_the_same() {
        let script = b"kraft ".repeat(1000);
        let files = Files::from([("a.js".to_owned(), script.clone()), ("a.d.ts".to_owned(), vec![1])]);
        let all = with_compressed(&files).unwrap();
        let names: Vec<&str> = all.keys().map(String::as_str).collect();
        assert_eq!(names, ["a.d.ts", "a.js", "a.js.br", "a.js.gz"]);
        let mut brotli = Vec::new();
        brotli::BrotliDecompress(&mut &all["a.js.br"][..], &mut brotli).unwrap();
        let mut gzip = Vec::new();
        flate2::read::GzDecoder::new(&all["a.js.gz"][..]).read_to_end(&mut gzip).unwrap();
        assert!(brotli == script && gzip == script);
    }
}
