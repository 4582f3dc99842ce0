//! Definitions of invented programmes.

use std::fmt::Write as _;

/// A programme from a day to another, with a summer in it and no goal yet.
pub(crate) fn programme(from: &str, through: &str) -> String {
    format!(
        "[programme]\nid = \"prov\"\nfrom = {from}\nthrough = {through}\ntitle = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         [profile.ar]\nweights = [1, 1, 1, 1, 1, 1, 0.6, 0.6, 1, 1, 1, 1]\n"
    )
}

/// A goal, with a target for each year or one for the whole period.
pub(crate) fn goal(id: &str, unit: &str, window: &str, targets: &[(Option<i32>, u32)]) -> String {
    let forms = "{ one = \"{n}\", other = \"{n}\" }";
    let mut text = format!(
        "[[goal]]\nid = \"{id}\"\nunit = \"{unit}\"\nwindow = \"{window}\"\nprofile = \"ar\"\n\
         title = {{ sv = \"{id}\", en = \"{id}\" }}\ndefinition = {{ sv = \"Prov\", en = \"Trial\" }}\n\
         counted = {{ sv = {forms}, en = {forms} }}\n"
    );
    for (year, count) in targets {
        let year = year.map(|year| format!("year = {year}\n")).unwrap_or_default();
        write!(text, "[[goal.target]]\n{year}count = {count}\n").unwrap();
    }
    text
}
