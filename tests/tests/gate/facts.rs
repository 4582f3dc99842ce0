//! The attacker beside figures known from elsewhere: every small programme of two or three months, published for real.

use crate::attack::{face, known};
use crate::common::csv;
use crate::named::{by_sex, table};
use mk_attacker::worlds::{found, lists};
use mk_core::programme::{By, Programme};

/// Looks through all programmes of so many numbers, with what is known of each, for a number that can be found. Not meant are
/// those in which what is known gives somebody away by itself.
fn check(
    length: u32,
    (most, meant): (u64, u64),
    is_safe: impl Fn(&[u64]) -> bool,
    public: impl Fn(&[u64]) -> (Vec<u64>, Programme, String),
    numbers: impl Fn(&[u64]) -> Vec<(&'static str, u64)>,
) {
    let face = |world: &Vec<u64>| {
        let (told, programme, table) = public(world);
        (told, face(&programme, &table))
    };
    let is_meant = |world: &Vec<u64>| is_safe(world) && world.iter().all(|number| *number <= meant);
    assert_eq!(found(lists(length, most), is_meant, face, |world| numbers(world), 5), None);
}

/// The women of January are known, few or many. Neither that month's total nor the next gives the rest away.
#[test]
fn the_women_of_a_month_are_known() {
    let programme = by_sex("");
    let counts =
        |world: &[u64]| world.iter().map(|number| i64::try_from(*number).unwrap()).collect::<Vec<_>>();
    check(
        4,
        (8, 4),
        |_| true,
        |world| {
            let [women, men, later, others] = counts(world)[..] else { unreachable!() };
            let mut programme = programme.clone();
            programme.policy.known =
                vec![known(&programme, Some((By::Sex, "kvinnor")), "2025-01-31", world[0])];
            (vec![world[0]], programme, table(&[(women, men), (later, others)]))
        },
        |world| {
            let [_, men, later, others] = world[..] else { unreachable!() };
            vec![
                ("January's men", men),
                ("February's women", later),
                ("February's men", others),
                ("all but the women of January", men + later + others),
                ("February", later + others),
            ]
        },
    );
}

/// The total through March is known, and all three months are published at once.
#[test]
fn a_later_total_is_known() {
    let programme = by_sex("");
    check(
        3,
        (13, 9),
        |world| world.iter().sum::<u64>() >= 10,
        |world| {
            let mut programme = programme.clone();
            let all = world.iter().sum();
            programme.policy.known = vec![known(&programme, None, "2025-03-31", all)];
            (vec![all], programme, csv("2025-01", &[("mal", world)]))
        },
        |world| {
            let [one, two, three] = world[..] else { unreachable!() };
            vec![("January", one), ("February", two), ("March", three), ("after January", two + three)]
        },
    );
}

/// A report has the goal within the goal through January.
#[test]
fn a_part_is_known() {
    let plan = crate::common::Plan::new("2025-01-01", "2025-12-31")
        .whole("hela", "persons", 800)
        .whole("del", "persons", 400);
    let text = plan.toml().replacen("id = \"del\"", "id = \"del\"\npart-of = \"hela\"", 1);
    let programme = mk_core::definition::read(&text).unwrap();
    check(
        4,
        (8, 4),
        |_| true,
        |world| {
            let [part, rest, later, others] = world[..] else { unreachable!() };
            let mut programme = programme.clone();
            let mut fact = known(&programme, None, "2025-01-31", part);
            fact.goal = programme.goals[1].id.clone();
            programme.policy.known = vec![fact];
            (
                vec![part],
                programme,
                csv("2025-01", &[("hela", &[part + rest, later + others]), ("del", &[part, later])]),
            )
        },
        |world| {
            let [_, rest, later, others] = world[..] else { unreachable!() };
            vec![
                ("January's rest", rest),
                ("February's part", later),
                ("all but January's part", rest + later + others),
            ]
        },
    );
}
