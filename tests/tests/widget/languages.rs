//! Languages that are not built in come when an element asks for them; and every language writes numbers, dates and plurals
//! as the browser's own `Intl` does.

use crate::page::{Stage, all_live, until};
use crate::samples::{Known, days_of, differences, samples};
use chrono::Datelike;
use mk_examples::site::PACKAGE;
use mk_tests::browser::{Browser, Engine};
use mk_tests::in_every_browser;
use mk_tests::package;
use mk_wasm::locale::{Key, Locale, SOURCES};
use serde_json::json;
use std::fs;

const GOAL: &str = "arbete-eller-studier";

/// What `Intl` writes in a locale for each sample; nothing where the engine has no data of the language.
const WRITTEN: &str = r#"
const formats = {
  date: { year: "numeric", month: "long", day: "numeric" },
  "date-in-year": { month: "long", day: "numeric" },
  "date-short": { month: "short", day: "numeric" },
  "month-of-year": { year: "numeric", month: "long" },
};
return arguments[0].map(([locale, samples]) => {
  // What is listed can be empty: then months are called M01, M02 …
  const month = new Intl.DateTimeFormat(locale, { month: "long" }).format(0);
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0 || /^M\d/.test(month)) return null;
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const dates = Object.fromEntries(
    Object.entries(formats).map(([what, parts]) => [what, new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...parts })]),
  );
  return samples.map(([what, of]) => {
    if (what === "category") return plurals.select(Number(of));
    if (what in dates) return dates[what].format(new Date(`${of}T12:00:00Z`));
    return numbers.format(Number(of));
  });
});
"#;

/// The languages that an engine has no data of: Chromium has only those of its own menus.
fn unknown(engine: Engine) -> &'static [&'static str] {
    if engine == Engine::Chromium { &["bs", "so"] } else { &[] }
}

/// What an engine's `Intl` writes in another way, and why it is left.
fn known(engine: Engine) -> Vec<Known> {
    // Persian months that end in a vowel.
    let joined = [(1, "ژانویهٔ"), (2, "فوریهٔ"), (5, "مهٔ"), (7, "ژوئیهٔ")];
    let why = "Intl joins the month to the year by an ezafe, ICU4X and most people who write do not";
    let mut known = renamed("fa", &["date", "month-of-year"], &joined, why);
    if engine == Engine::WebKit {
        let why = "Debian's WebKit has CLDR 42, which still calls the months first, second, third …";
        let numbered = [
            "Koobaad",
            "Labaad",
            "Saddexaad",
            "Afraad",
            "Shanaad",
            "Lixaad",
            "Todobaad",
            "Sideedaad",
            "Sagaalaad",
            "Tobnaad",
            "Kow iyo Tobnaad",
            "Laba iyo Tobnaad",
        ];
        let numbered: Vec<String> = numbered.map(|name| format!("Bisha {name}")).into();
        let numbered: Vec<(u32, &str)> = (1..).zip(numbered.iter().map(String::as_str)).collect();
        known.extend(renamed("so", &["date", "date-in-year", "month-of-year"], &numbered, why));
        let why = "Debian's WebKit has CLDR 42, which still has names in short";
        let short = [
            "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
            "joulu",
        ];
        for (month, name) in (1..).zip(short) {
            for day in days_of(month) {
                let theirs = format!("{}. {name}k.", day.day());
                known.push(Known { code: "fi", what: "date-short", of: day.to_string(), theirs, why });
            }
        }
    }
    known
}

