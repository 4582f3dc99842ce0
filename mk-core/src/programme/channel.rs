//! A channel: how a programme tells somebody something. One with a cadence is a report, which falls due.

use super::{Cadence, Id};
use crate::text::Text;

/// A newsletter, a report, a web page, a shared folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What it is for, and what it says.
    pub about: Text,
    /// Whom it speaks to; none where the plan does not say.
    pub audience: Vec<Id>,
    /// Who answers for it; none where the plan does not say.
    pub responsible: Vec<Id>,
    /// How often something is due in it; a channel that is simply there has none.
    pub cadence: Option<Cadence>,
    /// How many working days after the end of its period a report is due; without this, on the period's last working day.
    pub due_after: u32,
    /// What it has to speak of, in this order.
    pub headings: Vec<Text>,
    /// Where it is found, if it has an address.
    pub address: Option<String>,
}
