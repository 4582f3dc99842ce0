//! Cases with a name, published for real: what is shown of them, and why.

use crate::attack::known;
use crate::common::{Plan, breakdown, csv, day, figures, publish};
use mk_attacker::solver::{Breakdown, Face, Number, Row};
use mk_core::definition;
use mk_core::programme::{By, Programme};
use mk_core::publish::Publication;
use proptest::prelude::*;

/// A programme of a year with the goal `mal`, divided by sex every month.
pub(crate) fn by_sex(policy: &str) -> Programme {
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 800);
    let text = plan.toml().replacen("threshold = 5", &format!("threshold = 5\n{policy}"), 1);
    definition::read(&(text + &breakdown("sex", None, &["kvinnor", "man"]))).unwrap()
}

/// Months of women and men.
pub(crate) fn table(months: &[(i64, i64)]) -> String {
    let rows = months.iter().enumerate().map(|(at, (women, men))| {
        format!("mal;2025-{:02};{women};kvinnor\nmal;2025-{:02};{men};man\n", at + 1, at + 1)
    });
    format!("mål;månad;antal;kön\n{}", rows.collect::<String>())
}

fn shown(programme: &Programme, months: &[(i64, i64)]) -> Publication {
    publish(programme, &table(months), None, day("2026-01-05")).unwrap()
}

type Rows = Vec<Option<Vec<u64>>>;

fn rows(publication: &Publication) -> Rows {
    let divided = publication.series()[0].by(By::Sex).unwrap();
    divided.points().iter().map(|row| row.counts().map(<[u64]>::to_vec)).collect()
}

#[test]
fn a_year_that_closes_with_a_few_closes_under_the_label() {
    let plan = Plan::new("2025-01-01", "2026-12-31").yearly("mal", "persons", &[(2025, 200), (2026, 200)]);
    let mut months = vec![20; 24];
    months[11] = 3;
    let publication =
        publish(&plan.programme(), &csv("2025-01", &[("mal", &months)]), None, day("2027-01-05")).unwrap();
    let figures = figures(&publication.series()[0]);
    assert_eq!(figures[9..14], [Some(200), Some(220), None, Some(20), Some(40)]);
    let december = publication.series()[0].points()[11].figure().span();
    assert_eq!(
        (december.least, december.most),
        (220, 224),
        "and it stays there: the new year begins at nothing"
    );
}

#[test]
fn the_small_goal_is_shown_once_a_year_and_not_even_then_below_five() {
    for (count, shown) in [(10, Some(10)), (5, Some(5)), (4, None), (0, None)] {
        let plan = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 10);
        let mut months = vec![0; 12];
        months[6] = count;
        let publication =
            publish(&plan.programme(), &csv("2025-01", &[("mal", &months)]), None, day("2026-01-05"))
                .unwrap();
        assert_eq!(figures(&publication.series()[0]), [shown]);
    }
}

/// 4 and 10, then 5 and 0. Both have at least five more in the end, and 9 and 10 would give the 4 away.
#[test]
fn a_breakdown_that_was_missed_returns_when_nobody_is_found_by_it() {
    let programme = by_sex("");
    assert_eq!(rows(&shown(&programme, &[(4, 10), (5, 0)])), [None, None]);
    // One month later there is room again.
    assert_eq!(rows(&shown(&programme, &[(4, 10), (5, 0), (5, 10)])), [None, None, Some(vec![14, 20])]);
    assert_eq!(rows(&shown(&programme, &[(4, 10), (9, 14)])), [None, Some(vec![13, 24])]);
    // The solver, asked whether the check was needed.
    let face = |last: Row| Face {
        threshold: 5,
        total: vec![(14, 14), (19, 19)],
        breakdowns: vec![Breakdown { cells: 2, rows: vec![Row::Missed, last] }],
        corrections: 0,
    };
    let number = Number { cells: vec![(0, 0)], from: 0, until: 1 };
    assert_eq!(face(Row::Shown(vec![9, 10])).values(&number, 4, 5, 20), 1);
    assert_eq!(face(Row::Missed).values(&number, 4, 5, 20), 5);
}

