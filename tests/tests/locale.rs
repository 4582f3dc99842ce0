//! Every language's numbers, dates and plural categories against ICU4X, which has CLDR's data of its own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/samples.rs"]
mod samples;

use chrono::{Datelike, NaiveDate};
use fixed_decimal::Decimal;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{MD, YM, YMD};
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale as Icu;
use icu_plurals::{PluralCategory, PluralRules};
use mk_wasm::locale::Locale;
use mk_wasm::locale::SOURCES;
use samples::{Known, Sample, days_of, differences, samples};

/// What ICU4X writes in another way.
fn known() -> Vec<Known> {
    let somali = Locale::of("so");
    let firsts = (1..=12).filter_map(|month| days_of(month).next());
    let padded = |day: NaiveDate| Known {
        code: "so",
        what: "date",
        of: day.to_string(),
        theirs: somali.date(day).replace('\u{a0}', " ").replace(" 1,", " 01,"),
        why: "ICU4X has the day with two digits, Intl and its own dates without a year have one",
    };
    firsts.map(padded).collect()
}

/// How ICU4X writes it.
fn written(icu: &Icu, Sample { what, of, .. }: &Sample) -> String {
    let date = || {
        let day: NaiveDate = of.parse().unwrap();
        let [month, day_of_month] = [day.month(), day.day()].map(|number| u8::try_from(number).unwrap());
        Date::try_new_gregorian(day.year(), month, day_of_month).unwrap()
    };
    match *what {
        "whole" | "rate" => {
            let number: Decimal = of.parse().unwrap();
            DecimalFormatter::try_new(icu.into(), DecimalFormatterOptions::default())
                .unwrap()
                .format(&number)
                .to_string()
        }
        "category" => {
            let count: u64 = of.parse().unwrap();
            match PluralRules::try_new_cardinal(icu.into()).unwrap().category_for(count) {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            }
            .to_owned()
        }
        "date" => FixedCalendarDateTimeFormatter::try_new(icu.into(), YMD::long())
            .unwrap()
            .format(&date())
            .to_string(),
        "date-in-year" => FixedCalendarDateTimeFormatter::try_new(icu.into(), MD::long())
            .unwrap()
            .format(&date())
            .to_string(),
        "date-short" => FixedCalendarDateTimeFormatter::try_new(icu.into(), MD::medium())
            .unwrap()
            .format(&date())
            .to_string(),
        "month-of-year" => FixedCalendarDateTimeFormatter::try_new(icu.into(), YM::long())
            .unwrap()
            .format(&date())
            .to_string(),
        other => panic!("{other} is no kind of sample"),
    }
}

#[test]
fn every_language_writes_numbers_dates_and_plurals_as_cldr_does() {
    let (known, mut found) = (known(), Vec::new());
    for source in SOURCES {
        let icu: Icu = source.cldr.parse().unwrap();
        let here = samples(Locale::of(source.code()));
        assert!(here.len() > 250, "{}", here.len());
        let theirs: Vec<String> = here.iter().map(|sample| written(&icu, sample)).collect();
        found.extend(differences(source.code(), &here, &theirs, &known));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
