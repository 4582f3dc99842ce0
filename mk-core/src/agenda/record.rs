//! What has been done: meetings held, reports sent, activities finished.

use crate::programme::{Id, Programme};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The days on which something was done, by the id of its forum, channel or activity. `definition::read_record` reads
/// one from TOML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(BTreeMap<Id, Vec<NaiveDate>>);

impl Record {
    /// The days of a forum, channel or activity; none where nothing is recorded.
    pub fn days(&self, id: &Id) -> &[NaiveDate] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// The first day on which a meeting was held or a report sent; nothing where none was. Whether one was missed before
    /// that day, the record cannot tell.
    pub fn begins(&self, programme: &Programme) -> Option<NaiveDate> {
        let forums = programme.forums.iter().map(|forum| &forum.id);
        let recurring = forums.chain(programme.channels.iter().map(|channel| &channel.id));
        recurring.flat_map(|id| self.days(id)).copied().min()
    }
}

impl FromIterator<(Id, Vec<NaiveDate>)> for Record {
    fn from_iter<I: IntoIterator<Item = (Id, Vec<NaiveDate>)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}
