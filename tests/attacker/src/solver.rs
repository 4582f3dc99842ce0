//! What a number can have been, by a solver of integer programmes that knows nothing of the gate's code: only what was
//! shown, and what a label says.
//!
//! It is stricter than the truth. A label on groups says that some group moved by less than k, or that a number would have
//! been left too few values; taken here is the first alone. So every world found is one that looks the same, though some
//! that do are not found.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome, Variable};

/// What is public of a goal in one window, month by month from the first.
#[derive(Clone, Debug)]
pub struct Face {
    /// The threshold.
    pub threshold: u32,
    /// The total: what it can have been.
    pub total: Vec<(u64, u64)>,
    /// The breakdowns.
    pub breakdowns: Vec<Breakdown>,
    /// The most that corrections can take away from a group in a month; 0 where there are none.
    pub corrections: u64,
}

/// One breakdown's rows, month by month.
#[derive(Clone, Debug)]
pub struct Breakdown {
    /// How many cells it has.
    pub cells: usize,
    /// What was shown of them.
    pub rows: Vec<Row>,
}

/// A row of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// No point was due.
    None,
    /// The label.
    Missed,
    /// What the cells had reached.
    Shown(Vec<u64>),
}

/// A number of persons: of one cell, or of one cell of each of two breakdowns, in the months after `from` up to `until`.
#[derive(Clone, Debug)]
pub struct Number {
    /// Breakdown and cell, one or two.
    pub cells: Vec<(usize, usize)>,
    /// So many months lie before it.
    pub from: usize,
    /// The months from the first up to its last.
    pub until: usize,
}

impl Face {
    /// How many values a number can have, counted up to `enough`; `truth` is one of them. The others are sought from the
    /// nearest to the truth on, up to `most`.
    ///
    /// First where one and the same cell of each breakdown stayed small at all dates missed, which is quick to solve; and
    /// only where that is not enough, where it can be another one each time.
    pub fn values(&self, number: &Number, truth: i64, enough: usize, most: i64) -> usize {
        // Corrections can make a number of months one below 0.
        let least = if self.corrections > 0 { -most } else { 0 };
        let mut others: Vec<i64> = (least..=most).filter(|value| *value != truth).collect();
        others.sort_by_key(|value| value.abs_diff(truth));
        let mut patterns: Vec<Vec<Option<usize>>> = vec![Vec::new()];
        for (by, _) in &number.cells {
            let cells = 0..self.breakdowns[*by].cells;
            let longer = |pattern: &Vec<_>| {
                cells.clone().map(|cell| [pattern.as_slice(), &[Some(cell)]].concat()).collect::<Vec<_>>()
            };
            patterns = patterns.iter().flat_map(longer).collect();
        }
        let mut found: Vec<i64> = vec![truth];
        for pattern in patterns.iter().chain([&vec![None; number.cells.len()]]) {
            for value in &others {
                if found.len() >= enough {
                    return found.len();
                }
                if !found.contains(value)
                    && Model::new(self, number).is_possible(self, number, pattern, *value)
                {
                    found.push(*value);
                }
            }
        }
        found.len()
    }

    /// Whether what is in two cells is bound by what these have reached, and not month by month: corrections can take from
    /// either.
    fn sums_cross(&self, number: &Number) -> bool {
        self.corrections > 0 && number.cells.len() == 2
    }

    /// The months around a number's, between which everything about it is decided: from and up to a month at whose end all of
    /// its breakdowns are shown.
    fn around(&self, number: &Number) -> (usize, usize) {
        if self.sums_cross(number) {
            return (0, self.total.len());
        }
        let is_known = |months: &usize| {
            *months == 0
                || number
                    .cells
                    .iter()
                    .all(|(by, _)| matches!(self.breakdowns[*by].rows[*months - 1], Row::Shown(_)))
        };
        let from = (0..=number.from).rev().find(is_known).unwrap_or(0);
        let until = (number.until..=self.total.len()).find(is_known).unwrap_or(self.total.len());
        (from, until)
    }
}

/// The integer programme of a number: what each cell brought in each month.
struct Model {
    problem: Problem,
    /// By month, by the number's breakdown, by cell.
    months: Vec<Vec<Vec<Variable>>>,
    from: usize,
    /// What the number itself is a sum of.
    sum: Vec<Variable>,
}

impl Model {
    fn new(face: &Face, number: &Number) -> Self {
        let (from, until) = face.around(number);
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let least = -i32::try_from(face.corrections).unwrap_or(0);
        let single = number.cells.len() == 1;
        let months: Vec<Vec<Vec<Variable>>> = (from..until)
            .map(|_| {
                let of = |(by, _): &(usize, usize)| {
                    let cells = 0..face.breakdowns[*by].cells;
                    cells.map(|_| problem.add_integer_var(0.0, (least, 1_000))).collect()
                };
                number.cells.iter().map(of).collect()
            })
            .collect();
        let mut sum = Vec::new();
        if single {
            sum.extend((number.from..number.until).map(|month| months[month - from][0][number.cells[0].1]));
            return Self { problem, months, from, sum };
        }
        let mut both = Vec::new();
        for month in from..until {
            both.push(problem.add_integer_var(0.0, (least, 1_000)));
            sum.extend(both.last().filter(|_| (number.from..number.until).contains(&month)));
            // Those in both cells: no more than are in either, and no fewer than do not fit beside the others.
            let stretch = if face.sums_cross(number) { 0..both.len() } else { both.len() - 1..both.len() };
            let all =
                |factor: f64| both[stretch.clone()].iter().map(move |own| (*own, factor)).collect::<Vec<_>>();
            let cells = |by: usize, wanted: bool, factor: f64| {
                let cell = number.cells[by].1;
                let of = move |month: &Vec<Vec<Variable>>| {
                    let own = month[by].iter().enumerate().filter(move |(at, _)| (*at == cell) == wanted);
                    own.map(|(_, variable)| (*variable, factor)).collect::<Vec<_>>()
                };
                months[stretch.clone()].iter().flat_map(of).collect::<Vec<_>>()
            };
            for by in [0, 1] {
                constrain(&mut problem, [all(1.0), cells(by, true, -1.0)].concat(), ComparisonOp::Le, 0.0);
            }
            let beside = [all(1.0), cells(0, false, 1.0), cells(1, true, -1.0)].concat();
            constrain(&mut problem, beside, ComparisonOp::Ge, 0.0);
            constrain(&mut problem, all(1.0), ComparisonOp::Ge, 0.0);
        }
        Self { problem, months, from, sum }
    }