#[test]
fn work_studies_and_both_are_kinds_of_one_goal() {
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 800);
    let text = plan.toml().replacen("threshold = 5", "threshold = 5\nbreakdowns = [\"kind\"]", 1);
    let kinds = breakdown("kind", Some("mal"), &["arbete", "studier"]);
    let programme = definition::read(&(text + &kinds)).unwrap();
    // January: 20 to work, 8 to studies. In February nobody but two to studies; in March enough of both.
    let table = "mål;månad;antal;utfall\nmal;2025-01;20;arbete\nmal;2025-01;8;studier\nmal;2025-02;9;arbete\nmal;2025-02;2;studier\n\
                 mal;2025-03;12;arbete\nmal;2025-03;9;studier\n";
    let publication = publish(&programme, table, None, day("2025-04-05")).unwrap();
    let series = &publication.series()[0];
    assert_eq!(figures(series), [Some(28), Some(39), Some(60)], "the union");
    let kinds: Vec<_> =
        series.by(By::Kind).unwrap().points().iter().map(|row| row.counts().map(<[u64]>::to_vec)).collect();
    assert_eq!(kinds, [Some(vec![20, 8]), None, Some(vec![41, 19])]);
}

#[test]
fn a_goal_within_another_is_shown_with_the_rest_or_not_at_all() {
    let plan =
        Plan::new("2025-01-01", "2025-12-31").whole("hela", "persons", 800).whole("del", "persons", 400);
    let text = plan.toml().replacen("id = \"del\"", "id = \"del\"\npart-of = \"hela\"", 1);
    let programme = definition::read(&text).unwrap();
    for (whole, part, expected) in [
        (&[30, 30][..], &[20, 20][..], [Some(20), Some(40)]),
        // Two are left: in the part they are shown to be 28, by subtraction.
        (&[30, 30], &[28, 20], [None, Some(48)]),
        (&[30, 30], &[30, 30], [None, None]),
        (&[30, 30], &[3, 20], [None, Some(23)]),
        // The whole is under its label, and then shown.
        (&[3, 40], &[3, 20], [None, Some(23)]),
    ] {
        let table = csv("2025-01", &[("hela", whole), ("del", part)]);
        let publication = publish(&programme, &table, None, day("2025-03-05")).unwrap();
        assert_eq!(figures(publication.goal("del").unwrap()), expected, "{whole:?} {part:?}");
    }
}

/// Nobody can be counted in a part and not in its whole.
#[test]
fn a_part_that_exceeds_its_whole_is_refused() {
    let plan =
        Plan::new("2025-01-01", "2025-12-31").whole("hela", "persons", 800).whole("del", "persons", 400);
    let text = plan.toml().replacen("id = \"del\"", "id = \"del\"\npart-of = \"hela\"", 1);
    let table = csv("2025-01", &[("hela", &[30, 30]), ("del", &[20, 41])]);
    let problem =
        crate::common::only(publish(&definition::read(&text).unwrap(), &table, None, day("2025-03-05")));
    assert_eq!((problem.code, problem.place.path.as_str()), ("part-exceeds-whole", "del"));
    assert!(problem.message.contains("2025-02") && !problem.message.contains("61"), "{problem}");
}

#[test]
fn corrections_of_a_few_and_of_many() {
    let programme = by_sex("");
    let of = |months: &[(i64, i64)]| {
        let publication = shown(&programme, months);
        (figures(&publication.series()[0]), rows(&publication))
    };
    // Three women fewer: the total moves by 7, the women by less than five.
    assert_eq!(of(&[(20, 20), (-3, 10)]), (vec![Some(40), Some(47)], vec![Some(vec![20, 20]), None]));
    // One sex up and one down: the total hardly moves. And where it does, it is still no move of all of them.
    assert_eq!(of(&[(20, 20), (-9, 10)]).1, [Some(vec![20, 20]), None]);
    assert_eq!(of(&[(20, 20), (-9, 30)]), (vec![Some(40), Some(61)], vec![Some(vec![20, 20]), None]));
    // Both down by five and more.
    assert_eq!(
        of(&[(20, 20), (-9, -5)]),
        (vec![Some(40), Some(26)], vec![Some(vec![20, 20]), Some(vec![11, 15])])
    );
}

#[test]
fn a_figure_known_from_a_report_counts_like_the_gates_own() {
    let mut programme = by_sex("");
    let months = [(12, 9), (14, 12), (10, 11)];
    let all = vec![Some(vec![12, 9]), Some(vec![26, 21]), Some(vec![36, 32])];
    assert_eq!(rows(&shown(&programme, &months)), all);
    // The same total, at the same day: nothing new.
    programme.policy.known = vec![known(&programme, None, "2025-02-28", 47)];
    assert_eq!(rows(&shown(&programme, &months)), all);
    // The report counted two more: beside it, the gate's would tell of two.
    programme.policy.known = vec![known(&programme, None, "2025-02-28", 49)];
    let publication = shown(&programme, &months);
    assert_eq!(figures(&publication.series()[0]), [Some(21), None, Some(68)]);
    assert_eq!(rows(&publication), [Some(vec![12, 9]), None, Some(vec![36, 32])]);
    // The report has the women of a day in February's middle; then there were four more in the month.
    programme.policy.known = vec![known(&programme, Some((By::Sex, "kvinnor")), "2025-02-14", 22)];
    let publication = shown(&programme, &months);
    assert_eq!(figures(&publication.series()[0]), [Some(21), Some(47), Some(68)]);
    assert_eq!(
        rows(&publication),
        [Some(vec![12, 9]), None, None],
        "no sure room after that, in this window"
    );
    // The report has the women of January, and there are nine men: the total may be known.
    programme.policy.known = vec![known(&programme, Some((By::Sex, "kvinnor")), "2025-01-31", 12)];
    assert_eq!(figures(&shown(&programme, &months).series()[0]), [Some(21), Some(47), Some(68)]);
    // But not where there are three men.
    programme.policy.known = vec![known(&programme, Some((By::Sex, "kvinnor")), "2025-01-31", 18)];
    assert_eq!(figures(&shown(&programme, &[(18, 3), (14, 12)]).series()[0]), [None, Some(47)]);
}

