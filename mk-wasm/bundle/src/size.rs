//! How many bytes a file is, and how many travel when a server compresses it.

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::ops::Add;
use std::str::FromStr;

use anyhow::{Error, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

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

impl Size {
    /// Measures a file's content.
    ///
    /// # Errors
    /// Only when a compressor fails.
    pub fn of(content: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        Ok(Self { raw: content.len(), gzip: gzip.finish()?.len(), brotli: brotli(content)?.len() })
    }
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

/// The three numbers with spaces between them.
impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.raw, self.gzip, self.brotli)
    }
}

/// Reads what [`Size`] displays.
impl FromStr for Size {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let numbers: Vec<usize> = text.split(' ').map(str::parse).collect::<Result<_, _>>()?;
        match numbers[..] {
            [raw, gzip, brotli] => Ok(Self { raw, gzip, brotli }),
            _ => bail!("a size is three numbers and not {text:?}"),
        }
    }
}

/// Lays sizes out as a table with a line for their total.
pub fn table(sizes: &[(&str, Size)]) -> String {
    let total = sizes.iter().fold(Size::default(), |total, (_, size)| total + *size);
    let width = sizes.iter().map(|(name, _)| name.len()).max().unwrap_or_default().max("together".len());
    let mut table = format!("{:width$}  {:>9}  {:>9}  {:>9}\n", "bytes", "raw", "gzip -9", "brotli 11");
    for (name, size) in sizes.iter().chain(&[("together", total)]) {
        let Size { raw, gzip, brotli } = size;
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses() {
        let size = Size::of(&b"kraft ".repeat(1000)).unwrap();
        assert_eq!(size.raw, 6000);
        assert!(size.gzip < 100 && size.brotli < 50, "{size:?}");
    }

    #[test]
    fn a_size_is_read_as_it_was_written() {
        let size = Size { raw: 10, gzip: 9, brotli: 8 };
        assert_eq!(size.to_string().parse::<Size>().unwrap(), size);
        assert!("10 9".parse::<Size>().is_err() && "".parse::<Size>().is_err());
    }

    #[test]
    fn a_table_ends_with_the_total() {
        let small = Size { raw: 10, gzip: 9, brotli: 8 };
        let large = Size { raw: 1000, gzip: 500, brotli: 400 };
        assert_eq!(
            table(&[("a.js", small), ("b.wasm", large)]),
            "bytes           raw    gzip -9  brotli 11\n\
             a.js             10          9          8\n\
             b.wasm         1000        500        400\n\
             together       1010        509        408\n"
        );
    }
}
