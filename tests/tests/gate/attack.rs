//! The attacker against the gate and against rules that hide less: through every small programme, and rule by rule.

use crate::common::{Plan, csv, day, publish};
use mk_attacker::crossings::crossings;
use mk_attacker::every::every;
use mk_attacker::rule::{Gate, Half, Plain, Rule};
use mk_attacker::worlds::{Found, found, lists};
use mk_core::programme::{Known, Programme};
use mk_core::publish::{Past, Publication};
use mk_core::text::Text;
use proptest::prelude::*;

const THRESHOLD: usize = 5;

/// All programmes of up to four periods, two groups, and up to 15 a period in each: that is 16⁸ of them.
#[test]
fn nobody_is_found_in_any_programme_of_four_periods_and_two_groups() {
    let periods = if cfg!(feature = "thorough") { 4 } else { 3 };
    let (found, looked) = every(&Gate::new(5), 5, periods, 15);
    assert_eq!(found, None);
    assert!(looked > 100_000, "{looked}");
}

/// Other thresholds, among them some that no definition may ask for.
#[test]
fn nobody_is_found_under_another_threshold() {
    for (threshold, periods, most) in [(2, 4, 7), (3, 4, 9), (4, 3, 12), (7, 3, 18), (10, 2, 30)] {
        let (found, _) = every(&Gate::new(threshold), threshold.into(), periods, most);
        assert_eq!(found, None, "{threshold}");
    }
}

/// Two breakdowns of the same persons into two groups each: whoever is in one group of both.
#[test]
fn nobody_is_found_in_two_groups_at_once() {
    let most = if cfg!(feature = "thorough") { 30 } else { 16 };
    let (found, looked) = crossings(&Gate::new(5), 5, most);
    assert_eq!(found, None);
    assert!(looked > 10_000, "{looked}");
    // Where groups of three may be shown, what they have in common is narrow.
    let (found, _) = crossings(&Gate::new(3), 5, most);
    assert_eq!(found.unwrap().values, [0, 1, 2, 3]);
}

/// What is hidden by those who hide small numbers, and no more, is found; and so it is without either half of rule 2.
#[test]
fn the_attacker_finds_somebody_wherever_less_is_hidden() {
    fn check(rule: &impl Rule, public: &[(Option<u64>, Option<u64>)], values: &[u64]) {
        let (found, _) = every(rule, 5, public.len(), 15);
        let found = found.unwrap();
        assert_eq!((found.public.as_slice(), found.values.as_slice()), (public, values));
    }
    // The total is not 0, for 0 is shown.
    check(&Plain(5), &[(None, None)], &[1, 2, 3, 4]);
    // Of 11 and 16, the first group had 6 in the end: before, it had none or one to four, but not 0, and not 5.
    check(&Half::without_return_check(5), &[(Some(11), None), (Some(16), Some(6))], &[1, 2, 3, 4]);
    // The total is under its label, and the groups sum to it.
    check(&Half::without_total(5), &[(Some(6), None), (None, Some(5))], &[4]);
}

/// Once groups are shown, all that comes after is decided by what is new: the search above may end there.
#[test]
fn after_numbers_are_shown_everything_begins_anew() {
    proptest!(|(
        before in prop::collection::vec((0..30_u64, 0..30_u64), 1..5),
        after in prop::collection::vec((0..16_u64, 0..16_u64), 1..6),
    )| {
        let (mut whole, mut sum) = (Past::new(2, 5), (0, 0));
        let mut is_shown = false;
        for (one, other) in &before {
            sum = (sum.0 + one, sum.1 + other);
            is_shown = whole.join(Some(sum.0 + sum.1), &[sum.0, sum.1]);
        }
        prop_assume!(is_shown);
        let (mut anew, mut new) = (Past::new(2, 5), (0, 0));
        for (one, other) in &after {
            new = (new.0 + one, new.1 + other);
            let all = (sum.0 + new.0, sum.1 + new.1);
            prop_assert_eq!(
                whole.join(Some(all.0 + all.1), &[all.0, all.1]),
                anew.join(Some(new.0 + new.1), &[new.0, new.1])
            );
        }
    });
}

