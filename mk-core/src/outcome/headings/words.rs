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
    ("utfall", Column::Group(By::Kind)),
    ("kind", Column::Group(By::Kind)),
    ("outcome", Column::Group(By::Kind)),
    ("kön", Column::Group(By::Sex)),
    ("sex", Column::Group(By::Sex)),
    ("team", Column::Group(By::Team)),
    ("ålder", Column::Group(By::Age)),
    ("age", Column::Group(By::Age)),
    ("dubblettrensad", Column::Deduplicated),
    ("deduplicated", Column::Deduplicated),
];

/// Beginnings of headings that people give to the column where a row is summed up.
const SUM: [&str; 5] = ["summa", "total", "sum", "hela året", "helår"];

/// Whether a heading in small letters is that of sums.
pub(super) fn is_sum(heading: &str) -> bool {
    SUM.iter().any(|beginning| heading.starts_with(beginning))
}
