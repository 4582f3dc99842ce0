//! A walk over the days, one by one, that knows nothing of the planner: holidays from the almanac, periods by their
//! names, and a credit that grows by a little every open day.

use crate::common::day;
use crate::programme;
use chrono::{Datelike, NaiveDate, Weekday};
use mk_core::programme::Period;
use mk_core::schedule::{History, Rest, RestReason, Unmet, meetings, missed, reports, standing};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Whether nobody works on a day, by the almanac.
fn is_free(date: NaiveDate) -> bool {
    let almanac = include_str!("../../corpus/calendar/sweden.txt");
    let year = date.year().to_string();
    let line = almanac.lines().find(|line| line.starts_with(&year)).unwrap();
    let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    weekend || line.split(' ').any(|free| free == date.format("%m-%d").to_string())
}

/// What is asked for.
#[derive(Clone, Debug)]
struct Wish {
    from: NaiveDate,
    length: u64,
    lull: (u32, u32),
    skip: bool,
    cadence: Cadence,
}

#[derive(Clone, Debug)]
enum Cadence {
    Times(u32, &'static str),
    EveryWeeks(u32),
}

impl Cadence {
    fn toml(&self, skip: bool) -> String {
        let lull = if skip { "skip" } else { "keep-on" };
        match self {
            Self::Times(times, per) => format!("{{ times = {times}, per = \"{per}\", lull = \"{lull}\" }}"),
            Self::EveryWeeks(weeks) => format!("{{ every-weeks = {weeks}, lull = \"{lull}\" }}"),
        }
    }

    /// A name for the period that a day lies in: days of one period, and only those, share it.
    fn name(&self, date: NaiveDate, start: NaiveDate) -> String {
        let (year, month) = (date.year(), date.month());
        match self {
            Self::EveryWeeks(weeks) => {
                let monday = start - chrono::Days::new(u64::from(start.weekday().num_days_from_monday()));
                format!("{:09}", (date - monday).num_days().div_euclid(7 * i64::from(*weeks)))
            }
            Self::Times(_, "week") => format!("{:?}", date.iso_week()),
            Self::Times(_, "month") => format!("{year}-{month:02}"),
            Self::Times(_, "quarter") => format!("{year}-{}", (month - 1) / 3),
            Self::Times(_, "tertial") => format!("{year}-{}", (month - 1) / 4),
            Self::Times(_, "term") => format!("{year}-{}", u32::from(month > 6)),
            Self::Times(..) => year.to_string(),
        }
    }
}

/// What a walk over the days finds of one period: its days that hold, the open ones, and what it owes.
#[derive(Debug)]
struct Walked {
    period: Period,
    works: bool,
    open: Vec<NaiveDate>,
    owed: u32,
    met: Vec<NaiveDate>,
    due: Vec<NaiveDate>,
}

fn walk(wish: &Wish) -> Vec<Walked> {
    let through = wish.from + chrono::Days::new(wish.length);
    let mut lengths: BTreeMap<String, (u32, NaiveDate)> = BTreeMap::new();
    let mut holding: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    // Whole periods are walked, so that it shows how much of each holds.
    let all = (wish.from - chrono::Days::new(800)).iter_days();
    for date in all.take_while(|date| *date < through + chrono::Days::new(800)) {
        let name = wish.cadence.name(date, wish.from);
        let length = lengths.entry(name.clone()).or_insert((0, date));
        *length = (length.0 + 1, date);
        if wish.from <= date && date <= through {
            holding.entry(name).or_default().push(date);
        }
    }
    let walked = |(name, days): (String, Vec<NaiveDate>)| {
        let (all, last) = lengths[&name];
        let working: Vec<_> = days.iter().copied().filter(|date| !is_free(*date)).collect();
        let in_lull = |date: &NaiveDate| (wish.lull.0..=wish.lull.1).contains(&date.iso_week().week());
        let open: Vec<_> = working.iter().copied().filter(|date| !(wish.skip && in_lull(date))).collect();
        let holds = u32::try_from(days.len()).unwrap();
        // At least one, and else its share; of so many weeks one, unless they end with less than half of them.
        let mut owed = 0;
        match wish.cadence {
            Cadence::EveryWeeks(_) => owed = u32::from(last <= through || all - holds <= holds),
            Cadence::Times(times, _) => {
                while owed * all < times * holds {
                    owed += 1;
                }
            }
        }
        let owed = if open.is_empty() { 0 } else { owed };
        let room = owed.min(u32::try_from(open.len()).unwrap());
        let (met, due) = credit(room, &open);
        let period = Period { from: days[0], through: *days.last().unwrap() };
        Walked { period, works: !working.is_empty(), open, owed, met, due }
    };
    let mut walked: Vec<_> = holding.into_iter().map(walked).collect();
    walked.sort_by_key(|one| one.period.from);
    walked
}

/// Every open day adds to a credit; a meeting is held when half of the next one is earned, a report is due when all of it
/// is.
fn credit(owed: u32, open: &[NaiveDate]) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let (mut met, mut due) = (Vec::new(), Vec::new());
    let open_days = u32::try_from(open.len()).unwrap();
    let (mut credit, mut held, mut sent) = (0, 0, 0);
    for date in open {
        credit += 2 * owed;
        if credit > (2 * held + 1) * open_days {
            met.push(*date);
            held += 1;
        }
        if credit >= 2 * (sent + 1) * open_days {
            due.push(*date);
            sent += 1;
        }
    }
    assert_eq!((held, sent), (owed, owed));
    (met, due)
}