    /// Whether the number can be this value, where a certain cell of each breakdown was small at all dates missed, or any.
    fn is_possible(&mut self, face: &Face, number: &Number, small: &[Option<usize>], value: i64) -> bool {
        for (own, (by, _)) in number.cells.iter().enumerate() {
            self.breakdown(face, own, &face.breakdowns[*by], small.get(own).copied().flatten());
        }
        if number.cells.len() == 2 {
            // Both divide the same total.
            for month in &self.months {
                let all =
                    month[0].iter().map(|cell| (*cell, 1.0)).chain(month[1].iter().map(|cell| (*cell, -1.0)));
                constrain(&mut self.problem, all, ComparisonOp::Eq, 0.0);
            }
        }
        let sum = self.sum.iter().map(|variable| (*variable, 1.0));
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        constrain(&mut self.problem, sum, ComparisonOp::Eq, value as f64);
        matches!(self.problem.solve(), Ok(SolveOutcome::Solution(_)))
    }

    /// What was shown of a breakdown and of its total, as constraints on what the months brought.
    fn breakdown(&mut self, face: &Face, own: usize, breakdown: &Breakdown, small: Option<usize>) {
        let (from, until) = (self.from, self.from + self.months.len());
        let base_total = from.checked_sub(1).map_or(0, |last| face.total[last].0);
        let mut base: Vec<u64> = match from.checked_sub(1).map(|last| &breakdown.rows[last]) {
            Some(Row::Shown(row)) => row.clone(),
            _ => vec![0; breakdown.cells],
        };
        let began = base.clone();
        for month in from..until {
            let so_far = &self.months[..=month - from];
            let cell =
                |cell: usize| so_far.iter().map(move |month| (month[own][cell], 1.0)).collect::<Vec<_>>();
            let all: Vec<_> = (0..breakdown.cells).flat_map(cell).collect();
            let (least, most) = face.total[month];
            constrain(&mut self.problem, all.clone(), ComparisonOp::Ge, less(least, base_total));
            constrain(&mut self.problem, all, ComparisonOp::Le, less(most, base_total));
            let cells: Vec<_> = (0..breakdown.cells).map(cell).collect();
            for (sum, began) in cells.iter().zip(&began) {
                constrain(&mut self.problem, sum.clone(), ComparisonOp::Ge, less(0, *began));
            }
            match &breakdown.rows[month] {
                Row::Shown(row) => {
                    for ((sum, began), reached) in cells.iter().zip(&began).zip(row) {
                        constrain(&mut self.problem, sum.clone(), ComparisonOp::Eq, less(*reached, *began));
                    }
                    base.clone_from(row);
                }
                // Under the total's label it says nothing.
                Row::Missed if least == most => {
                    let mut choice = Vec::new();
                    for (cell, ((sum, began), base)) in cells.iter().zip(&began).zip(&base).enumerate() {
                        if small.is_some_and(|small| small != cell) {
                            continue;
                        }
                        let step = u64::from(face.threshold) - 1;
                        let (lowest, highest) = (less(*base, began + step), less(base + step, *began));
                        // Where it is not this one: no cell holds more than the total, and none fewer than nobody.
                        let (mut up, mut down) = (0.0, 0.0);
                        let mut terms = [sum.clone(), sum.clone()];
                        if small.is_none() {
                            let is_small = self.problem.add_integer_var(0.0, (0, 1));
                            choice.push((is_small, 1.0));
                            (up, down) = (
                                (less(most, *began) - highest).max(0.0),
                                (lowest + less(*began, 0)).max(0.0),
                            );
                            terms[0].push((is_small, up));
                            terms[1].push((is_small, -down));
                        }
                        let [under, over] = terms;
                        constrain(&mut self.problem, under, ComparisonOp::Le, highest + up);
                        if face.corrections > 0 {
                            constrain(&mut self.problem, over, ComparisonOp::Ge, lowest - down);
                        }
                    }
                    if small.is_none() {
                        constrain(&mut self.problem, choice, ComparisonOp::Ge, 1.0);
                    }
                }
                Row::None | Row::Missed => {}
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn less(one: u64, other: u64) -> f64 {
    one as f64 - other as f64
}

fn constrain(
    problem: &mut Problem,
    terms: impl IntoIterator<Item = (Variable, f64)>,
    operator: ComparisonOp,
    value: f64,
) {
    let mut sum = LinearExpr::empty();
    for (variable, factor) in terms {
        if factor != 0.0 {
            sum.add(variable, factor);
        }
    }
    problem.add_constraint(sum, operator, value);
}
