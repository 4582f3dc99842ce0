//! The calendar: a lull that ends after it begins, and terms that do not overlap.

use super::super::section::Section;
use crate::calendar::{MonthDay, Term};
use crate::problem::{Problem, Problems, quoted};
use crate::text::Text;

pub(super) fn calendar(root: &Section<'_>, problems: &mut Problems) {
    let Some(calendar) = root.table("calendar") else { return };
    if let Some(lull) = calendar.table("lull") {
        weeks_in_order(&lull, problems);
    }
    terms_apart(&calendar, problems);
}

fn weeks_in_order(lull: &Section<'_>, problems: &mut Problems) {
    if let (Some(from), Some(through)) = (lull.whole("from-week"), lull.whole("through-week"))
        && (1..=53).contains(&through)
        && (through + 1..=53).contains(&from)
    {
        let message = format!("week {through} is before week {from}, which `from-week` says");
        problems.push(
            Problem::new("weeks-out-of-order", lull.place_of("through-week"), message)
                .hint("a lull lies within one year"),
        );
    }
}

fn terms_apart(calendar: &Section<'_>, problems: &mut Problems) {
    let mut earlier: Vec<Term> = Vec::new();
    for section in calendar.tables("term") {
        let day = |key| MonthDay::parse(section.text(key)?);
        let (Some(id), Some(from), Some(through)) = (section.id("id"), day("from"), day("through")) else {
            continue;
        };
        let Some(title) = Text::new(vec![("sv".to_owned(), String::new())]) else { continue };
        let term = Term { id, title, from, through };
        if overlaps_itself(&term) {
            let message = "this term begins anew before it has ended";
            problems.push(Problem::new("terms-overlap", section.place_of("through"), message));
        }
        if let Some(other) = earlier.iter().find(|other| overlap(&term, other)) {
            let message = format!("this term overlaps {}, so a day lies in both", quoted(other.id.as_str()));
            problems.push(Problem::new("terms-overlap", section.place_of("from"), message));
        }
        earlier.push(term);
    }
}

/// Whether a year's term goes on till that of the next: 29 February to 28 February does in years without the 29th.
fn overlaps_itself(term: &Term) -> bool {
    (2023..2028).any(|year| match (term.beginning_in(year), term.beginning_in(year + 1)) {
        (Some(one), Some(next)) => one.and(next).is_some(),
        _ => false,
    })
}

/// Whether a day lies in both. Years before and after are looked at, for terms that go on into the next; a leap year
/// has every day.
fn overlap(one: &Term, other: &Term) -> bool {
    let of = |term: &Term| [2023, 2024, 2025].map(|year| term.beginning_in(year));
    of(one)
        .into_iter()
        .flatten()
        .any(|one| of(other).into_iter().flatten().any(|other| one.and(other).is_some()))
}
