//! What the program says beside the widget's own sentences.

use super::Nothing;

/// The words of a language.
pub(super) struct Words {
    /// The day, the middle, and the ranges that hold in 50, 80 and 95 of 100 cases.
    pub(super) headings: [&'static str; 5],
    /// `{target}`, `{chance}`.
    pub(super) chance: &'static str,
    /// `{n}`; less than one in a hundred; more than ninety-nine.
    pub(super) percent: [&'static str; 3],
    /// `{window}`, where it is over.
    over: &'static str,
    once_a_year: &'static str,
    places: &'static str,
    outcome: &'static str,
    /// `{count}`, `{target}`, `{date}`.
    pub(super) reached_of: &'static str,
    /// `{date}`: a product that is there, and one that is not.
    pub(super) product: [&'static str; 2],
    /// It is reached, it is not, and it has no number.
    pub(super) reached: [&'static str; 3],
}

impl Words {
    /// The words of a language by its code: those of Swedish where it has none.
    pub(super) fn of(code: &str) -> &'static Self {
        match code {
            "en" => &ENGLISH,
            "sv-simple" => &PLAIN_SWEDISH,
            _ => &SWEDISH,
        }
    }

    /// Why nothing is forecast. Nothing where the goal's own sentences say it.
    pub(super) fn none(&self, nothing: Nothing) -> Option<&'static str> {
        match nothing {
            Nothing::OnceAYear => Some(self.once_a_year),
            Nothing::Places => Some(self.places),
            Nothing::Over => Some(self.over),
            Nothing::Outcome => Some(self.outcome),
            Nothing::NoFigures | Nothing::TooEarly => None,
        }
    }
}

/// In any Swedish.
const PERCENT: [&str; 3] = ["{n}\u{a0}%", "mindre än 1\u{a0}%", "mer än 99\u{a0}%"];

static SWEDISH: Words = Words {
    headings: ["Till och med", "Mitten", "5 gånger av 10", "8 gånger av 10", "19 gånger av 20"],
    chance: "Sannolikheten att målet {target} nås: {chance}.",
    percent: PERCENT,
    over: "Ingen prognos görs: {window} är slut.",
    once_a_year: "Ingen prognos görs: när siffran visas är året slut.",
    places: "Ingen prognos görs för årsplatser: de växer med tiden som platser är öppna, inte med sådant som händer.",
    outcome: "Ingen prognos görs för ett utfallsmål: det nås steg för steg och räknas inte månad för månad.",
    reached_of: "{count} av {target} är nådda till och med den {date}.",
    product: ["Det var klart den {date}.", "Det var inte klart den {date}."],
    reached: [
        "Målet är nått.",
        "Målet är inte nått.",
        "Målet har inget antal, så här sägs inte om det är nått.",
    ],
};

static PLAIN_SWEDISH: Words = Words {
    headings: ["Till och med", "Mitten", "5 gånger av 10", "8 gånger av 10", "19 gånger av 20"],
    percent: PERCENT,
    chance: "Chansen att målet {target} nås: {chance}.",
    over: "Vi räknar inte ut hur det slutar. {window} är redan slut.",
    once_a_year: "Vi räknar inte ut hur det slutar. När vi visar siffran är året redan slut.",
    places: "Vi räknar inte ut hur det slutar för årsplatser.",
    outcome: "Vi räknar inte ut hur det slutar. Målet nås steg för steg.",
    reached_of: "{count} av {target} är klara. Vi har räknat till och med den {date}.",
    product: [
        "Det är klart. Vi har räknat till och med den {date}.",
        "Det är inte klart. Vi har räknat till och med den {date}.",
    ],
    reached: [
        "Målet är nått.",
        "Målet är inte nått än.",
        "Det finns inget tal i målet. Därför räknar vi det inte här.",
    ],
};

static ENGLISH: Words = Words {
    headings: ["Through", "Middle", "5 times in 10", "8 times in 10", "19 times in 20"],
    chance: "The probability that the target of {target} is reached: {chance}.",
    percent: ["{n}%", "less than 1%", "more than 99%"],
    over: "Nothing is forecast: {window} is over.",
    once_a_year: "Nothing is forecast: when the figure is shown, the year is over.",
    places: "Nothing is forecast of place-years: they grow with the time that places stand open, not with what happens.",
    outcome: "Nothing is forecast of an outcome goal: it is reached step by step, and not counted month by month.",
    reached_of: "{count} of {target} through {date}.",
    product: ["It was ready on {date}.", "It was not ready on {date}."],
    reached: [
        "The goal is reached.",
        "The goal is not reached.",
        "The goal has no number, so it is not said here whether it is reached.",
    ],
};
