//! Workbooks taken apart and put together again.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook, by name.
pub(crate) type Parts = Vec<(String, Vec<u8>)>;

pub(crate) fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

pub(crate) fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook of one sheet, from what stands within its `sheetData`.
pub(crate) fn workbook(rows: &str) -> Vec<u8> {
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationship = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{relationships}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relationship("worksheet", "sheet.xml")),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"Blad1\" r:id=\"r\"/></sheets></workbook>".to_owned(),
        ),
        ("xl/sheet.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
    ];
    pack(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

/// A table as a workbook: what is a number as one, everything else as text.
pub(crate) fn workbook_of(table: &[Vec<String>]) -> Vec<u8> {
    let rows = table.iter().fold(String::new(), |mut rows, row| {
        rows.push_str("<row>");
        for cell in row {
            match cell.replace(',', ".").parse::<f64>() {
                Ok(number) => write!(rows, "<c><v>{number}</v></c>").unwrap(),
                Err(_) => write!(rows, "<c t=\"inlineStr\"><is><t>{cell}</t></is></c>").unwrap(),
            }
        }
        rows.push_str("</row>");
        rows
    });
    workbook(&rows)
}
