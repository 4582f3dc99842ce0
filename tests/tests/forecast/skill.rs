//! How good the forecast is on real series, beside other methods.

use crate::score::{Score, Summary, score, summary};
use crate::series::{Case, Counts, DEVELOPMENT, HELD_BACK, cases, read};
use mk_core::forecast::Forecast;

/// What other methods scored, made once by the programs beside it.
const BASELINES: &str = include_str!("../../corpus/forecast/baselines.csv");
pub(crate) const MONTHS: [usize; 3] = [3, 6, 9];

/// The scores, with the CRPS as a share of the target.
pub(crate) fn scores<'a>(
    cases: impl Iterator<Item = Case<'a>>,
    forecast: fn(&Case<'a>) -> Forecast,
) -> Vec<Score> {
    let relative = |case: Case<'a>| {
        let score = score(&forecast(&case), case.actual());
        Score { crps: score.crps / f64::from(case.target()), ..score }
    };
    cases.map(relative).collect()
}

pub(crate) fn ours(all: &[Counts], months: usize, history: bool) -> Vec<Score> {
    scores(cases(all, months, history), Case::forecast)
}

/// What the mean of a list of a few hundred numbers needs.
pub(crate) fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

pub(crate) fn baseline(series: &str, method: &str, months: usize, history: bool) -> Summary {
    let begins = format!("{series},{method},{},{months},", u8::from(history));
    let line = BASELINES.lines().find_map(|line| line.strip_prefix(&begins)).unwrap();
    let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
    let [_, crps, half, most, nearly_all] = cells[..] else { panic!("{line}") };
    Summary {
        number: line.split(',').next().unwrap().parse().unwrap(),
        crps,
        within: [half, most, nearly_all],
    }
}

/// Whatever the table says, this must hold.
#[test]
fn coverage_and_score_keep_what_was_promised() {
    let sets = [("development", DEVELOPMENT), ("held-back", HELD_BACK)];
    // The second takes ten times as long as the first.
    for (name, text) in &sets[..if cfg!(feature = "thorough") { 2 } else { 1 }] {
        let all = read(text);
        let mut every = Vec::new();
        let mut theirs = [0.0; 2];
        for history in [false, true] {
            for months in MONTHS {
                let own = ours(&all, months, history);
                for (sum, method) in theirs.iter_mut().zip(["ETS", "Prophet"]) {
                    let baseline = baseline(name, method, months, history);
                    *sum += baseline.crps * number(baseline.number as u64);
                    // On the series held back ETS is nearer after three months with earlier years known, and there alone.
                    let known_better = (*name, method, months, history) == ("held-back", "ETS", 3, true);
                    assert_eq!(
                        summary(&own).crps < baseline.crps,
                        !known_better,
                        "{name}, {method}, {months}, {history}"
                    );
                }
                every.extend(own);
            }
        }
        let all = summary(&every);
        for sum in theirs {
            assert!(all.crps < sum / number(all.number as u64), "{name}: {} is not below {sum}", all.crps);
        }
        let [half, most, nearly_all] = all.within;
        assert!((0.45..=0.65).contains(&half), "{name}: {half}");
        assert!((0.75..=0.90).contains(&most), "{name}: {most}");
        assert!((0.90..=0.98).contains(&nearly_all), "{name}: {nearly_all}");
    }
}
