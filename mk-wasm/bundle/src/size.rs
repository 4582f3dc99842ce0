//! How many bytes a file is, and how many travel when a server compresses it.

use std::fmt::Write as _;
use std::ops::Add;

use anyhow::Result;

/// What the line of the total is called.
const TOTAL: &str = "a live chart";

/// The size of one file, or of several together, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it lies on disk.
    pub raw: usize,
    /// Compressed by `gzip -9`.
    pub gzip: usize,
    /// Compressed by `brotli -q 11`.
    pub brotli: usize,
}

/// Compresses a file's content with brotli as well as it can.
///
/// # Errors
/// Only when the compressor fails.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

impl Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Lays out what is always downloaded with a line for its total, and below it what is downloaded when it is needed.
pub fn table(always: &[(&str, Size)], when_needed: &[(&str, Size)]) -> String {
    let names = always.iter().chain(when_needed).map(|(name, _)| name.len());
    let width = names.max().unwrap_or_default().max(TOTAL.len());
    let mut table = format!("{:width$}  {:>9}  {:>9}  {:>9}\n", "bytes", "raw", "gzip -9", "brotli 11");
    let lines = |table: &mut String, sizes: &[(&str, Size)]| {
        for (name, Size { raw, gzip, brotli }) in sizes {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
        }
    };
    lines(&mut table, always);
    lines(&mut table, &[(TOTAL, total(always))]);
    if !when_needed.is_empty() {
        table.push_str("when it is needed:\n");
        lines(&mut table, when_needed);
    }
    table
}

/// The sum of sizes.
pub fn total(sizes: &[(&str, Size)]) -> Size {
    sizes.iter().fold(Size::default(), |total, (_, size)| total + *size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses() {
        assert!(brotli(&b"kraft ".repeat(1000)).unwrap().len() < 50);
    }

    #[test]
    fn a_table_has_a_total_of_what_is_always_downloaded() {
        let small = Size { raw: 10, gzip: 9, brotli: 8 };
        let large = Size { raw: 1000, gzip: 500, brotli: 400 };
        assert_eq!(
            table(&[("a.js", small), ("b.wasm", large)], &[("c.js", small)]),
            "bytes               raw    gzip -9  brotli 11\n\
             a.js                 10          9          8\n\
             b.wasm             1000        500        400\n\
             a live chart       1010        509        408\n\
             when it is needed:\n\
             c.js                 10          9          8\n"
        );
    }
}
