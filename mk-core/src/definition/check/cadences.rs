//! Forums and channels: cadences that say how often, and meetings that can be held.

use super::super::keys::{CADENCE, CHANNEL, FORUM};
use super::super::misfit::outside_programme;
use super::super::section::Section;
use super::organisation::nobody_twice;
use crate::calendar::Division;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{Id, Organisation, Period};

/// Who takes part is only asked where nothing is wrong with the organisation: else its consequences would be reported.
pub(super) fn forums(
    root: &Section<'_>,
    period: Option<Period>,
    organisation: Option<&Organisation>,
    problems: &mut Problems,
) {
    for forum in root.tables("forum") {
        for key in ["participants", "conveners", "weekdays"] {
            nobody_twice(&forum, key, problems);
        }
        if let Some(organisation) = organisation {
            conveners_take_part(organisation, &forum, problems);
        }
        time_has_minutes(&forum, problems);
        super::in_order(&forum, "from", "through", problems);
        if let Some(period) = period {
            within(period, &forum, problems);
        }
        if let Some(cadence) = forum.table("cadence") {
            says_how_often(&cadence, problems);
            fits_weekdays(&forum, &cadence, problems);
        }
    }
}

pub(super) fn channels(root: &Section<'_>, problems: &mut Problems) {
    for channel in root.tables("channel") {
        for key in ["audience", "responsible"] {
            nobody_twice(&channel, key, problems);
        }
        if let Some(cadence) = channel.table("cadence") {
            says_how_often(&cadence, problems);
        }
        due_after_falls_due(&channel, problems);
    }
}

fn due_after_falls_due(channel: &Section<'_>, problems: &mut Problems) {
    let numberless = channel.table("cadence").is_some_and(|cadence| cadence.get("without-number").is_some());
    if channel.get("due-after").is_some() && (numberless || !channel.meant(&CHANNEL, "cadence")) {
        let message = "`due-after` counts from the end of a period, and this channel has none";
        problems.push(
            Problem::new("never-due", channel.place_of("due-after"), message)
                .hint("say in `cadence` how often it is due, or leave `due-after` out"),
        );
    }
}

/// Either a number in each period, or so many weeks, or no number at all; and with a number, what the lull does.
fn says_how_often(cadence: &Section<'_>, problems: &mut Problems) {
    let has = |key: &str| cadence.meant(&CADENCE, key);
    let mut missing = |key: &str, message: &str| {
        problems.push(Problem::new("missing-key", cadence.place(), format!("`{key}` is missing; {message}")));
    };
    let counted = has("times") || has("per");
    if !counted && !has("every-weeks") && !has("without-number") {
        missing("times", "expected `times` and `per`, or `every-weeks`, or `without-number`");
    }
    if counted && !has("times") {
        missing("times", "expected how many times in each `per`");
    }
    if counted && !has("per") {
        missing("per", "expected what the `times` are counted in");
    }
    if (counted || has("every-weeks")) && !has("lull") {
        missing("lull", "expected `skip` or `keep-on`: what the summer lull does to it");
    }
    let ways = [("per", "times"), ("every-weeks", "every-weeks"), ("without-number", "without-number")];
    let used: Vec<&str> =
        ways.into_iter().filter(|(one, other)| has(one) || has(other)).map(|(one, _)| one).collect();
    if let [first, .., last] = used.as_slice() {
        let message = format!("`{first}` and `{last}` both say how often; expected one of them");
        problems.push(Problem::new("two-cadences", cadence.place_of(last), message));
    }
    if used == ["without-number"] && cadence.get("lull").is_some() {
        let message = "without a number there is nothing that the lull could skip";
        problems
            .push(Problem::new("two-cadences", cadence.place_of("lull"), message).hint("leave `lull` out"));
    }
}

/// That the weekdays wished for come often enough in each period.
fn fits_weekdays(forum: &Section<'_>, cadence: &Section<'_>, problems: &mut Problems) {
    let per = cadence.one_of("per", &Division::ALL, Division::word);
    let (Some(times), Some(per)) = (cadence.whole("times").filter(|times| *times <= 250), per) else {
        return;
    };
    let weekdays = match forum.words("weekdays").len() {
        0 => 5,
        named => named,
    };
    let Some(weeks) = whole_weeks(per) else { return };
    let most = i64::from(weeks) * i64::try_from(weekdays).unwrap_or(5);
    if times > most {
        let message = format!(
            "a {} can be sure of {most} such weekdays, and {times} meetings are wished for",
            per.word()
        );
        problems.push(
            Problem::new("too-few-weekdays", cadence.place_of("times"), message)
                .hint("name more weekdays, or leave `weekdays` out"),
        );
    }
}

/// The fewest whole weeks that a division's periods hold, by which so many meetings on a named weekday are sure to fit;
/// nothing is known of terms.
fn whole_weeks(division: Division) -> Option<u32> {
    match division {
        Division::Week => Some(1),
        Division::Month => Some(4),
        Division::Quarter => Some(12),
        Division::Tertial => Some(17),
        Division::Term => None,
        Division::Year => Some(52),
    }
}

fn time_has_minutes(forum: &Section<'_>, problems: &mut Problems) {
    if forum.get("time").is_some() && !forum.meant(&FORUM, "minutes") {
        let message = "`minutes` is missing; a meeting with a time of day says how long it takes";
        problems.push(Problem::new("missing-key", forum.place(), message));
    }
}

fn within(period: Period, forum: &Section<'_>, problems: &mut Problems) {
    for key in ["from", "through"] {
        if let Some(day) = forum.day(key).filter(|day| !period.contains(*day)) {
            let message = outside_programme(day, period);
            problems.push(Problem::new("outside-programme", forum.place_of(key), message));
        }
    }
}

fn conveners_take_part(organisation: &Organisation, forum: &Section<'_>, problems: &mut Problems) {
    let participants = forum.ids("participants");
    let all_known = participants.iter().all(|id| organisation.title(id).is_some());
    if participants.is_empty() || !all_known {
        return;
    }
    for (index, written) in forum.listed("conveners") {
        let convener = Id::new(written).filter(|id| organisation.title(id).is_some());
        if convener.is_some_and(|id| !organisation.takes_part(&id, &participants)) {
            let message = format!("{} convenes this forum and takes no part in it", quoted(written));
            problems.push(
                Problem::new("convener-outside", forum.place_in_list("conveners", index), message)
                    .hint("name somebody who takes part, or add the convener to `participants`"),
            );
        }
    }
}
