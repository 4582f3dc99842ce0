//! Workbooks: whatever stands in one, reading ends soon, and says nothing of persons.

use crate::archive::{Parts, pack, unpack, workbook, workbook_of};
use crate::common::IDENTITY_NUMBERS;
use crate::common::{assert_silent, malmokraften, only};
use mk_core::outcome::read;
use mk_core::problem::Problems;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Real workbooks, written by LibreOffice, and one made by hand with cells of every kind.
const WORKBOOKS: [&[u8]; 3] = [
    include_bytes!("../../corpus/totals/libreoffice/wide-second-sheet.xlsx"),
    include_bytes!("../../corpus/totals/libreoffice/long-1904.xlsx"),
    include_bytes!("../../corpus/totals/workbooks/bad-cells.xlsx"),
];

fn table(rows: &[[&str; 3]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect()
}

/// Reads, soon, and says little.
fn check(bytes: &[u8]) -> Result<(), Problems> {
    let start = Instant::now();
    let read = read(bytes, &malmokraften()).map(|_| ());
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    if let Err(problems) = &read {
        assert!((1..=101).contains(&problems.len()), "{}", problems.len());
        assert!(problems.to_string().len() < 40_000);
    }
    read
}

#[test]
fn an_identity_number_is_found_in_every_cell_and_not_repeated() {
    let rows = [
        ["mål", "månad", "antal"],
        ["arbete-eller-studier", "2025-01", "23"],
        ["arsplatser", "2025-01", "98,5"],
    ];
    check(&workbook_of(&table(&rows))).unwrap();
    for number in IDENTITY_NUMBERS {
        for row in 0..rows.len() {
            for cell in 0..4 {
                let mut table = table(&rows);
                table[row].push(String::new());
                table[row][cell] = number.to_owned();
                let problem = only(read(&workbook_of(&table), &malmokraften()));
                assert_eq!(
                    (problem.code, problem.place.line),
                    ("identity-number", Some(row + 1)),
                    "{number}"
                );
                assert_silent(&problem, number);
            }
        }
    }
}

#[test]
fn a_name_in_place_of_a_value_is_not_repeated() {
    for row in [
        ["Påhittad Person", "2025-01", "1"],
        ["arsplatser", "Påhittad Person", "1"],
        ["arsplatser", "2025-01", "Påhittad Person"],
    ] {
        let problem = only(read(&workbook_of(&table(&[["mål", "månad", "antal"], row])), &malmokraften()));
        assert_silent(&problem, "Påhittad");
        assert_silent(&only(read(&workbook_of(&table(&[row])), &malmokraften())), "Påhittad");
    }
}

#[test]
fn what_is_too_large_ends_soon() {
    for (name, rows) in [("spaces", " ".repeat(65 << 20)), ("cells", "<c/>".repeat((1 << 19) + 1))] {
        let problem = only(check(&workbook(&rows)));
        assert_eq!(problem.code, "too-large", "{name}");
    }
    for (name, rows, code) in [
        ("allowed spaces", " ".repeat(30 << 20), "empty-file"),
        (
            "a long string",
            format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", "a".repeat(8 << 20)),
            "missing-column",
        ),
        ("many rows", "<row><c><v>1</v></c></row>".repeat(1 << 16), "missing-column"),
        ("many far cells", "<row><c r=\"XFD1\"><v>1</v></c></row>".repeat(1 << 16), "missing-column"),
    ] {
        let problems = check(&workbook(&rows)).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code, code, "{name}: {problems}");
    }
}

/// What is small in the file and large in memory: a value that its reader copies for each of very many others.
#[test]
fn what_would_be_copied_too_often_ends_soon() {
    let with = |part: &str, text: String| {
        let mut parts = unpack(&workbook(""));
        parts.retain(|(name, _)| name != part);
        parts.push((part.to_owned(), text.into_bytes()));
        parts
    };
    let long = "a".repeat(1 << 20);
    let styles = format!(
        "<styleSheet><fonts><font><name val=\"{long}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "<xf fontId=\"0\"/>".repeat(1 << 17)
    );
    let hidden = styles.replacen("<fonts>", "<!-- \" --><fonts>", 1);
    let strings = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let mut repeated = with("xl/sharedStrings.xml", strings);
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(1 << 17);
    for (name, bytes) in &mut repeated {
        if name == "xl/sheet.xml" {
            *bytes = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>").into_bytes();
        }
    }
    let sheets = "<sheet r:id=\"r\"/>".repeat(1 << 17);
    let mut paths = with("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>"));
    for (name, bytes) in &mut paths {
        if name == "xl/_rels/workbook.xml.rels" {
            *bytes = String::from_utf8_lossy(bytes).replace("sheet.xml", &long).into_bytes();
        }
    }
    for (name, parts, code) in [
        ("a font", with("xl/styles.xml", styles), "too-large"),
        ("a font behind a remark", with("xl/styles.xml", hidden), "bad-workbook"),
        ("a text", repeated, "too-large"),
        ("a path", paths, "too-large"),
        (
            "strings",
            with("xl/sharedStrings.xml", "<sst uniqueCount=\"99999999999\"/>".to_owned()),
            "bad-workbook",
        ),
    ] {
        let problem = only(check(&pack(&parts)));
        assert_eq!(problem.code, code, "{name}");
    }
}

/// A part with something else in one place of it.
fn mutated(mut parts: Parts, which: usize, at: usize, length: usize, instead: &[u8]) -> Vec<u8> {
    let which = which % parts.len();
    let part = &mut parts[which].1;
    let from = at % (part.len() + 1);
    let to = (from + length).min(part.len());
    part.splice(from..to, instead.iter().copied());
    pack(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_behind_the_mark_of_an_archive_end_in_problems(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = check(&[b"PK\x03\x04", &bytes[..]].concat());
    }

    #[test]
    fn an_archive_with_other_bytes_ends_in_problems_or_totals(
        which in 0..WORKBOOKS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = WORKBOOKS[which].to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = check(&bytes);
    }

    #[test]
    fn a_workbook_with_other_text_ends_in_problems_or_totals(
        which in 0..WORKBOOKS.len(),
        part in any::<usize>(),
        at in any::<usize>(),
        length in 0..40_usize,
        instead in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..8),
            "[0-9]{1,25}|\"|<|>|</c>|<c>|</row>|<v>|<sheetData>|&#[0-9]{1,9};|-1|1e999| r=\"[A-Z]{1,9}[0-9]{1,12}\"|\\[{1,300}"
                .prop_map(String::into_bytes),
        ],
    ) {
        let _ = check(&mutated(unpack(WORKBOOKS[which]), part, at, length, &instead));
    }
}
