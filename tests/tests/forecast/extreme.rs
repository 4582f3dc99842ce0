//! Extreme input, as a table: whatever is counted, all that is said is a number, in order, and makes sense.

use crate::common::{Plan, csv, day, publish};
use mk_core::forecast::{Basis, Forecast};
use mk_core::publish::Publication;

/// A programme, its first month, and what its months bring.
type Case<'a> = (Plan, &'a str, &'a [u64]);

fn year(unit: &'static str, target: u32) -> Plan {
    Plan::new("2025-01-01", "2025-12-31").yearly("mal", unit, &[(2025, target)])
}

fn years(unit: &'static str, targets: &[(i32, u32)]) -> Plan {
    Plan::new("2025-01-01", "2027-12-31").yearly("mal", unit, targets)
}

fn with_weights(mut plan: Plan, weights: [f64; 12]) -> Plan {
    plan.weights = weights.to_vec();
    plan
}

fn published(plan: &Plan, first: &str, counts: &[u64]) -> Publication {
    publish(&plan.programme(), &csv(first, &[("mal", counts)]), None, day("2060-01-01")).unwrap()
}

fn forecast((plan, first, counts): Case<'_>) -> Option<Forecast> {
    let publication = published(&plan, first, counts);
    Forecast::of(&publication, &publication.series()[0])
}

/// That all of a forecast is finite and in order, and that the middle of its end lies within some counts.
fn check(what: &str, case: Case<'_>, middle: std::ops::RangeInclusive<u64>) {
    let forecast = forecast(case).unwrap_or_else(|| panic!("{what}: no forecast"));
    for outlook in &forecast.path {
        let (half, most, nearly_all) = (outlook.half, outlook.most, outlook.nearly_all);
        let ends =
            [nearly_all.least, most.least, half.least, outlook.median, half.most, most.most, nearly_all.most];
        assert!(ends.is_sorted(), "{what}: {outlook:?}");
    }
    let end = forecast.end();
    assert_eq!(end.through, forecast.window.through, "{what}");
    let counts = [0, 1, end.most.least, end.median, end.most.most, u64::from(forecast.target), 1 << 40];
    for likely in counts.map(|count| forecast.at_least(count)).into_iter().chain([forecast.reach()]) {
        assert!((0.0..=1.0).contains(&likely), "{what}: {likely}");
    }
    assert!(middle.contains(&end.median), "{what}: {end:?}");
}

#[test]
fn nothing_and_very_little() {
    for months in 1..=12 {
        check("no outcome", (year("events", 350), "2025-01", &[0; 12][..months]), 0..=350);
        check("no outcome, under the label", (year("persons", 350), "2025-01", &[0; 12][..months]), 0..=350);
        check("none of one", (year("events", 1), "2025-01", &[0; 12][..months]), 0..=1);
        let none = (year("events", 10_000_000), "2025-01", &[0; 12][..months]);
        check("none of ten million", none, 0..=10_000_000);
    }
    // The longer nothing comes, the less is expected.
    let reach = |months| forecast((year("events", 20), "2025-01", &[0; 12][..months])).unwrap().reach();
    assert!((1..12).all(|months| reach(months + 1) < reach(months)));
    check("one of one", (year("events", 1), "2025-01", &[1]), 1..=20);
    check("only under the label", (year("persons", 350), "2025-01", &[1, 0, 1, 0, 1, 1]), 0..=60);
    check("the first month under it", (year("persons", 350), "2025-01", &[3, 30, 30]), 200..=400);
    check("the last month under it", (year("persons", 350), "2025-01", &[30, 30, 3]), 100..=350);
    let none = [0; 30];
    check("years of nothing", (years("events", &[(2025, 9), (2026, 9), (2027, 9)]), "2025-01", &none), 0..=9);
}

#[test]
fn very_much() {
    check(
        "ten thousand and then none",
        (year("events", 350), "2025-01", &[10_000, 0, 0, 0]),
        10_000..=40_000,
    );
    let much = [90_000_000; 11];
    check("a thousand million", (year("events", 10_000_000), "2025-01", &much), 990_000_000..=1_200_000_000);
    let at_once = [999_999_999];
    check("at once", (year("events", 1), "2025-01", &at_once), 999_999_999..=40_000_000_000);
    let of_persons = [99_999_999; 10];
    check("of persons", (year("persons", 400), "2025-01", &of_persons), 999_999_990..=1_400_000_000);
    check("ten times the target", (year("events", 10), "2025-01", &[100]), 100..=2000);
}

