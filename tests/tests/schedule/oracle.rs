//! A walk over the days, one by one, that knows nothing of the planner: holidays from the almanac, periods by their
//! names, and a credit that grows by a little every open day.

use crate::common::day;
use crate::programme;
use chrono::{Datelike, NaiveDate, Weekday};
use mk_core::programme::Period;
use mk_core::schedule::{meetings, reports};
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

/// The meetings and the reports' last days by a walk over the days.
fn walk(wish: &Wish) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let through = wish.from + chrono::Days::new(wish.length);
    let mut periods: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    let mut lengths: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    // Whole periods are walked, so that it shows how much of each holds.
    for date in (wish.from - chrono::Days::new(800))
        .iter_days()
        .take_while(|date| *date < through + chrono::Days::new(800))
    {
        let name = wish.cadence.name(date, wish.from);
        let holds = wish.from <= date && date <= through;
        let length = lengths.entry(name.clone()).or_default();
        length.0 += 1;
        length.1 += u32::from(holds);
        let lull = (wish.lull.0..=wish.lull.1).contains(&date.iso_week().week());
        if holds && !is_free(date) && !(wish.skip && lull) {
            periods.entry(name).or_default().push(date);
        }
    }
    let (mut met, mut due) = (Vec::new(), Vec::new());
    for (name, open) in periods {
        let (all, holding) = lengths[&name];
        // At least one, and else its share; of so many weeks one, if half of them are there.
        let mut owed = 0;
        match wish.cadence {
            Cadence::EveryWeeks(_) => owed = u32::from(all - holding <= holding),
            Cadence::Times(times, _) => {
                while owed * all < times * holding {
                    owed += 1;
                }
            }
        }
        let owed = owed.min(u32::try_from(open.len()).unwrap());
        let open_days = u32::try_from(open.len()).unwrap();
        // Every open day adds to a credit; a meeting is held when half of the next one is earned, a report is due when
        // all of it is.
        let (mut credit, mut held, mut sent) = (0, 0, 0);
        for date in open {
            credit += 2 * owed;
            if credit > (2 * held + 1) * open_days {
                met.push(date);
                held += 1;
            }
            if credit >= 2 * (sent + 1) * open_days {
                due.push(date);
                sent += 1;
            }
        }
        assert_eq!((held, sent), (owed, owed), "{name}");
    }
    met.sort();
    due.sort();
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
    #![proptest_config(ProptestConfig { cases: if cfg!(feature = "thorough") { 3000 } else { 200 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_planner_agrees_with_a_walk_over_the_days(wish in wish()) {
        let through = wish.from + chrono::Days::new(wish.length);
        let calendar =
            format!("[calendar]\nlull = {{ from-week = {}, through-week = {} }}", wish.lull.0, wish.lull.1);
        let cadence = wish.cadence.toml(wish.skip);
        let programme = programme(&wish.from.to_string(), &through.to_string(), &calendar, &cadence, "");
        let (met, due) = walk(&wish);
        let within = Period { from: wish.from, through };
        let planned = meetings(&programme, &programme.forums[0], within, None);
        prop_assert_eq!(planned.entries.iter().map(|meeting| meeting.day).collect::<Vec<_>>(), met.clone());
        let reported = reports(&programme, &programme.channels[0], within, &[]);
        prop_assert_eq!(reported.entries.iter().map(|report| report.due).collect::<Vec<_>>(), due);

        // What is planned for some days does not depend on which days are asked for.
        let middle = wish.from + chrono::Days::new(wish.length / 2);
        let later = meetings(&programme, &programme.forums[0], Period { from: middle, through }, None);
        let expected: Vec<_> = planned.entries.iter().filter(|meeting| meeting.day >= middle).cloned().collect();
        prop_assert_eq!(&later.entries, &expected);

        // Each convenes in turn, from the first on.
        for (index, meeting) in planned.entries.iter().enumerate() {
            prop_assert_eq!(meeting.convener.unwrap().as_str(), ["ett", "tva", "tre"][index % 3]);
        }
        // Nothing is skipped in silence: a period with working days has meetings, rests, or shares in another year's.
        for period in programme.calendar.periods(mk_core::calendar::Division::Year, within) {
            let Some(year) = period.and(within) else { continue };
            let working = year.days().any(|date| !is_free(date));
            let met = planned.entries.iter().any(|meeting| year.contains(meeting.day));
            let rests = planned.rests.iter().any(|rest| rest.period.and(year).is_some());
            let other_year = planned.entries.iter().any(|meeting| meeting.period.and(year).is_some());
            prop_assert!(!working || met || rests || other_year, "{:?}", year);
        }
    }
}