/// Dates that differ in nothing but the names of some months.
fn renamed(
    code: &'static str,
    whats: &[&'static str],
    months: &[(u32, &str)],
    why: &'static str,
) -> Vec<Known> {
    let locale = Locale::of(code);
    let mut known = Vec::new();
    for (month, name) in months {
        for day in days_of(*month) {
            for what in whats {
                let here = match *what {
                    "date" => locale.date(day),
                    "date-in-year" => locale.date_in_year(day),
                    _ => locale.month_of_year(day),
                };
                let own = locale.item(Key::Months, day.month0() as usize);
                let theirs = here.replace('\u{a0}', " ").replace(own, name);
                known.push(Known { code, what, of: day.to_string(), theirs, why });
            }
        }
    }
    known
}

in_every_browser!(every_language_writes_numbers_dates_and_plurals_as_intl_does);
async fn every_language_writes_numbers_dates_and_plurals_as_intl_does(browser: Browser) {
    let here: Vec<_> = SOURCES.iter().map(|source| samples(Locale::of(source.code()))).collect();
    let mut asked = Vec::new();
    for (source, samples) in SOURCES.iter().zip(&here) {
        let samples: Vec<_> = samples.iter().map(|sample| [sample.what, &sample.of]).collect();
        asked.push(json!([source.cldr, samples]));
    }
    let stage = Stage::new();
    browser.driver().goto(stage.server.url("/index.html")).await.unwrap();
    let theirs: Vec<Option<Vec<String>>> =
        browser.execute(WRITTEN, vec![json!(asked)]).await.unwrap().convert().unwrap();
    let known = known(browser.engine());
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for ((source, here), theirs) in SOURCES.iter().zip(&here).zip(&theirs) {
        match theirs {
            Some(theirs) => found.extend(differences(source.code(), here, theirs, &known)),
            None => missing.push(source.code()),
        }
    }
    assert_eq!(missing, unknown(browser.engine()));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The figure's language, direction and heading, and the words of its notice.
const SAID: &str = "const root = document.querySelector('kraft-progress').shadowRoot;
const figure = root.querySelector('figure');
return [figure.lang, figure.dir, root.querySelector('[part=heading]').textContent, getComputedStyle(figure).direction];";

async fn ask_for(browser: &Browser, language: &str) {
    let script = "document.querySelector('kraft-progress').setAttribute('lang', arguments[0]);";
    browser.execute(script, vec![json!(language)]).await.unwrap();
}

in_every_browser!(a_language_comes_when_it_is_asked_for_and_once);
async fn a_language_comes_when_it_is_asked_for_and_once(browser: Browser) {
    let stage = Stage::new();
    stage.write_page(GOAL, "");
    browser.driver().goto(stage.server.url("/page.html")).await.unwrap();
    all_live(&browser).await;
    let languages = || {
        let asked = stage.server.take_requests().into_iter().filter(|one| one.path.contains("language-"));
        asked.count()
    };
    assert_eq!(languages(), 0, "Swedish is built in");
    for (asked, lang, direction, title, loads) in [
        ("fi", "fi", "ltr", "Työ tai opinnot", 1),
        ("ar-SY", "ar", "rtl", "العمل أو الدراسة", 1),
        ("fi-FI", "fi", "ltr", "Työ tai opinnot", 0),
        // Nobody speaks it here.
        ("de", "sv", "ltr", "Arbete eller studier", 0),
    ] {
        ask_for(&browser, asked).await;
        until(&browser, asked, |shown| shown[0].heading.starts_with(title)).await;
        let said: Vec<String> = browser.execute(SAID, Vec::new()).await.unwrap().convert().unwrap();
        assert_eq!([&said[0], &said[1], &said[3]], [lang, direction, direction], "{asked}");
        assert_eq!(languages(), loads, "{asked}");
    }
}

in_every_browser!(a_language_that_does_not_come_is_swedish_until_it_does);
async fn a_language_that_does_not_come_is_swedish_until_it_does(browser: Browser) {
    // Not its compressed forms, whose names go on.
    let is_polish = |name: &str| name.starts_with("language-pl-") && name.matches('.').count() == 1;
    let stage = Stage::new();
    let folder = stage.folder.path().join(PACKAGE);
    let (name, _) = package::built().unwrap().files.iter().find(|(name, _)| is_polish(name)).unwrap();
    let script = folder.join(name);
    let text = fs::read(&script).unwrap();
    fs::remove_file(&script).unwrap();
    stage.write_page(GOAL, "");
    browser.driver().goto(stage.server.url("/page.html")).await.unwrap();
    browser
        .execute("document.querySelector('kraft-progress').setAttribute('lang', 'pl');", Vec::new())
        .await
        .unwrap();
    let shown = all_live(&browser).await;
    assert!(shown[0].heading.starts_with("Arbete eller studier"), "{}", shown[0].heading);
    assert_eq!(shown[0].notice, "", "the figures are the newest");
    fs::write(&script, text).unwrap();
    until(&browser, "it speaks Polish", |shown| shown[0].heading.starts_with("Praca lub nauka")).await;
}
