//! Identity numbers in a definition, where none belongs: whatever is said of the file, they are not repeated.

use crate::common::{FILES, assert_silent};
use crate::mutations::entries_of;
use mk_core::definition::{MALMOKRAFTEN, read};

/// Forms of a number that is nobody's: 1912-12-12 with a made-up end.
#[test]
fn no_problem_repeats_anything_that_looks_like_an_identity_number() {
    let mut refused = 0;
    for entry in entries_of(&FILES[2..]) {
        for (secret, written) in [
            ("191212121212", "191212121212"),
            ("191212121212", "\"19121212-1212\""),
            ("1212121212", "\"id 121212+1212\""),
            ("191212121212", "a191212121212"),
            ("191212121212", "\"a191212121212\""),
            ("19121212TF12", "\"19121212TF12\""),
            ("191212121212", "{ \"19121212-1212\" = 19121212 }"),
            ("191212121212", "[\"19121212-1212\"]"),
            ("191212121212", "19121212-1212"),
        ] {
            for range in [&entry.key, &entry.value] {
                if let Err(problems) = read(&entry.with(range, written)) {
                    assert_silent(&problems, secret);
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 1000, "{refused}");
}

#[test]
fn a_profile_named_by_an_identity_number_is_not_offered_as_a_hint() {
    for name in ["\"19121212-1212\"", "s191212121212"] {
        let text = MALMOKRAFTEN.replacen("[profile.sommar]", &format!("[profile.{name}]\nweighs = 1"), 1);
        assert_silent(&read(&text).unwrap_err(), "191212121212");
        let text = MALMOKRAFTEN.replacen("[profile.sommar]", &format!("[profile.{name}]"), 1).replacen(
            "\"sommar\"",
            "\"s19121212\"",
            1,
        );
        assert_silent(&read(&text).unwrap_err(), "191212121212");
    }
}

/// The number is invented: 12 December 1912 and a serial number that was made up.
#[test]
fn a_text_that_holds_an_identity_number_is_refused() {
    for (from, to) in [
        ("sv = \"Årsplatser\"", "sv = \"Årsplatser 19121212-1212\""),
        ("{n} årsplats har", "{n} årsplats 121212-1212 har"),
    ] {
        let text = MALMOKRAFTEN.replacen(from, to, 1);
        assert_ne!(text, MALMOKRAFTEN, "{from}");
        let problems = read(&text).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["identity-number"]);
        assert!(!problems.to_string().contains("1212"), "{problems}");
    }
}
