//! The invented totals of Malmökraften, published month by month for two years as the demo does.

use mk_core::programme::Id;
use mk_core::publish::Publication;
use mk_examples::publications;
use mk_examples::site::{PACKAGE, Site};

/// The day of the first publication that holds a goal's point of a day.
fn first_shown<'a>(chain: impl IntoIterator<Item = &'a Publication>, goal: &str, day: &str) -> String {
    let holds = |publication: &&Publication| {
        let points = publication.goal(goal).unwrap().points();
        points.iter().any(|point| point.through().to_string() == day)
    };
    chain.into_iter().find(holds).unwrap().published().to_string()
}

#[test]
fn two_years_of_malmokraften_are_published_month_by_month() {
    let folder = std::env::temp_dir().join(format!("kraft-two-years-{}", std::process::id()));
    let mut site = Site::write(&folder, false).unwrap();
    // November, and December with January.
    assert!(site.add_month().unwrap() && site.add_month().unwrap());
    let id = Id::new("malmokraften").unwrap();
    // Every rule is checked here, over all of them.
    let chain = publications::chain(&folder.join(PACKAGE), &id).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let all: Vec<&Publication> = chain.publications().collect();
    assert_eq!(all.len(), 23, "each month but the two Decembers");
    let last = all.last().unwrap();
    let work = last.goal("arbete-eller-studier").unwrap();
    let hidden = work.points().iter().filter(|point| point.figure().is_withheld());
    assert_eq!(
        hidden.map(|point| point.through().to_string()).collect::<Vec<_>>(),
        ["2025-07-31", "2026-07-31"]
    );
    let small = last.goal("rehabiliteringssamverkan").unwrap();
    assert_eq!(crate::common::figures(small), [Some(11), Some(11)]);
    for year in [2025, 2026] {
        let december = format!("{year}-12-31");
        let shown = first_shown(all.iter().copied(), "rehabiliteringssamverkan", &december);
        assert_eq!(shown, format!("{}-02-05", year + 1));
    }
}
