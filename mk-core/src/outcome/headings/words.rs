//! The words of headings: those that are known, and those of columns that people add.

use super::Column;
use crate::programme::By;

/// Every heading that is known, the first of a column being what messages call it.
pub(super) const HEADINGS: [(&str, Column); 16] = [
    ("mål", Column::Goal),
    ("månad", Column::Month),
    ("antal", Column::Count),
    ("goal", Column::Goal),
    ("month", Column::Month),
    ("count", Column::Count),
    (of_groups(By::Kind), Column::Group(By::Kind)),
    ("kind", Column::Group(By::Kind)),
    ("outcome", Column::Group(By::Kind)),
    (of_groups(By::Sex), Column::Group(By::Sex)),
    ("sex", Column::Group(By::Sex)),
    (of_groups(By::Team), Column::Group(By::Team)),
    (of_groups(By::Age), Column::Group(By::Age)),
    ("age", Column::Group(By::Age)),
    ("dubblettrensad", Column::Deduplicated),
    ("deduplicated", Column::Deduplicated),
];

/// The heading of a column of groups.
pub(in super::super) const fn of_groups(by: By) -> &'static str {
    match by {
        By::Kind => "utfall",
        By::Sex => "kön",
        By::Team => "team",
        By::Age => "ålder",
    }
}

/// Beginnings of headings that people give to the column where a row is summed up.
const SUM: [&str; 5] = ["summa", "total", "sum", "hela året", "helår"];

/// Whether a heading in small letters is that of sums.
pub(super) fn is_sum(heading: &str) -> bool {
    SUM.iter().any(|beginning| heading.starts_with(beginning))
}