/// What each rule is for: how it could be without it, and what is found then; and that nothing is found with it.
fn check<P: Clone + Eq + std::hash::Hash + std::fmt::Debug>(
    length: u32,
    most: u64,
    meant: u64,
    public: impl Fn(&Vec<u64>, bool) -> P,
    numbers: impl Fn(&[u64]) -> Vec<(&'static str, u64)>,
) -> Found<Vec<u64>, P> {
    let search = |with_rule| {
        let is_meant = |world: &Vec<u64>| world.iter().all(|number| *number <= meant);
        found(
            lists(length, most),
            is_meant,
            |world| public(world, with_rule),
            |world| numbers(world),
            THRESHOLD,
        )
    };
    assert_eq!(search(true), None);
    search(false).unwrap()
}

/// The numbers of a row as they are reached.
fn reached(increments: &[u64]) -> Vec<u64> {
    increments
        .iter()
        .scan(0, |sum, count| {
            Some({
                *sum += count;
                *sum
            })
        })
        .collect()
}

/// What is shown of totals, by rule 2.
fn shown(totals: &[u64]) -> Vec<Option<u64>> {
    let mut past = Past::new(1, 5);
    totals.iter().map(|total| past.join(Some(*total), &[*total]).then_some(*total)).collect()
}

/// Rule 1. The same total by month, and by two months as well, each by rule 2.
#[test]
fn without_one_rhythm_two_rhythms_give_a_month_away() {
    let found = check(
        4,
        12,
        8,
        |months, one_rhythm| {
            let totals = reached(months);
            (shown(&totals), if one_rhythm { Vec::new() } else { shown(&[totals[1], totals[3]]) })
        },
        |months| {
            vec![
                ("the second and third months", months[1] + months[2]),
                ("the last two", months[2] + months[3]),
            ]
        },
    );
    assert_eq!(found.values.len(), 1, "{found:?}");
}

/// Rule 3. A late registration counted in the month of the event rewrites what was shown of it.
#[test]
fn without_registration_months_a_late_registration_stands_alone() {
    let found = check(
        3,
        16,
        12,
        |world, by_registration| {
            let [first, late, second] = world[..] else { unreachable!() };
            let before = shown(&[first]);
            let after = if by_registration {
                shown(&[first, first + late + second])
            } else {
                shown(&[first + late, first + late + second])
            };
            (before, after)
        },
        |world| vec![("late", world[1]), ("second month", world[2])],
    );
    assert_eq!((found.number, found.values.len()), ("late", 1), "{found:?}");
}

/// Rule 4. Work, studies and both of them, each a total that is safe alone: whoever did both is left over.
#[test]
fn without_one_whole_a_union_gives_away_who_is_in_both() {
    let found = check(
        3,
        16,
        12,
        |world, one_whole| {
            let [work, studies, both] = world[..] else { unreachable!() };
            if one_whole {
                // By what came first: here, for all who did both, it was work.
                let (mut past, total) = (Past::new(2, 5), work + studies + both);
                let total_is_shown = total >= 5;
                let cells = [work + both, studies];
                let kinds = past.join(total_is_shown.then_some(total), &cells).then_some(cells.to_vec());
                (shown(&[total]), kinds)
            } else {
                let totals = [work + both, studies + both, work + studies + both];
                let shown = |total: u64| (total >= 5).then_some(total);
                (totals.map(shown).to_vec(), None)
            }
        },
        |world| vec![("both", world[2]), ("only work", world[0]), ("only studies", world[1])],
    );
    assert_eq!(found.values.len(), 1, "{found:?}");
}

/// Rule 4. A goal within a goal, each a total that is safe alone: whoever is in the larger one only is left over. Here by
/// publishing for real.
#[test]
fn without_one_whole_a_goal_within_a_goal_gives_away_the_rest() {
    let plan =
        Plan::new("2025-01-01", "2025-12-31").whole("hela", "persons", 800).whole("del", "persons", 400);
    let apart = plan.programme();
    let mut within = apart.clone();
    within.goals[1].part_of = Some(within.goals[0].id.clone());
    let found = check(
        2,
        16,
        12,
        |world, one_whole| {
            let [part, rest] = world[..] else { unreachable!() };
            face(
                if one_whole { &within } else { &apart },
                &csv("2025-01", &[("hela", &[part + rest]), ("del", &[part])]),
            )
        },
        |world| vec![("rest", world[1]), ("part", world[0])],
    );
    assert_eq!((found.number, found.values.len()), ("rest", 1), "{found:?}");
}

/// Rule 5. A report says how many there were after the first month, few or many.
#[test]
fn without_facts_known_elsewhere_a_report_gives_the_next_month_away() {
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 400);
    let programme = plan.programme();
    let found = check(
        2,
        14,
        10,
        |world, told| {
            let mut programme = programme.clone();
            if told {
                programme.policy.known = vec![known(&programme, None, "2025-01-31", world[0])];
            }
            (world[0], face(&programme, &csv("2025-01", &[("mal", world)])))
        },
        // What the report says itself is known.
        |world| vec![("second month", world[1])],
    );
    assert_eq!((found.number, found.values.len()), ("second month", 1), "{found:?}");
}

/// A figure of the goal `mal` that is known.
pub(crate) fn known(
    programme: &Programme,
    group: Option<(mk_core::programme::By, &str)>,
    through: &str,
    count: u64,
) -> Known {
    let goal = programme.goals[0].id.clone();
    let group = group.map(|(by, cell)| (by, mk_core::programme::Id::new(cell).unwrap()));
    let source = Text::new(vec![("sv".to_owned(), "Tertialrapport".to_owned())]).unwrap();
    Known { goal, group, through: day(through), count, source }
}

/// All numbers and labels of a publication.
pub(crate) fn face(programme: &Programme, csv: &str) -> String {
    let publication: Publication = publish(programme, csv, None, day("2025-12-31")).unwrap();
    let series = publication.series().iter();
    format!("{:?}", series.map(|series| (series.points(), series.divided())).collect::<Vec<_>>())
}
