//! How a language writes numbers and dates, and everything the widget says in it. Adding a language is one more file
//! like `locale/sv.rs`.

mod en;
mod format;
mod simple;
mod sv;

pub(crate) use format::rounded;

/// A language: its numbers, dates and sentences.
///
/// Sentences are patterns with names in braces, filled by [`fill`](mk_core::text::fill).
#[derive(Debug)]
pub struct Locale {
    /// Its code here, and in definitions: a BCP 47 code, or `sv-simple` for plain Swedish (lättläst).
    pub code: &'static str,
    /// BCP 47 code, for readers of HTML.
    pub lang: &'static str,
    /// What parts thousands.
    pub group: &'static str,
    /// What parts a decimal.
    pub decimal: &'static str,
    /// What parts the cells of a CSV file, as spreadsheets of this language expect.
    pub csv_separator: char,
    /// Months in full, as within a sentence.
    pub months: [&'static str; 12],
    /// Months in short, for an axis.
    pub months_short: [&'static str; 12],
    /// A single letter for each month, for a narrow axis.
    pub months_initial: [&'static str; 12],
    /// `{day}`, `{month}`, `{year}`.
    pub date: &'static str,
    /// `{day}`, `{month}`.
    pub date_in_year: &'static str,
    /// `{day}`, `{month}` in short.
    pub date_short: &'static str,
    /// `{month}`, `{year}`.
    pub month_of_year: &'static str,
    /// `{from}`, `{through}`: years.
    pub years: &'static str,
    /// `{least}`, `{most}`, at the beginning of a sentence and within one.
    pub between: [&'static str; 2],
    /// `{least}`, `{most}` within a sentence.
    pub range: &'static str,
    /// `{n}`, at the beginning of a sentence and within one: from none to one less.
    pub fewer_than: [&'static str; 2],
    /// `{n}` days, for exactly one and for others.
    pub days: [&'static str; 2],
    /// What the sentences say.
    pub says: Says,
    /// What the chart, the table and the frame around them are labelled with.
    pub labels: Labels,
}

/// The sentences.
#[derive(Debug)]
pub struct Says {
    /// `{counted}`, `{year}`, `{date}`: a year that is running.
    pub value_year: &'static str,
    /// `{counted}`, `{from}`, `{date}`: a whole period that is running.
    pub value_whole: &'static str,
    /// `{counted}`, `{window}`: a window that is over.
    pub value_closed: &'static str,
    /// `{window}`, `{target}`.
    pub target: &'static str,
    /// `{window}`, `{target}`: reached before the window is over.
    pub target_already: &'static str,
    /// `{window}`, `{target}`: over and reached.
    pub target_met: &'static str,
    /// `{window}`, `{target}`: over and not reached.
    pub target_missed: &'static str,
    /// `{window}`, `{target}`: over, and the label hides whether it was reached.
    pub target_open: &'static str,
    /// `{gap}`, `{expected}`.
    pub ahead: &'static str,
    /// `{gap}`, `{expected}`.
    pub behind: &'static str,
    /// `{expected}`.
    pub on_pace: &'static str,
    /// `{expected}`: the label hides whether it is on pace.
    pub maybe_on_pace: &'static str,
    /// `{days}`, after the gap.
    pub days_ahead: &'static str,
    /// `{days}`, after the gap.
    pub days_behind: &'static str,
    /// `{rate}`.
    pub required: &'static str,
    /// `{rate}`, after the one required.
    pub so_far: &'static str,
    /// A goal that is shown once a year.
    pub yearly: &'static str,
    /// A goal without any point, which is shown more often than that.
    pub nothing_yet: &'static str,
    /// `{k}`, `{since}`: the neutral label.
    pub withheld_since: &'static str,
    /// `{k}`: the neutral label, when nothing has been shown before it.
    pub withheld: &'static str,
    /// The neutral label where it can stand for more than a few since the last number shown.
    pub withheld_else: &'static str,
    /// `{month}`, `{label}`: where the label stands.
    pub withheld_at: &'static str,
    /// Why there are labels.
    pub why_withheld: &'static str,
    /// `{month}`, `{n}`: a number that is lower than the one before it.
    pub corrected: &'static str,
    /// `{days}`.
    pub age: &'static str,
    /// `{likely}`, `{window}`: what the window is likely to come to, and how sure that is.
    pub forecast: &'static str,
    /// `{likely}`, `{chance}`: whether the target will be reached.
    pub reach: &'static str,
    /// From very unlikely to very likely, the middle one as likely as not.
    pub likely: [&'static str; 7],
    /// Less than one in twenty, one in ten, `{n}` in ten, more than nineteen in twenty.
    pub chances: [&'static str; 4],
    /// Nothing can be said yet of how it ends.
    pub early: &'static str,
    /// Persons are told apart only within each party, or not at all.
    pub deduplicated: [&'static str; 2],
    /// `{n}`, `{now}`, `{year}`: more than, fewer than, as many as a year before.
    pub than_before: [&'static str; 3],
    /// `{total}`, `{target}`: several years together.
    pub together: &'static str,
    /// That a person can count in several years.
    pub again: &'static str,
}

/// The labels.
#[derive(Debug)]
pub struct Labels {
    /// What a goal counts, under the top of the scale: persons, place-years, events.
    pub units: [&'static str; 3],
    /// `{n}` at the end of the outcome's line.
    pub outcome: &'static str,
    /// `{n}` at the end of the target's pace.
    pub target: &'static str,
    /// Along the target's pace.
    pub pace: &'static str,
    /// `{n}`: what the window is likely to come to, at the end of its band.
    pub forecast: &'static str,
    /// `{k}` in a stretch that is withheld.
    pub withheld: &'static str,
    /// `{k}` in place of a year's number.
    pub withheld_year: &'static str,
    /// `{title}`, `{window}`: over the whole.
    pub heading: &'static str,
    /// `{title}`, `{window}`: what the drawing is, for those who cannot see it.
    pub drawing: &'static str,
    /// `{title}`, `{window}`: opens the table and the definition.
    pub details: &'static str,
    /// `{title}`, `{window}`.
    pub caption: &'static str,
    /// Heads the column of days.
    pub through: &'static str,
    /// Heads the column of outcomes.
    pub outcome_column: &'static str,
    /// Heads the column of the target's pace.
    pub pace_column: &'static str,
    /// Heads the column of targets.
    pub target_column: &'static str,
    /// `{title}`, `{window}`: downloads the table.
    pub download: &'static str,
    /// Before the definition.
    pub definition: &'static str,
}

impl Locale {
    /// Every language that is built in.
    pub const ALL: [&'static Self; 3] = [&sv::SWEDISH, &simple::PLAIN_SWEDISH, &en::ENGLISH];

    /// The language of a code such as `sv`, `sv-simple` or `en-GB`; Swedish where it is not built in.
    pub fn of(code: &str) -> &'static Self {
        let base = code.split(['-', '_']).next().unwrap_or("");
        let find = |code: &str| Self::ALL.into_iter().find(|locale| code.eq_ignore_ascii_case(locale.code));
        find(code).or_else(|| find(base)).unwrap_or(&sv::SWEDISH)
    }
}
