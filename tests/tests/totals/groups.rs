//! Groups, corrections, and how sure it is that nobody is counted twice.

use crate::common::{codes, malmokraften};
use mk_core::outcome::{Totals, read};
use mk_core::problem::Problems;

fn table(rows: &str) -> Result<Totals, Problems> {
    let text = format!("mål;utfall;kön;månad;antal;dubblettrensad\n{}", rows.replace(' ', "\n"));
    read(text.as_bytes(), &malmokraften())
}

const SEXES: &str = "arbete-eller-studier;;kvinnor;2025-01;12; arbete-eller-studier;;man;2025-01;11;";

#[test]
fn the_templates_say_the_same() {
    let [long, wide] = [
        include_bytes!("../../../examples/totals/mall-lang.csv").as_slice(),
        include_bytes!("../../../examples/totals/mall-bred.csv"),
    ]
    .map(|bytes| read(bytes, &malmokraften()).unwrap());
    assert_eq!(long, wide);
}

#[test]
fn a_total_that_is_left_out_is_the_sum_of_its_groups() {
    let without = table(SEXES).unwrap();
    assert_eq!(without, table(&format!("{SEXES} arbete-eller-studier;;;2025-01;23;")).unwrap());
    assert_ne!(without, table("arbete-eller-studier;;;2025-01;23;").unwrap());
    for other in ["22", "24", "0", "-23"] {
        let problems = table(&format!("{SEXES} arbete-eller-studier;;;2025-01;{other};")).unwrap_err();
        assert_eq!(codes(&problems), ["groups-do-not-sum"], "{other}");
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let rows: Vec<&str> = SEXES.split(' ').rev().collect();
    assert_eq!(table(&rows.join(" ")).unwrap(), table(SEXES).unwrap());
}

#[test]
fn the_weakest_word_of_a_goals_rows_holds_for_the_goal() {
    let words = |first: &str, second: &str| {
        table(&format!(
            "arbete-eller-studier;;kvinnor;2025-01;12;{first} arbete-eller-studier;;man;2025-01;11;{second} \
             arsplatser;;;2025-01;1;"
        ))
        .unwrap()
    };
    for (first, second, holds) in [
        ("", "mellan_parter", ""),
        ("inom_part", "", "within_party"),
        ("", "WITHIN-PARTY", "inom_part"),
        ("nej", "inom_part", "no"),
        ("across_parties", "nej", "no"),
    ] {
        assert_eq!(words(first, second), words(holds, holds), "{first} {second}");
    }
    assert_ne!(words("", ""), words("inom_part", "inom_part"));
    assert_ne!(words("inom_part", "inom_part"), words("nej", "nej"));
}

#[test]
fn a_correction_goes_down_to_0_and_no_further() {
    let goal = "arbete-eller-studier";
    let corrected =
        |first: i32, then: i32| table(&format!("{goal};;;2025-01;{first}; {goal};;;2025-02;{then};"));
    assert!(corrected(5, -5).is_ok());
    assert_eq!(codes(&corrected(5, -6).unwrap_err()), ["below-zero"]);
    assert_eq!(codes(&corrected(-1, 6).unwrap_err()), ["below-zero"]);
    // A new year begins anew.
    let year: Vec<String> = (1..=12).map(|month| format!("{goal};;;2025-{month:02};9;")).collect();
    let next = |count: i32| table(&format!("{} {goal};;;2026-01;{count};", year.join(" ")));
    assert!(next(0).is_ok());
    assert_eq!(codes(&next(-1).unwrap_err()), ["below-zero"]);
}

/// A group cannot be less than nobody, even where its goal is more.
#[test]
fn a_group_does_not_fall_below_0_either() {
    let moved = |men: i32| {
        table(&format!(
            "{SEXES} arbete-eller-studier;;kvinnor;2025-02;20; arbete-eller-studier;;man;2025-02;{men};"
        ))
    };
    assert!(moved(-11).is_ok());
    assert_eq!(codes(&moved(-12).unwrap_err()), ["below-zero"]);
}

#[test]
fn a_name_in_place_of_a_group_is_not_repeated() {
    let text = "mål;kön;dubblettrensad;2025-01\nsjalvforsorjning;Påhittad Person;;1\nsjalvforsorjning;;Påhittad Person;1";
    let problems = read(text.as_bytes(), &malmokraften()).unwrap_err();
    assert_eq!(codes(&problems), ["unknown-group", "bad-deduplicated"]);
    for problem in &problems {
        assert!(!format!("{problem:?}").contains("Påhittad"), "{problem}");
    }
}