#[test]
fn windows_of_any_length() {
    check("a year that is over", (year("events", 350), "2025-01", &[29; 12]), 348..=348);
    let reached = forecast((year("events", 348), "2025-01", &[29; 12])).unwrap();
    assert!(reached.is_closed() && reached.reach().to_bits() == 1.0_f64.to_bits());
    // Its last month under the label leaves open whether the target was reached: 348 to 352 of 350.
    let mut counts = [30; 12];
    (counts[10], counts[11]) = (48, 1);
    let open = forecast((year("persons", 350), "2025-01", &counts)).unwrap();
    assert!(open.is_closed() && (0.5..0.99).contains(&open.reach()), "{open:?}");
    assert_eq!((open.at_least(348), open.at_least(353)), (1.0, 0.0));
    let thirty = Plan::new("2025-01-01", "2054-12-31").whole("mal", "events", 12_000);
    check("thirty years, two months in", (thirty.clone(), "2025-01", &[30, 30]), 8_000..=14_000);
    check("thirty years, half in", (thirty, "2025-01", &[40; 180]), 12_000..=18_000);
    // New Year's Eve, when nobody works, is all of the first year.
    let one_day = |first| Plan::new("2025-12-31", "2026-12-31").yearly("mal", "events", &[(first, 60)]);
    check("a day", (one_day(2025), "2025-12", &[4]), 4..=4);
    check("nothing on that day", (one_day(2025), "2025-12", &[0]), 0..=0);
    // 31 December 2026 is the one day of its window's last month.
    let last = Plan::new("2026-01-15", "2026-12-30").yearly("mal", "events", &[(2026, 120)]);
    check("from the middle of a month", (last.clone(), "2026-01", &[6]), 60..=200);
    check("to the last month", (last, "2026-01", &[10; 11]), 110..=130);
}

#[test]
fn years_that_are_missing() {
    let apart = years("events", &[(2025, 120), (2027, 120)]);
    check("only the first", (apart.clone(), "2025-01", &[10; 12]), 120..=120);
    // In between nothing is counted, and nothing is written down.
    let (before, after) = (csv("2025-01", &[("mal", &[10; 12])]), csv("2027-01", &[("mal", &[11; 6])]));
    let (_, after) = after.split_once('\n').unwrap();
    let publication = publish(&apart.programme(), &(before + after), None, day("2027-07-10")).unwrap();
    let forecast = Forecast::of(&publication, &publication.series()[0]).unwrap();
    assert!((110..=150).contains(&forecast.end().median), "{forecast:?}");
    assert_eq!((forecast.window.from, forecast.path.len()), (day("2027-01-01"), 6));
    let mut later = [0; 27];
    later[24..].fill(10);
    let targets = [(2025, 120), (2026, 120), (2027, 120)];
    check("two years of nothing before", (years("events", &targets), "2025-01", &later), 30..=150);
}

#[test]
fn profiles_that_do_not_hold() {
    let mut summer_off = [1.0; 12];
    summer_off[5..8].fill(0.0);
    let counts = [10, 10, 10, 10, 10, 10, 10, 10];
    let off = with_weights(year("events", 120), summer_off);
    check("outcomes in months without any", (off.clone(), "2025-01", &counts), 80..=250);
    check("none in months without any", (off, "2025-01", &[10, 10, 10, 10, 10, 0, 0, 0]), 70..=130);
    for month in [0, 5, 11] {
        let mut single = [0.0; 12];
        single[month] = 0.001;
        for counts in [&[0, 0][..], &[5, 5], &[60, 0, 60]] {
            let case = (with_weights(year("events", 120), single), "2025-01", counts);
            check("a single month", case, 0..=10_000_000_000);
        }
    }
}

#[test]
fn where_nothing_can_be_said() {
    let publication = published(&year("persons", 10), "2025-01", &[1; 12]);
    assert!(Forecast::of(&publication, &publication.series()[0]).is_none(), "shown once a year");
    let long = |from| Plan::new(from, "2059-12-31").whole("mal", "events", 120_000);
    assert!(forecast((long("1960-01-01"), "1960-01", &[100; 400])).is_some(), "a century");
    assert_eq!(forecast((long("1959-12-31"), "1959-12", &[100; 400])), None, "a day more than a century");
    let places = Plan::new("2025-01-01", "2025-12-31").yearly("mal", "places", &[(2025, 1200)]);
    let publication = published(&places, "2025-01", &[1200; 6]);
    assert_eq!(publication.series()[0].points().len(), 6);
    assert!(Forecast::of(&publication, &publication.series()[0]).is_none(), "places");
    // Another goal has figures, and so there is a publication.
    let two = year("events", 350).whole("annat", "events", 10);
    let other = csv("2025-01", &[("annat", &[1; 3])]);
    let publication = publish(&two.programme(), &other, None, day("2025-04-10")).unwrap();
    assert!(Forecast::of(&publication, publication.goal("mal").unwrap()).is_none(), "no number");
    assert!(Forecast::of(&publication, publication.goal("annat").unwrap()).is_some());
}

#[test]
fn less_than_two_months_are_too_few_to_say_anything() {
    let basis = |plan: &Plan, first, counts| forecast((plan.clone(), first, counts)).unwrap().basis;
    let year = year("events", 350);
    assert_eq!(basis(&year, "2025-01", &[30]), Basis::PriorOnly);
    assert_eq!(basis(&year, "2025-01", &[30, 30]), Basis::Outcomes);
    let middle = Plan::new("2025-05-15", "2025-12-31").yearly("mal", "events", &[(2025, 350)]);
    assert_eq!(basis(&middle, "2025-05", &[30, 30]), Basis::PriorOnly);
    assert_eq!(basis(&middle, "2025-05", &[30, 30, 30]), Basis::Outcomes);
    // What is known is known, also of a single day, and also in a second year.
    let day = Plan::new("2025-12-31", "2026-12-31").yearly("mal", "events", &[(2025, 1), (2026, 350)]);
    assert_eq!(basis(&day, "2025-12", &[1]), Basis::Outcomes);
    let second = years("events", &[(2025, 350), (2026, 350)]);
    assert_eq!(basis(&second, "2025-01", &[30; 13]), Basis::Outcomes);
}
