//! The plural categories of whole numbers, as CLDR has them. Each language's file names the family of rules that it has.

/// A plural category of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`
    Other,
}

/// The families of rules that there are.
pub const RULES: [&str; 6] = ["one-is-1", "one-is-0-or-1", "arabic", "bosnian", "polish", "ukrainian"];

/// The category of a whole number by a family of rules.
///
/// Source: CLDR, `supplemental/plurals.xml`, for numbers without decimals.
pub fn category(rule: &str, number: u64) -> Category {
    let (last, last_two) = (number % 10, number % 100);
    let few = (2..=4).contains(&last) && !(12..=14).contains(&last_two);
    let one = last == 1 && last_two != 11;
    match (rule, number) {
        ("arabic", 0) => Category::Zero,
        ("arabic", 2) => Category::Two,
        ("one-is-1" | "one-is-0-or-1" | "arabic" | "polish", 1) | ("one-is-0-or-1", 0) => Category::One,
        ("arabic", _) if (3..=10).contains(&last_two) => Category::Few,
        ("arabic", _) if last_two > 10 => Category::Many,
        ("bosnian" | "ukrainian", _) if one => Category::One,
        ("bosnian" | "polish" | "ukrainian", _) if few => Category::Few,
        ("polish" | "ukrainian", _) => Category::Many,
        _ => Category::Other,
    }
}
