//! Records as files: however they are written and in whatever pieces they come, the same totals.

use crate::common::only;
use crate::oracle::{One, records, tally};
use crate::{CASES, programme};
use mk_core::outcome::Records;
use mk_core::outcome::tally::Tallied;
use mk_core::problem::Problems;
use mk_core::programme::Deduplication;
use proptest::prelude::*;

/// Reads a file in pieces of so many bytes.
pub(crate) fn read_in(bytes: &[u8], piece: usize) -> Result<Tallied, Problems> {
    let programme = programme();
    let mut records = Records::new(&programme, Deduplication::AcrossParties);
    bytes.chunks(piece).for_each(|piece| records.feed(piece));
    records.finish(None)
}

pub(crate) fn read(text: &str) -> Result<Tallied, Problems> {
    read_in(text.as_bytes(), usize::MAX)
}

/// One way of writing a file.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
struct Style {
    separator: char,
    end: &'static str,
    quoted: bool,
    english: bool,
    windows: bool,
    mark: bool,
    time: &'static str,
    beside: &'static str,
}

fn styles() -> impl Strategy<Value = Style> {
    let flags = any::<[bool; 5]>();
    let ends = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n"]);
    let times = prop::sample::select(vec!["", " 10:22", "T10:22:33.5"]);
    (prop::sample::select(vec![';', ',', '\t']), ends, times, flags).prop_map(
        |(separator, end, time, [quoted, english, windows, mark, beside])| Style {
            separator,
            end,
            quoted,
            english,
            windows,
            mark,
            time,
            beside: if beside { " " } else { "" },
        },
    )
}