/// Each of two breakdowns is safe alone. Together they leave every crossing as many values as the smallest of their cells
/// has persons, and one more.
#[test]
fn two_tables_that_are_each_safe_leave_their_crossings_open() {
    let row = |counts: &[u64]| Breakdown { cells: counts.len(), rows: vec![Row::Shown(counts.to_vec())] };
    let face = Face {
        threshold: 5,
        total: vec![(20, 20)],
        breakdowns: vec![row(&[5, 15]), row(&[6, 14])],
        corrections: 0,
    };
    for truth in 1..5 {
        let number = Number { cells: vec![(0, 0), (1, 0)], from: 0, until: 1 };
        assert_eq!(face.values(&number, truth, 20, 20), 6);
    }
}

/// What is published today is never undone: with everything that comes later, it stays.
#[test]
fn a_fact_that_becomes_known_later_changes_nothing_that_is_shown() {
    use mk_core::publish::Chain;
    let mut programme = by_sex("");
    let mut chain = Chain::new();
    let first = shown_after(&programme, &[(12, 9), (14, 12)], &chain, "2025-03-05");
    chain.push("", &first.to_text()).unwrap();
    // Two more than were shown through February.
    programme.policy.known = vec![known(&programme, None, "2025-02-28", 49)];
    let next = shown_after(&programme, &[(12, 9), (14, 12), (2, 3), (9, 9)], &chain, "2025-05-05");
    assert_eq!(next.series()[0].points()[..2], *first.series()[0].points());
    // Somebody can be found by it, and whoever publishes is told.
    let notes = mk_core::publish::exposed(&next);
    assert_eq!(crate::common::codes(&notes), ["known-nearby"], "{notes}");
    assert!(mk_core::publish::exposed(&first).is_empty());
    // March's 52 is three from the 49.
    assert_eq!(figures(&next.series()[0]), [Some(21), Some(47), None, Some(70)]);
    chain.push("", &next.to_text()).unwrap();
}

fn shown_after(
    programme: &Programme,
    months: &[(i64, i64)],
    chain: &mk_core::publish::Chain,
    today: &str,
) -> Publication {
    crate::common::publish_after(programme, &table(months), chain, day(today)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// With facts known at any time, and corrections: what is published is read back and continues the chain, and stays.
    #[test]
    fn whatever_is_published_month_by_month_beside_facts_continues_the_chain(
        months in prop::collection::vec((prop_oneof![-3..12_i64, 0..30_i64], prop_oneof![-3..12_i64, 0..30_i64]), 1..10),
        facts in prop::collection::vec((1..10_usize, 0..3_usize, 0..60_u64, 1..9_usize), 0..4),
    ) {
        let mut programme = by_sex("");
        let mut chain = mk_core::publish::Chain::new();
        let mut sums = (0, 0);
        let months: Vec<(i64, i64)> = months.into_iter().map(|(women, men)| {
            let own = (women.max(-sums.0), men.max(-sums.1));
            sums = (sums.0 + own.0, sums.1 + own.1);
            own
        }).collect();
        for count in 1..=months.len() {
            for (month, what, number, since) in &facts {
                let through = day(&format!("2025-{month:02}-28"));
                let group = [None, Some((By::Sex, "kvinnor")), Some((By::Sex, "man"))][*what];
                let fact = known(&programme, group, &through.to_string(), *number);
                let is_new = programme.policy.known.iter().all(|own| (own.through, &own.group) != (fact.through, &fact.group));
                if *since == count && is_new {
                    programme.policy.known.push(fact);
                }
            }
            let today = format!("2025-{:02}-05", count + 1);
            let next = shown_after(&programme, &months[..count], &chain, &today);
            prop_assert_eq!(chain.push("", &next.to_text()), Ok(()));
        }
    }
}
