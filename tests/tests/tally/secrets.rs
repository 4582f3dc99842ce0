//! A file with an identity number in it is refused, and the number not repeated.
//!
//! The numbers are nobody's: 12 December 1912 with made-up ends, and the phrase “Påhittad Person”.

use crate::common::{IDENTITY_NUMBERS, assert_silent, codes, only};
use crate::file::{read, read_in};

const OUTCOMES: [&str; 3] = ["nyckel;utfall;datum;kön", "a;arbete;2025-03-14;man", "b;arbete;2025-03-14;man"];
const PLACEMENTS: [&str; 3] =
    ["nyckel;mål;in;ut", "a;platser;2025-03-14;2025-04-14", "b;platser;2025-03-14;2025-04-14"];

#[test]
fn an_identity_number_is_found_in_every_cell_and_not_repeated() {
    for (rows, number) in
        [OUTCOMES, PLACEMENTS].iter().flat_map(|rows| IDENTITY_NUMBERS.map(|number| (rows, number)))
    {
        for written in [number.to_owned(), format!("\"{number}\""), format!(" id {number}, x ")] {
            for (row, cell) in (0..3).flat_map(|row| (0..4).map(move |cell| (row, cell))) {
                let mut table: Vec<Vec<String>> =
                    rows.iter().map(|row| row.split(';').map(str::to_owned).collect()).collect();
                table[row][cell].clone_from(&written);
                let text = table.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\r\n");
                for piece in [5, usize::MAX] {
                    let problem = only(read_in(text.as_bytes(), piece));
                    let found = (problem.code, problem.place.line);
                    assert_eq!(found, ("identity-number", Some(row + 1)), "{text}");
                    assert_silent(&problem, number);
                }
            }
        }
    }
}

/// Whatever else is wrong, and wherever it stands, nothing else is said.
#[test]
fn an_identity_number_is_told_before_anything_else() {
    for (text, lines) in [
        ("nyckel;utfall;datum\n;x;y\n19121212-1212;x;y\n;x;y\n", &[3][..]),
        ("nyckel;utfall;datum\na;arbete;2025-03-14;x;19121212-1212\nb\n", &[2]),
        ("nyckel;utfall;datum\na;arbete;2025-03-14\n\n191212121212\na;121212-1212;\n", &[4, 5]),
        ("namn;pnr;19121212-1212\nPåhittad Person;x;y\n;;121212-1212", &[1, 3]),
        ("namn;nyckel;utfall\nPåhittad Person;a;arbete\nPåhittad Person;121212-1212;arbete", &[3]),
        ("nyckel\n19121212-1212\n", &[2]),
        ("nyckel;mål;in;ut\na;platser;2025-03-14;\nb;platser;2025-03-14;19121212-1212\n", &[3]),
    ] {
        let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for bytes in [text.as_bytes().to_vec(), latin] {
            let problems = read_in(&bytes, usize::MAX).unwrap_err();
            let found: Vec<_> = problems.iter().map(|problem| problem.place.line.unwrap()).collect();
            assert_eq!(found, lines, "{text}");
            assert!(codes(&problems).iter().all(|code| *code == "identity-number"), "{problems}");
            assert_silent(&problems, "Person");
        }
    }
    // Also after more mistakes than are told.
    let text = format!("nyckel;utfall;datum\n{}19121212-1212;arbete;2025-03-14\n", ";;x\n".repeat(500));
    assert_eq!(only(read(&text)).place.line, Some(502));
    let many = format!("nyckel;utfall;datum\n{}", "19121212-1212;arbete;2025-03-14\n".repeat(500));
    assert_eq!(read(&many).unwrap_err().len(), 101);
}

/// Spaces and dashes that only Windows-1252 writes in one byte.
#[test]
fn an_identity_number_in_windows_1252_is_found() {
    for separator in [0xA0, 0x96, 0x97] {
        let bytes =
            [&b"nyckel;utfall;datum\n19121212"[..], &[separator], b"1212;arbete;2025-03-14\n"].concat();
        assert_eq!(only(read_in(&bytes, usize::MAX)).code, "identity-number", "{separator:x}");
    }
}

#[test]
fn a_name_in_place_of_a_value_is_not_repeated() {
    for rows in [OUTCOMES, PLACEMENTS] {
        for (row, cell) in (0..2).flat_map(|row| (0..4).map(move |cell| (row, cell))) {
            let mut cells: Vec<&str> = rows[row].split(';').collect();
            cells[cell] = "Påhittad Person";
            let text = if row == 0 {
                format!("{}\n{}\n", cells.join(";"), rows[1])
            } else {
                format!("{}\n{}\n", rows[0], cells.join(";"))
            };
            let problems = read(&text).unwrap_err();
            assert_silent(&problems, "Påhittad");
            // Nor where the headings are missing, so that the first row is taken for them.
            assert_silent(&read(&format!("{}\n{}", cells.join(";"), rows[2])).unwrap_err(), "Påhittad");
        }
    }
    for heading in ["Namn", "Personnr", "E-mail", "Telefon", "född", "Kommentar", "Fritext"] {
        let problem = only(read(&format!("{};{heading}\nPåhittad Person;x;y;z;å", OUTCOMES[0])));
        assert_eq!((problem.code, problem.place.line), ("personal-column", Some(1)), "{heading}");
    }
}

/// Keys that tell nobody, though digits stand in them in a row.
#[test]
fn opaque_keys_are_not_taken_for_identity_numbers() {
    for key in [
        "6fd1e1b0-1212-4a4a-9c9c-191212121212",
        "19121212-1212-4a4a-9c9c-0123456789ab",
        "d41d8cd98f00b204e9191212121212ab",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "p-20250314",
        "00000042",
    ] {
        let tallied = read(&format!("nyckel;utfall;datum\n{key};arbete;2025-03-14\n"));
        assert_eq!(tallied.map(|tallied| tallied.persons), Ok(1), "{key}");
    }
}

#[test]
fn what_is_counted_does_not_end_up_in_a_log() {
    let tallied = read(&OUTCOMES.join("\n")).unwrap();
    assert_eq!(format!("{tallied:?}"), "Tallied { .. }");
    let key = mk_core::outcome::Key::new(b"p-4711").unwrap();
    assert_eq!(format!("{key:?}"), "Key(..)");
}