fn wish() -> impl Strategy<Value = Wish> {
    let cadence = prop_oneof![
        (1..=5_u32).prop_map(|times| Cadence::Times(times, "week")),
        (1..=15_u32).prop_map(|times| Cadence::Times(times, "month")),
        (1..=12_u32, prop::sample::select(vec!["quarter", "tertial", "term", "year"]))
            .prop_map(|(times, per)| Cadence::Times(times, per)),
        (1..=20_u32).prop_map(Cadence::EveryWeeks),
    ];
    (0..5000_u64, 1..1500_u64, 1..=53_u32, 0..12_u32, any::<bool>(), cadence).prop_map(
        |(start, length, first, weeks, skip, cadence)| Wish {
            from: day("2010-01-01") + chrono::Days::new(start),
            length,
            lull: (first, (first + weeks).min(53)),
            skip,
            cadence,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(feature = "thorough") { 1000 } else { 200 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_planner_agrees_with_a_walk_over_the_days(wish in wish()) {
        let through = wish.from + chrono::Days::new(wish.length);
        let calendar =
            format!("[calendar]\nlull = {{ from-week = {}, through-week = {} }}", wish.lull.0, wish.lull.1);
        let cadence = wish.cadence.toml(wish.skip);
        let programme = programme(&wish.from.to_string(), &through.to_string(), &calendar, &cadence, "");
        let walked = walk(&wish);
        let within = Period { from: wish.from, through };
        let planned = meetings(&programme, &programme.forums[0], within, None);
        let met: Vec<_> = walked.iter().flat_map(|one| one.met.clone()).collect();
        prop_assert_eq!(planned.entries.iter().map(|meeting| meeting.day).collect::<Vec<_>>(), met);
        let reported = reports(&programme, &programme.channels[0], within, &[]);
        let due: Vec<_> = walked.iter().flat_map(|one| one.due.clone()).collect();
        prop_assert_eq!(reported.entries.iter().map(|report| report.due).collect::<Vec<_>>(), due);

        // Nothing is skipped in silence: what does not fit and what rests is told, period by period.
        let too_few = walked.iter().filter(|one| one.owed as usize > one.open.len());
        let unmet: Vec<_> = too_few.map(|one| (one.period, one.owed, one.open.len())).collect();
        let told = |unmet: &[Unmet]| unmet.iter().map(|one| (one.period, one.wished, one.days as usize)).collect::<Vec<_>>();
        prop_assert_eq!(told(&planned.unmet), unmet.clone());
        prop_assert_eq!(told(&reported.unmet), unmet);
        let rests: Vec<_> = walked.iter().filter(|one| one.owed == 0).map(|one| {
            let reason = match (one.works, one.open.is_empty()) {
                (false, _) => RestReason::NoWorkingDay,
                (true, true) => RestReason::Lull,
                (true, false) => RestReason::TooShort,
            };
            Rest { period: one.period, reason }
        }).collect();
        prop_assert_eq!(&planned.rests, &rests);
        prop_assert_eq!(&reported.rests, &rests);

        // What is planned for some days does not depend on which days are asked for.
        let middle = wish.from + chrono::Days::new(wish.length / 2);
        let later = meetings(&programme, &programme.forums[0], Period { from: middle, through }, None);
        let expected: Vec<_> = planned.entries.iter().filter(|meeting| meeting.day >= middle).cloned().collect();
        prop_assert_eq!(&later.entries, &expected);

        // Each convenes in turn, from the first on.
        for (index, meeting) in planned.entries.iter().enumerate() {
            prop_assert_eq!(meeting.convener.unwrap().as_str(), ["ett", "tva", "tre"][index % 3]);
        }
    }

    /// With some meetings held and a day to look from: what each period still owes, by counting.
    #[test]
    fn what_is_owed_agrees_with_a_count(wish in wish(), shares in prop::collection::vec(0.0..1.0_f64, 0..12), now in 0.0..1.0_f64) {
        let through = wish.from + chrono::Days::new(wish.length);
        let calendar =
            format!("[calendar]\nlull = {{ from-week = {}, through-week = {} }}", wish.lull.0, wish.lull.1);
        let cadence = wish.cadence.toml(wish.skip);
        let programme = programme(&wish.from.to_string(), &through.to_string(), &calendar, &cadence, "");
        let forum = &programme.forums[0];
        let day_at = |share: f64| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let days = (share * wish.length as f64) as u64;
            wish.from + chrono::Days::new(days)
        };
        let held: Vec<NaiveDate> = shares.into_iter().map(day_at).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let today = day_at(now);
        let planned = meetings(&programme, forum, Period { from: wish.from, through }, Some(History { days: &held, today }));
        let (mut owed_before, mut held_before) = (0, 0);
        for one in walk(&wish) {
            let inside = |date: &&NaiveDate| one.period.contains(**date);
            let met: Vec<NaiveDate> = held.iter().filter(inside).copied().collect();
            let room = one.owed.min(u32::try_from(one.open.len()).unwrap());
            let left = (one.owed as usize).saturating_sub(met.len());
            let ahead: Vec<&NaiveDate> = one.open.iter().filter(|date| **date >= today && !met.contains(date)).collect();
            let of_period: Vec<_> = planned.entries.iter().filter(|meeting| one.period.contains(meeting.day)).collect();
            let proposed: Vec<NaiveDate> = of_period.iter().filter(|meeting| !meeting.held).map(|meeting| meeting.day).collect();
            prop_assert_eq!(proposed.len(), left.min(ahead.len()), "{:?}", one.period);
            prop_assert!(proposed.iter().all(|date| ahead.contains(&date)));
            let held_here: Vec<NaiveDate> = of_period.iter().filter(|meeting| meeting.held).map(|meeting| meeting.day).collect();
            prop_assert_eq!(held_here, met.clone());
            let unmet = planned.unmet.iter().find(|unmet| unmet.period == one.period);
            prop_assert_eq!(unmet.is_some(), left > ahead.len());
            // No number and no turn is given twice within a period.
            let numbers: std::collections::BTreeSet<u32> = of_period.iter().map(|meeting| meeting.number).collect();
            prop_assert_eq!(numbers.len(), of_period.len());
            let stands = standing(&programme, forum, one.period.from, &held).unwrap();
            prop_assert_eq!((stands.period, stands.owed, stands.held as usize), (one.period, room, met.len()));
            if one.period.through < today {
                owed_before += room;
                held_before += room.min(u32::try_from(met.len()).unwrap());
            }
        }
        if let Some(yesterday) = today.pred_opt().filter(|yesterday| *yesterday >= wish.from) {
            let missed = missed(&programme, forum, Period { from: wish.from, through: yesterday }, &held);
            let counted = (owed_before > held_before).then_some((owed_before, held_before));
            prop_assert_eq!(missed.map(|standing| (standing.owed, standing.held)), counted);
        }
    }
}
