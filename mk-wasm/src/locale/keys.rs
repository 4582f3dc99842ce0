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
    ($($(#[$doc:meta])* $key:ident = $name:literal $kind:expr $(, $filled:literal)*;)*) => {
        /// A text of a language. What stands in braces in a text is filled in, in the order of its names here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $($(#[$doc])* $key,)*
        }

        impl Key {
            /// Every key as it is called in the files, with what stands behind it and what is filled into that, in order.
            pub const ALL: &'static [(&'static str, Kind, &'static [&'static str])] =
                &[$(($name, $kind, &[$($filled),*]),)*];
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
    /// A date.
    Date = "date" Kind::Text, "day", "month", "year";
    /// A date without its year.
    DateInYear = "date-in-year" Kind::Text, "day", "month";
    /// A date without its year, in short.
    DateShort = "date-short" Kind::Text, "day", "month";
    /// A month with its year; the day is not said.
    MonthOfYear = "month-of-year" Kind::Text, "day", "month", "year";
    /// Several years.
    Years = "years" Kind::Text, "from", "through";
    /// A range at the beginning of a sentence and within one.
    Between = "between" Kind::List(2), "least", "most";
    /// A range within a sentence.
    Range = "range" Kind::Text, "least", "most";
    /// A range within a sentence, when it is spoken.
    RangeAloud = "range-aloud" Kind::Text, "least", "most";
    /// From none to one less, at the beginning of a sentence and within one.
    FewerThan = "fewer-than" Kind::List(2), "n";
    /// So many days.
    Days = "days" Kind::Plural, "n";

    /// What has been counted, where the programme does not say it in this language.
    Counted = "counted" Kind::Text, "n";
    /// A year that is running.
    ValueYear = "value-year" Kind::Text, "counted", "year", "date";
    /// A whole period that is running.
    ValueWhole = "value-whole" Kind::Text, "counted", "from", "date";
    /// A window that is over.
    ValueClosed = "value-closed" Kind::Text, "counted", "window";
    /// A window and what it is to come to.
    Target = "target" Kind::Text, "window", "target";
    /// Reached before the window is over.
    TargetAlready = "target-already" Kind::Text, "window", "target";
    /// Over and reached.
    TargetMet = "target-met" Kind::Text, "window", "target";
    /// Over and not reached.
    TargetMissed = "target-missed" Kind::Text, "window", "target";
    /// Over, and the label hides whether it was reached.
    TargetOpen = "target-open" Kind::Text, "window", "target";
    /// Above the target's pace; how many days ahead comes last, or nothing.
    Ahead = "ahead" Kind::Text, "gap", "expected", "days";
    /// Below the target's pace; how many days behind comes last, or nothing.
    Behind = "behind" Kind::Text, "gap", "expected", "days";
    /// On the target's pace.
    OnPace = "on-pace" Kind::Text, "expected";
    /// The label hides whether it is on pace.
    MaybeOnPace = "maybe-on-pace" Kind::Text, "expected";
    /// After the gap.
    DaysAhead = "days-ahead" Kind::Text, "days";
    /// After the gap.
    DaysBehind = "days-behind" Kind::Text, "days";
    /// What it takes from here, in an ordinary month.
    Required = "required" Kind::Text, "rate";
    /// After the rate required.
    SoFar = "so-far" Kind::Text, "rate";
    /// A goal that is shown once a year.
    Yearly = "yearly" Kind::Text;
    /// A goal without any point, which is shown more often than that.
    NothingYet = "nothing-yet" Kind::Text;
    /// The neutral label.
    WithheldSince = "withheld-since" Kind::Text, "k", "since";
    /// The neutral label, when nothing has been shown before it.
    Withheld = "withheld" Kind::Text, "k";
    /// The neutral label where it can stand for more than a few since the last number shown.
    WithheldElse = "withheld-else" Kind::Text;
    /// Where the label stands.
    WithheldAt = "withheld-at" Kind::Text, "month", "label";
    /// Why there are labels.
    WhyWithheld = "why-withheld" Kind::Text;
    /// A number that is lower than the one before it.
    Corrected = "corrected" Kind::Text, "month", "n";
    /// How old the figures are.
    Age = "age" Kind::Text, "days";
    /// What the window is likely to come to, and how sure that is.
    Forecast = "forecast" Kind::Text, "likely", "window";
    /// Whether the target will be reached, in words and in tenths.
    Reach = "reach" Kind::Text, "likely", "chance";
    /// From very unlikely to very likely, the middle one as likely as not.
    Likely = "likely" Kind::List(7);
    /// Less than one in twenty, one in ten, so many in ten, more than nineteen in twenty.
    Chances = "chances" Kind::List(4), "n";
    /// Nothing can be said yet of how it ends.
    Early = "early" Kind::Text;
    /// Persons are told apart only within each party, or not at all.
    Deduplicated = "deduplicated" Kind::List(2);
    /// More than, fewer than, as many as a year before.
    ThanBefore = "than-before" Kind::List(3), "n", "now", "year";
    /// Several years together.
    Together = "together" Kind::Text, "total", "target";
    /// That a person can count in several years.
    Again = "again" Kind::Text;
    /// Before the sentences, when they are spoken because the figures have changed.
    News = "news" Kind::Text;

    /// What a goal counts, under the top of the scale: persons, place-years, events.
    LabelUnits = "label-units" Kind::List(3);
    /// At the end of the outcome's line.
    LabelOutcome = "label-outcome" Kind::Text, "n";
    /// At the end of the target's pace.
    LabelTarget = "label-target" Kind::Text, "n";
    /// Along the target's pace.
    LabelPace = "label-pace" Kind::Text;
    /// What the window is likely to come to, at the end of its band.
    LabelForecast = "label-forecast" Kind::Text, "n";
    /// In a stretch that is withheld.
    LabelWithheld = "label-withheld" Kind::Text, "k";
    /// In place of a year's number.
    LabelWithheldYear = "label-withheld-year" Kind::Text, "k";
    /// Over the whole.
    LabelHeading = "label-heading" Kind::Text, "title", "window";
    /// What the drawing is, for those who cannot see it.
    LabelDrawing = "label-drawing" Kind::Text, "title", "window";
    /// Opens the table and the definition.
    LabelDetails = "label-details" Kind::Text, "title", "window";
    /// Over the table.
    LabelCaption = "label-caption" Kind::Text, "title", "window";
    /// Heads the column of days.
    LabelThrough = "label-through" Kind::Text;
    /// Heads the column of outcomes.
    LabelOutcomeColumn = "label-outcome-column" Kind::Text;
    /// Heads the column of the target's pace.
    LabelPaceColumn = "label-pace-column" Kind::Text;
    /// Heads the column of targets.
    LabelTargetColumn = "label-target-column" Kind::Text;
    /// Downloads the table.
    LabelDownload = "label-download" Kind::Text, "title", "window";
    /// Downloads the drawing as SVG, as PNG, prints the figure.
    LabelHandOver = "label-hand-over" Kind::List(3);
    /// Opens the ways to download and print.
    LabelMore = "label-more" Kind::Text;
    /// Leads to the definition.
    LabelToDefinition = "label-to-definition" Kind::Text;
    /// Stops the figure from changing by itself.
    LabelPause = "label-pause" Kind::Text;
    /// Before the definition.
    LabelDefinition = "label-definition" Kind::Text;
    /// What stands beside the last figures when no new ones can be fetched, and in the place of figures.
    Notice = "notice" Kind::List(2);
}
