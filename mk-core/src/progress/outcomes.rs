//! How the outcome goals (utfallsmål) of a programme's plans are doing. They are no figures about people, so that nothing
//! of them has to pass the gate.

use crate::programme::{Activity, Outcome, Plan, Programme};
use chrono::NaiveDate;

/// An outcome goal of a plan, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeProgress<'a> {
    /// The plan that it belongs to.
    pub plan: &'a Plan,
    /// The goal itself.
    pub outcome: &'a Outcome,
    /// How many have been reached of what it counts. For a product 1 once the activity that makes it is done.
    pub count: u32,
    /// How many are to be reached: 1 for a product; nothing for a goal that is neither counted nor a product.
    pub target: Option<u32>,
}

impl<'a> OutcomeProgress<'a> {
    /// Every outcome goal of every plan, in the order of the definition.
    ///
    /// ```
    /// use mk_core::{calendar::day, definition, progress::OutcomeProgress};
    /// let programme = definition::read(definition::MALMOKRAFTEN)?;
    /// let all = OutcomeProgress::all(&programme, day("2025-12-31").unwrap());
    /// let counted = all.iter().filter(|progress| progress.outcome.target.is_some()).count();
    /// assert_eq!((all.len(), counted), (4, 2));
    /// # Ok::<(), mk_core::problem::Problems>(())
    /// ```
    pub fn all(programme: &'a Programme, on: NaiveDate) -> Vec<Self> {
        let of_plan =
            |plan: &'a Plan| plan.outcomes.iter().map(move |outcome| Self::of(programme, plan, outcome, on));
        programme.plans.iter().flat_map(of_plan).collect()
    }

    fn of(programme: &'a Programme, plan: &'a Plan, outcome: &'a Outcome, on: NaiveDate) -> Self {
        let Some(made_by) = &outcome.activity else {
            let count = u32::try_from(outcome.count(on)).unwrap_or(u32::MAX);
            return Self { plan, outcome, count, target: outcome.target };
        };
        let is_made =
            |activity: &Activity| activity.id == *made_by && activity.done.is_some_and(|done| done <= on);
        let count = u32::from(programme.activities().any(|(_, activity)| is_made(activity)));
        Self { plan, outcome, count, target: Some(1) }
    }

    /// Whether it is reached; nothing for a goal that is neither counted nor a product.
    pub fn is_reached(&self) -> Option<bool> {
        self.target.map(|target| self.count >= target)
    }
}
