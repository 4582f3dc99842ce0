//! All that a language has to say: one key a text. `build.rs` reads this file, too, and holds every language against it.

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text, which can be empty.
    Text,
    /// So many texts in a row.
    List(usize),
    /// A text for each plural category that the language has.
    Plural,
}

/// What parts the texts of a list or a plural. No text can hold it.
pub(super) const SEPARATOR: char = '|';

/// The plural categories of CLDR, in the order that a plural's texts are kept in.
pub(super) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident = $name:literal $kind:expr;)*) => {
        /// A text of a language. What stands in braces in a text is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $($(#[$doc])* $key,)*
        }

        impl Key {
            /// Every key as it is called in the files, with what stands behind it, in order.
            pub const ALL: &'static [(&'static str, Kind)] = &[$(($name, $kind),)*];
        }
    };
}

keys! {
    /// Its code: a BCP 47 code, or `sv-simple` for plain Swedish (lättläst).
    Code = "code" Kind::Text;
    /// BCP 47 code, for readers of HTML.
    Lang = "lang" Kind::Text;
    /// `rtl` where it is written from right to left, else `ltr`.
    Direction = "direction" Kind::Text;
    /// Its ten digits from 0, where they are not those of ASCII.
    Digits = "digits" Kind::Text;
    /// What parts thousands.
    Group = "group" Kind::Text;
    /// How many digits a number must have for its thousands to be parted.
    GroupFrom = "group-from" Kind::Text;
    /// What parts a decimal.
    Decimal = "decimal" Kind::Text;
    /// Before a negative number.
    Minus = "minus" Kind::Text;
    /// Before a negative number, when it is spoken.
    MinusAloud = "minus-aloud" Kind::Text;
    /// Which family of plural rules it has: see [`plural`](super::plural).
    PluralRule = "plural" Kind::Text;
    /// What parts the cells of a CSV file, as spreadsheets of this language expect.
    CsvSeparator = "csv-separator" Kind::Text;
    /// Months in full, beside a day.
    Months = "months" Kind::List(12);
    /// Months in full, beside a year alone.
    MonthsAlone = "months-alone" Kind::List(12);
    /// Months in short, beside a day.
    MonthsShort = "months-short" Kind::List(12);
    /// Months in short along an axis.
    MonthsAxis = "months-axis" Kind::List(12);
    /// A single letter for each month, for a narrow axis.
    MonthsNarrow = "months-narrow" Kind::List(12);
    /// `{day}`, `{month}`, `{year}`.
    Date = "date" Kind::Text;
    /// `{day}`, `{month}`.
    DateInYear = "date-in-year" Kind::Text;
    /// `{day}`, `{month}` in short.
    DateShort = "date-short" Kind::Text;
    /// `{month}`, `{year}`.
    MonthOfYear = "month-of-year" Kind::Text;
    /// `{from}`, `{through}`: years.
    Years = "years" Kind::Text;
    /// `{least}`, `{most}`, at the beginning of a sentence and within one.
    Between = "between" Kind::List(2);
    /// `{least}`, `{most}` within a sentence.
    Range = "range" Kind::Text;
    /// `{least}`, `{most}`, when it is spoken.
    RangeAloud = "range-aloud" Kind::Text;
    /// `{n}`, at the beginning of a sentence and within one: from none to one less.
    FewerThan = "fewer-than" Kind::List(2);
    /// `{n}` days.
    Days = "days" Kind::Plural;

    /// `{n}`: what has been counted, where the programme does not say it in this language.
    Counted = "counted" Kind::Text;
    /// `{counted}`, `{year}`, `{date}`: a year that is running.
    ValueYear = "value-year" Kind::Text;
    /// `{counted}`, `{from}`, `{date}`: a whole period that is running.
    ValueWhole = "value-whole" Kind::Text;
    /// `{counted}`, `{window}`: a window that is over.
    ValueClosed = "value-closed" Kind::Text;
    /// `{window}`, `{target}`.
    Target = "target" Kind::Text;
    /// `{window}`, `{target}`: reached before the window is over.
    TargetAlready = "target-already" Kind::Text;
    /// `{window}`, `{target}`: over and reached.
    TargetMet = "target-met" Kind::Text;
    /// `{window}`, `{target}`: over and not reached.
    TargetMissed = "target-missed" Kind::Text;
    /// `{window}`, `{target}`: over, and the label hides whether it was reached.
    TargetOpen = "target-open" Kind::Text;
    /// `{gap}`, `{expected}`, `{days}`.
    Ahead = "ahead" Kind::Text;
    /// `{gap}`, `{expected}`, `{days}`.
    Behind = "behind" Kind::Text;
    /// `{expected}`.
    OnPace = "on-pace" Kind::Text;
    /// `{expected}`: the label hides whether it is on pace.
    MaybeOnPace = "maybe-on-pace" Kind::Text;
    /// `{days}`, after the gap.
    DaysAhead = "days-ahead" Kind::Text;
    /// `{days}`, after the gap.
    DaysBehind = "days-behind" Kind::Text;
    /// `{rate}`.
    Required = "required" Kind::Text;
    /// `{rate}`, after the one required.
    SoFar = "so-far" Kind::Text;
    /// A goal that is shown once a year.
    Yearly = "yearly" Kind::Text;
    /// A goal without any point, which is shown more often than that.
    NothingYet = "nothing-yet" Kind::Text;
    /// `{k}`, `{since}`: the neutral label.
    WithheldSince = "withheld-since" Kind::Text;
    /// `{k}`: the neutral label, when nothing has been shown before it.
    Withheld = "withheld" Kind::Text;
    /// The neutral label where it can stand for more than a few since the last number shown.
    WithheldElse = "withheld-else" Kind::Text;
    /// `{month}`, `{label}`: where the label stands.
    WithheldAt = "withheld-at" Kind::Text;
    /// Why there are labels.
    WhyWithheld = "why-withheld" Kind::Text;
    /// `{month}`, `{n}`: a number that is lower than the one before it.
    Corrected = "corrected" Kind::Text;
    /// `{days}`.
    Age = "age" Kind::Text;
    /// `{likely}`, `{window}`: what the window is likely to come to, and how sure that is.
    Forecast = "forecast" Kind::Text;
    /// `{likely}`, `{chance}`: whether the target will be reached.
    Reach = "reach" Kind::Text;
    /// From very unlikely to very likely, the middle one as likely as not.
    Likely = "likely" Kind::List(7);
    /// Less than one in twenty, one in ten, `{n}` in ten, more than nineteen in twenty.
    Chances = "chances" Kind::List(4);
    /// Nothing can be said yet of how it ends.
    Early = "early" Kind::Text;
    /// Persons are told apart only within each party, or not at all.
    Deduplicated = "deduplicated" Kind::List(2);
    /// `{n}`, `{now}`, `{year}`: more than, fewer than, as many as a year before.
    ThanBefore = "than-before" Kind::List(3);
    /// `{total}`, `{target}`: several years together.
    Together = "together" Kind::Text;
    /// That a person can count in several years.
    Again = "again" Kind::Text;
    /// Before the sentences, when they are spoken because the figures have changed.
    News = "news" Kind::Text;

    /// What a goal counts, under the top of the scale: persons, place-years, events.
    LabelUnits = "label-units" Kind::List(3);
    /// `{n}` at the end of the outcome's line.
    LabelOutcome = "label-outcome" Kind::Text;
    /// `{n}` at the end of the target's pace.
    LabelTarget = "label-target" Kind::Text;
    /// Along the target's pace.
    LabelPace = "label-pace" Kind::Text;
    /// `{n}`: what the window is likely to come to, at the end of its band.
    LabelForecast = "label-forecast" Kind::Text;
    /// `{k}` in a stretch that is withheld.
    LabelWithheld = "label-withheld" Kind::Text;
    /// `{k}` in place of a year's number.
    LabelWithheldYear = "label-withheld-year" Kind::Text;
    /// `{title}`, `{window}`: over the whole.
    LabelHeading = "label-heading" Kind::Text;
    /// `{title}`, `{window}`: what the drawing is, for those who cannot see it.
    LabelDrawing = "label-drawing" Kind::Text;
    /// `{title}`, `{window}`: opens the table and the definition.
    LabelDetails = "label-details" Kind::Text;
    /// `{title}`, `{window}`.
    LabelCaption = "label-caption" Kind::Text;
    /// Heads the column of days.
    LabelThrough = "label-through" Kind::Text;
    /// Heads the column of outcomes.
    LabelOutcomeColumn = "label-outcome-column" Kind::Text;
    /// Heads the column of the target's pace.
    LabelPaceColumn = "label-pace-column" Kind::Text;
    /// Heads the column of targets.
    LabelTargetColumn = "label-target-column" Kind::Text;
    /// `{title}`, `{window}`: downloads the table.
    LabelDownload = "label-download" Kind::Text;
    /// Downloads the drawing as SVG, as PNG, prints the figure.
    LabelHandOver = "label-hand-over" Kind::List(3);
    /// Leads to the definition.
    LabelToDefinition = "label-to-definition" Kind::Text;
    /// Stops the figure from changing by itself.
    LabelPause = "label-pause" Kind::Text;
    /// Before the definition.
    LabelDefinition = "label-definition" Kind::Text;
    /// What stands beside the last figures when no new ones can be fetched, and in the place of figures.
    Notice = "notice" Kind::List(2);
}
