//! A file with a person in it is refused, and the person not repeated.
//!
//! The numbers are nobody's: 12 December 1912 with made-up ends, and the phrase “Påhittad Person”.

use crate::common::{IDENTITY_NUMBERS, assert_silent, malmokraften, only};
use mk_core::outcome::read_csv;

#[test]
fn an_identity_number_is_found_in_every_cell_and_not_repeated() {
    let programme = malmokraften();
    let rows = ["mål;månad;antal", "arbete-eller-studier;2025-01;23", "arbete-eller-studier;2025-02;31"];
    for number in IDENTITY_NUMBERS {
        for written in [number.to_owned(), format!("\"{number}\""), format!(" id {number}, x ")] {
            for row in 0..rows.len() {
                for cell in 0..3 {
                    let mut table: Vec<Vec<String>> =
                        rows.iter().map(|row| row.split(';').map(str::to_owned).collect()).collect();
                    table[row][cell].clone_from(&written);
                    let text = table.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\r\n");
                    let problem = only(read_csv(text.as_bytes(), &programme));
                    assert_eq!(
                        (problem.code, problem.place.line),
                        ("identity-number", Some(row + 1)),
                        "{text}"
                    );
                    assert_silent(&problem, number);
                }
            }
        }
    }
}

/// Whatever else is wrong with the file, nothing is said before that, and nothing else.
#[test]
fn an_identity_number_is_refused_before_anything_else_is_read() {
    let programme = malmokraften();
    for text in [
        "19121212-1212",
        "namn;pnr\nPåhittad Person;19121212-1212",
        "sep=;\nx;y;z\n-1;2;19121212-1212",
        "mål;månad;antal\nx;y;z\n;;;;;19121212-1212",
    ] {
        for bytes in [text.as_bytes().to_vec(), text.chars().map(|letter| letter as u8).collect()] {
            let problem = only(read_csv(&bytes, &programme));
            assert_eq!(problem.code, "identity-number", "{text}");
            assert_silent(&problem, "191212121212");
            assert_silent(&problem, "Person");
        }
    }
}

#[test]
fn a_column_of_persons_or_free_text_is_refused_by_its_heading() {
    let programme = malmokraften();
    for heading in [
        "Namn",
        "Efternamn",
        "name",
        "Personnr",
        "person",
        "E-mail",
        "Telefon",
        "Adress",
        "född",
        "Kommentar",
        "Fritext",
    ] {
        for headings in [format!("mål;månad;antal;{heading}"), format!("{heading};mål;månad;antal")] {
            let text = format!("{headings}\nPåhittad Person;x;y;z");
            let problem = only(read_csv(text.as_bytes(), &programme));
            assert_eq!(
                (problem.code, problem.place.line),
                ("personal-column", Some(1)),
                "{heading}: {problem}"
            );
            assert_silent(&problem, "Påhittad");
        }
    }
}

#[test]
fn a_name_in_place_of_a_value_is_not_repeated() {
    let programme = malmokraften();
    for row in
        ["Påhittad Person;2025-01;1", "arsplatser;Påhittad Person;1", "arsplatser;2025-01;Påhittad Person"]
    {
        let problem = only(read_csv(format!("mål;månad;antal\n{row}").as_bytes(), &programme));
        assert_silent(&problem, "Påhittad");
        // Nor where the headings are missing, so that the first row is taken for them.
        assert_silent(&only(read_csv(row.as_bytes(), &programme)), "Påhittad");
    }
}

#[test]
fn totals_say_nothing_of_their_numbers() {
    let totals =
        read_csv("mål;månad;antal\narbete-eller-studier;2025-01;4711".as_bytes(), &malmokraften()).unwrap();
    assert_eq!(format!("{totals:?}"), "Totals { .. }");
    assert_eq!(format!("{totals:#?}"), "Totals { .. }");
}

/// Dates, places and codes that stand in honest totals.
#[test]
fn totals_are_not_taken_for_identity_numbers() {
    let programme = malmokraften();
    let text = "mål;månad;antal\narsplatser;2025-01-01;1 200\narsplatser;2025-02;1200,50\narsplatser;mar-25;999999999";
    read_csv(text.as_bytes(), &programme).unwrap();
}