/// The file of some records, its columns from any of them on.
fn write(records: &[One], given: [bool; 3], style: &Style, first: usize) -> Vec<u8> {
    let headings = if style.english {
        ["key", "kind", "DATE", "sex", "team", "age"]
    } else {
        ["nyckel", "utfall", "datum", "kön", "team", "ålder"]
    };
    let mut columns: Vec<usize> = (0..6).filter(|at| *at < 3 || given[at - 3]).collect();
    let length = columns.len();
    columns.rotate_left(first % length);
    let mut text = String::new();
    let mut row = |cells: &[String]| {
        let cells = cells.iter().map(|cell| {
            if style.quoted {
                format!("\"{cell}\"")
            } else {
                format!("{}{cell}{}", style.beside, style.beside)
            }
        });
        text += &cells.collect::<Vec<_>>().join(&style.separator.to_string());
        text += style.end;
    };
    row(&columns.iter().map(|at| headings[*at].to_owned()).collect::<Vec<_>>());
    for one in records {
        let word = if style.english { format!("Title {}", one.word()) } else { one.word().to_owned() };
        let word = if matches!(one.word(), "sjalv" | "traffar") { one.word().to_owned() } else { word };
        let date = format!("{}{}", one.date, style.time);
        let all = [one.key.clone(), word, date].into_iter().chain((0..3).map(|by| one.group(by).to_owned()));
        let all: Vec<String> = all.collect();
        row(&columns.iter().map(|at| all[*at].clone()).collect::<Vec<_>>());
    }
    match (style.windows, style.mark) {
        // Every letter of the file is in Latin-1, and so the same byte in Windows-1252.
        (true, _) => text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect(),
        (false, true) => format!("\u{feff}{text}").into_bytes(),
        (false, false) => text.into_bytes(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_comes_to_what_its_records_come_to((records, given) in records(), style in styles(), first in 0..6_usize, piece in 1..100_usize) {
        prop_assume!(!records.is_empty());
        let file = write(&records, given, &style, first);
        let expected = tally(&records, given, None);
        let whole = read_in(&file, usize::MAX);
        prop_assert_eq!(whole.as_ref(), Ok(&expected));
        prop_assert_eq!(read_in(&file, piece), whole);
    }

    /// Chunk boundaries change nothing, problems and their lines included.
    #[test]
    fn pieces_change_nothing(
        rows in prop::collection::vec("(p-[0-9]|19121212-1212|\"p;1|\\PC{0,3})[;,\t](arbete|sjalv|\"studier\"|\\PC{0,5})[;,\t](2025-0[1-9]-1[0-9]|\"|\\PC{0,8})(\r|\n|\r\n|;)", 0..12),
        piece in 1..40_usize,
    ) {
        let text = format!("nyckel;utfall;datum\r\n{}", rows.concat());
        prop_assert_eq!(read_in(text.as_bytes(), piece), read(&text));
    }
}

#[test]
fn a_row_that_is_wrong_is_a_problem_in_its_column() {
    for (row, code, column) in [
        (";arbete;2025-03-14;man", "bad-key", "column nyckel"),
        ("a b;arbete;2025-03-14;man", "bad-key", "column nyckel"),
        ("å;arbete;2025-03-14;man", "bad-key", "column nyckel"),
        ("a;;2025-03-14;man", "unknown-kind", "column utfall"),
        ("a;arbeta;2025-03-14;man", "unknown-kind", "column utfall"),
        ("a;platser;2025-03-14;man", "places-apart", "column utfall"),
        ("a;arbete;;man", "bad-date", "column datum"),
        ("a;arbete;2025-02-29;man", "bad-date", "column datum"),
        ("a;arbete;14/3 2025;man", "bad-date", "column datum"),
        ("a;arbete;2025-03;man", "bad-date", "column datum"),
        ("a;arbete;45730;man", "bad-date", "column datum"),
        ("a;arbete;2025-03-14;", "missing-group", "column kön"),
        ("a;arbete;2025-03-14;x", "unknown-group", "column kön"),
        ("a;traffar;2025-03-14;x", "unknown-group", "column kön"),
        ("a;arbete;2025-03-14", "wrong-cells", ""),
        ("a;arbete;2025-03-14;man;x", "wrong-cells", ""),
        ("\"a;arbete;2025-03-14;man", "wrong-cells", ""),
    ] {
        let problem = only(read(&format!("nyckel;utfall;datum;kön\n\nb;arbete;2025-03-14;man\n{row}\n")));
        let found = (problem.code, problem.place.path.as_str(), problem.place.line);
        assert_eq!(found, (code, column, Some(4)), "{row}: {problem}");
    }
    // All of a row, and of all rows, at once.
    let problems = read("nyckel;utfall;datum\n;x;y\n;arbete;2025-03-14").unwrap_err();
    let found: Vec<_> = problems.iter().map(|problem| (problem.place.line.unwrap(), problem.code)).collect();
    assert_eq!(found, [(2, "bad-key"), (2, "unknown-kind"), (2, "bad-date"), (3, "bad-key")]);
}

#[test]
fn headings_that_are_wrong_are_named() {
    for (headings, codes) in [
        ("", &["empty-file"][..]),
        ("nyckel;utfall;datum", &["empty-file"]),
        ("nyckel;utfall;datum\n;;", &["empty-file"]),
        ("nyckel;utfall", &["missing-column"]),
        ("nyckel", &["missing-column"; 2]),
        ("a;arbete;2025-03-14", &["missing-column"]),
        ("nyckel;utfall;datum;utfall", &["duplicate-column"]),
        ("nyckel;utfall;datum;skola", &["unknown-column"]),
        ("nyckel;utfall;datumm", &["unknown-column"]),
        ("nyckel;utfall;datum;kÃ¶n", &["unknown-column"]),
        ("nyckel;utfall;datum;mål", &["mixed-columns"]),
        ("mål;månad;antal;utfall;kön", &["totals-not-records"]),
        ("Goal;Month;Count", &["totals-not-records"]),
        ("nyckel;mål;in", &["missing-column"]),
        ("nyckel;utfall;datum;namn;skola", &["personal-column"]),
        ("n\0y\0c\0k\0e\0l\0", &["wrong-encoding"]),
        ("\u{1}PK", &["missing-column"]),
    ] {
        let problems = read(headings).unwrap_err();
        assert_eq!(crate::codes(&problems), codes, "{headings:?}: {problems}");
    }
    for bytes in [&b"PK\x03\x04rest"[..], b"\xFF\xFEn\0y\0"] {
        assert_eq!(only(read_in(bytes, 1)).code, "wrong-encoding");
    }
}

#[test]
fn a_column_that_the_definition_does_not_divide_by_is_named() {
    let programme = crate::common::malmokraften();
    let mut records = Records::new(&programme, Deduplication::AcrossParties);
    records.feed(b"key;kind;date;team\na;arbete;2025-03-14;norr\n");
    let problem = only(records.finish(None));
    assert_eq!((problem.code, problem.place.line), ("undeclared-breakdown", Some(1)));
}

/// A row's line is that of the file as an editor shows it, whatever ends the lines and however many are empty.
#[test]
fn a_problem_names_the_line_that_it_lies_in() {
    for end in ["\n", "\r\n", "\r"] {
        for (lines, line) in [
            (vec!["nyckel;utfall;datum", "a;arbete;2025-03-14", "a;arbete;x"], 3),
            (vec!["", "nyckel;utfall;datum", "", "", "a;arbete;2025-03-14", "", "a;arbete;x", ""], 7),
            (vec!["sep=;", "nyckel;utfall;datum", ";;", "a;arbete;2025-03-14", "a;arbete;x"], 5),
            (vec!["nyckel;utfall;datum", "a;\"arbete", "\";2025-03-14", "a;arbete;x"], 4),
        ] {
            for piece in [1, 7, usize::MAX] {
                let problem = only(read_in(lines.join(end).as_bytes(), piece));
                assert_eq!(
                    (problem.code, problem.place.line),
                    ("bad-date", Some(line)),
                    "{lines:?} {end:?} {piece}"
                );
            }
        }
    }
}
