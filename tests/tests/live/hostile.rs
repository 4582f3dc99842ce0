//! Publications that want to do harm: nothing of them runs, nothing takes long, and the element beside goes on.

use crate::stage::{GOAL, PUBLICATION, Stage, pass, run, shown, told, until};
use mk_core::text::LANGUAGES;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::package;
use serde::Deserialize;
use serde_json::{Value, json};

/// Markup that runs wherever it is read as that.
const MARKUP: &str = "\"'><img src=x onerror=\"window.ran=1\"><script>window.ran=2</script>\
    <svg onload=\"window.ran=3\"></svg><a href=\"javascript:window.ran=4\">x</a>--></style></title><!--";

/// Every string of the document through a function, but not ids, days and words of the format.
fn each_text(value: &mut Value, change: &impl Fn(&str) -> String) {
    const TEXTS: [&str; 6] = ["title", "definition", "notice", "counted", "decided_by", "source"];
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if TEXTS.contains(&key.as_str()) {
                    all_strings(value, change);
                } else {
                    each_text(value, change);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        _ => {}
    }
}

fn all_strings(value: &mut Value, change: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Object(fields) => fields.values_mut().for_each(|value| all_strings(value, change)),
        _ => {}
    }
}

/// The same goal in Swedish alone, so that many of it are no more than a publication can be.
fn in_swedish(goal: &Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.retain(|key, _| key == "sv" || !LANGUAGES.contains(&key.as_str()));
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut goal = goal.clone();
    strip(&mut goal);
    goal
}

fn document(stage: &Stage) -> Value {
    serde_json::from_str(&stage.published(PUBLICATION)).unwrap()
}

/// A page of the attacked element and one beside it, whose publication stays good, and whose script counts how long the
/// page was busy at most.
async fn attacked(browser: &Browser, stage: &Stage) {
    stage.publish("beside.json", &stage.published(PUBLICATION));
    let beside = stage.element("").replace(PUBLICATION, "beside.json");
    browser.goto(stage.page(&[], &(stage.element("") + beside.as_str()))).await.unwrap();
    run(browser, "for (const one of document.querySelectorAll('kraft-progress')) one.scrollIntoView();")
        .await;
    until(browser, "both are live", |shown| shown.iter().all(|one| one.live)).await;
    let watch = "window.longest = 0;
        let last = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);";
    run(browser, watch).await;
}

/// Publishes something, looks, and answers with the notice, what is shown, and how long the page was busy.
async fn after(browser: &Browser, stage: &Stage, text: &str, case: &str) -> crate::stage::Shown {
    run(browser, "window.longest = 0; window.clock.told.length = 0; window.clock.drawings = 0;").await;
    stage.publish(PUBLICATION, text);
    pass(browser, 330).await;
    let start = std::time::Instant::now();
    loop {
        // Each drawing asks what day it is, also one that is refused.
        let done = "return clock.drawings > 0 || clock.told.some((one) => one.index === 0);";
        if run(browser, done).await == true {
            break;
        }
        assert!(start.elapsed().as_secs() < 20, "{case}: neither shown nor refused");
        pass(browser, 300).await;
    }
    let longest: f64 =
        browser.execute("return window.longest;", Vec::new()).await.unwrap().convert().unwrap();
    assert!(longest < 2_000.0, "{case}: busy for {longest} ms");
    assert_eq!(run(browser, "return window.ran ?? 0;").await, 0, "{case}: something ran");
    let mut shown = shown(browser).await;
    let beside = shown.remove(1);
    assert!(
        beside.live && beside.notice.is_empty() && beside.text.contains("320 personer"),
        "{case}: {beside:?}"
    );
    let attacked = shown.remove(0);
    assert!(attacked.live && !attacked.rows.is_empty(), "{case}: {attacked:?}");
    attacked
}

in_every_browser!(markup_in_every_text_is_shown_as_text);
async fn markup_in_every_text_is_shown_as_text(browser: Browser) {
    let stage = Stage::new();
    attacked(&browser, &stage).await;
    let mut document = document(&stage);
    each_text(&mut document, &|text| format!("{text}{MARKUP}"));
    let views = ["pace", "years", "bar", "figure", "table"];
    let last = after(&browser, &stage, &document.to_string(), "markup").await;
    assert!(last.notice.is_empty() && last.text.contains("<script>window.ran=2</script>"), "{last:?}");
    for (view, lang, by) in
        views.iter().flat_map(|view| [(view, "sv", "sex"), (view, "en", ""), (view, "fi", "")])
    {
        let set = format!(
            "const one = document.querySelector('kraft-progress');
            one.setAttribute('view', '{view}'); one.lang = '{lang}';
            one.setAttribute('breakdown', '{by}');
            await clock.idle();
            await new Promise((next) => requestAnimationFrame(next));
            const inner = one.shadowRoot;
            // Read as text where it is read, too: in the tip, in names, in the file.
            for (const mark of inner.querySelectorAll('[data-told]')) mark.focus();
            return [inner.querySelectorAll('img, script, [onload], [onerror], [href^=javascript]').length,
                inner.textContent.includes('<img src=x'), window.ran ?? 0];"
        );
        assert_eq!(run(&browser, &set).await, json!([0, true, 0]), "{view}, {lang}");
    }
    // As programs that calculate with tables read it: no cell of the file is a formula.
    let mut document = self::document(&stage);
    each_text(&mut document, &|text| format!("=HYPERLINK(\"http://elsewhere.example\";\"{text}\")"));
    run(
        &browser,
        "const one = document.querySelector('kraft-progress');
        one.setAttribute('breakdown', 'sex'); one.setAttribute('view', 'table'); one.lang = 'sv';",
    )
    .await;
    after(&browser, &stage, &document.to_string(), "formulas").await;
    let file =
        "const link = document.querySelector('kraft-progress').shadowRoot.querySelector('[part=download]');
        return decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1));";
    let file = run(&browser, file).await;
    let file = file.as_str().unwrap();
    assert!(file.contains("\"'=HYPERLINK("), "{file}");
    for cell in file.trim_start_matches('\u{feff}').split([';', '\n']) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
}

in_every_browser!(documents_that_are_too_much_are_shown_or_refused_soon);
#[allow(clippy::too_many_lines, reason = "it is a table of cases")]
async fn documents_that_are_too_much_are_shown_or_refused_soon(browser: Browser) {
    let stage = Stage::new();
    attacked(&browser, &stage).await;
    let good = document(&stage);
    let goal = good["goals"].as_array().unwrap().iter().position(|one| one["id"] == GOAL).unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = good.clone();
        change(&mut document);
        document.to_string()
    };
    // One language of one goal, or it would be more than a publication can be.
    let long = |letters: &str| {
        with(&|document| {
            for key in ["title", "definition", "counted"] {
                all_strings(&mut document["goals"][goal][key]["sv"], &|text| {
                    format!("{text}{}", letters.repeat(100_000 / letters.len()))
                });
            }
        })
    };
    let point = |day: &str| json!({ "through": day, "count": 5 });
    let cases: Vec<(&str, String, bool)> = vec![
        ("a title of 100 kB", long("lång titel "), true),
        ("a title of 100 kB in one word", long("å"), true),
        ("a title of 100 kB of marks", long("{n}{title}"), true),
        (
            "numbers that are none",
            with(&|one| one["goals"][goal]["points"][0]["count"] = json!(1e308)),
            false,
        ),
        ("numbers below 0", with(&|one| one["goals"][goal]["points"][0]["count"] = json!(-5)), false),
        (
            "a target of ten million",
            with(&|one| {
                for target in one["goals"][goal]["targets"].as_array_mut().unwrap() {
                    target["count"] = json!(10_000_000);
                }
            }),
            true,
        ),
        (
            "10 000 points of one day",
            with(&|one| one["goals"][goal]["points"] = vec![point("2025-01-31"); 10_000].into()),
            false,
        ),
        (
            "10 000 points of days",
            with(&|one| {
                one["goals"][goal]["points"] = (0..10_000)
                    .map(|day| {
                        point(&format!("{}-{:02}-{:02}", 1900 + day / 336, day / 28 % 12 + 1, day % 28 + 1))
                    })
                    .collect();
            }),
            false,
        ),
        (
            "1 000 goals",
            with(&|one| {
                let goals = one["goals"].as_array_mut().unwrap();
                let model = in_swedish(&goals[goal]);
                goals.extend((0..1_000).map(|number| {
                    let mut next = model.clone();
                    next["id"] = json!(format!("mal-{number}"));
                    next
                }));
            }),
            true,
        ),
        (
            "1 000 goals of one name",
            with(&|one| {
                let goals = one["goals"].as_array_mut().unwrap();
                let model = in_swedish(&goals[goal]);
                goals.extend(vec![model; 1_000]);
            }),
            false,
        ),
        (
            "1 000 targets",
            with(&|one| {
                let targets = one["goals"][goal]["targets"].as_array_mut().unwrap();
                let model = targets[0].clone();
                *targets = (0..1_000)
                    .map(|year| {
                        let mut next = model.clone();
                        next["year"] = json!(1_900 + year);
                        next
                    })
                    .collect();
            }),
            false,
        ),
        (
            "a thousand years",
            with(&|one| {
                one["from"] = json!("1900-01-01");
                one["through"] = json!("2999-12-31");
            }),
            true,
        ),
        ("200 000 brackets", "[".repeat(200_000), false),
        ("200 000 brackets that are closed", ["[", "]"].map(|one| one.repeat(200_000)).concat(), false),
        (
            "200 000 brackets within",
            with(&|_| {}).replacen(
                "\"notice\":",
                &format!("\"deep\":{}{},\"notice\":", "[".repeat(200_000), "]".repeat(200_000)),
                1,
            ),
            true,
        ),
        (
            "200 000 objects within a text",
            with(&|_| {}).replacen(
                "\"title\":",
                &format!("\"title\":{}1{},\"old\":", "{\"sv\":".repeat(200_000), "}".repeat(200_000)),
                1,
            ),
            false,
        ),
        (
            "200 000 names",
            with(&|one| {
                for number in 0..200_000 {
                    one["notice"][format!("x{number}")] = json!("x");
                }
            }),
            true,
        ),
    ];
    for (case, text, shows) in cases {
        let shown = after(&browser, &stage, &text, case).await;
        let reasons: Vec<_> = told(&browser).await.into_iter().map(|told| told.detail).collect();
        // JavaScriptCore's own parser can give up on what the others read.
        let is_deep = case.contains("brackets");
        assert!(shown.notice.is_empty() == shows || is_deep, "{case}: {reasons:?}, {shown:?}");
        let back = after_good(&browser, &stage, &good).await;
        assert!(back.notice.is_empty(), "after {case}: {back:?}");
    }
}

/// The good one again: one that is never told of, where it was there before the attack and stayed.
async fn after_good(browser: &Browser, stage: &Stage, good: &Value) -> crate::stage::Shown {
    stage.publish(PUBLICATION, &good.to_string());
    pass(browser, 700).await;
    until(browser, "the good one is back", |shown| {
        shown[0].notice.is_empty() && shown[0].text.contains("320 personer")
    })
    .await
    .remove(0)
}

in_every_browser!(names_of_the_language_itself_are_no_part_of_a_document);
async fn names_of_the_language_itself_are_no_part_of_a_document(browser: Browser) {
    let stage = Stage::new();
    attacked(&browser, &stage).await;
    let good = document(&stage);
    let text = good.to_string();
    let inner = text.trim_start_matches('{').trim_end_matches('}');
    for (case, text, shows) in [
        ("all of it inherited", format!("{{\"__proto__\":{text}}}"), false),
        ("the goals inherited", text.replacen("\"goals\":", "\"__proto__\":{\"goals\":[]},\"goals\":", 1), true),
        ("constructors", text.replacen("\"goals\":", "\"constructor\":{\"prototype\":{\"ran\":1}},\"toString\":1,\"valueOf\":null,\"hasOwnProperty\":2,\"goals\":", 1), true),
        ("constructors in texts", text.replace("\"sv\":", "\"__proto__\":{\"ran\":1},\"constructor\":{\"prototype\":{\"ran\":1}},\"sv\":"), true),
        ("a length of its own", text.replacen("\"goals\":[", "\"goals\":{\"length\":4294967295,\"0\":[", 1).replacen("]}]", "]}]}", 1), false),
        ("each name twice", format!("{{{inner},{inner}}}"), true),
    ] {
        let shown = after(&browser, &stage, &text, case).await;
        assert_eq!(shown.notice.is_empty(), shows, "{case}: {shown:?}");
        assert_eq!(run(&browser, "return [({}).ran ?? 0, ({}).goals ?? 0];").await, json!([0, 0]), "{case}");
        after_good(&browser, &stage, &good).await;
    }
}

#[derive(Debug, Deserialize)]
struct Tried {
    documents: usize,
    shown: usize,
    /// What went wrong in another way than by refusing.
    wrong: Vec<String>,
    slowest: f64,
}

/// Puts something else in the place of each value of the document, and shows it.
const TRY: &str = r#"
const module = (await import(arguments[0])).make();
await module.start(await WebAssembly.compileStreaming(fetch(arguments[1])));
const text = arguments[2];
const figure = new module.Figure(document.createElement("div"));
const tried = { documents: 0, shown: 0, wrong: [], slowest: 0 };
const attempt = (name, document) => {
  const start = performance.now();
  tried.documents += 1;
  try {
    figure.speak("sv");
    figure.show(document, arguments[3], 600, "2026-11-06");
    tried.shown += 1;
  } catch (error) {
    if (typeof error !== "string") tried.wrong.push(`${name}: ${error}`);
  }
  tried.slowest = Math.max(tried.slowest, performance.now() - start);
};
const others = () => [null, true, 1.5, -1, 1e300, "x", "", [], [[]], {}, { sv: 1 }, undefined, () => 1, Symbol("x"), 10n, new Date(NaN)];
const walk = (root, holder, path) => {
  for (const key of Object.keys(holder)) {
    const own = holder[key];
    for (const [index, other] of others().entries()) {
      holder[key] = other;
      attempt(`${path}.${key} by ${index}`, root);
    }
    delete holder[key];
    attempt(`${path}.${key} gone`, root);
    holder[key] = own;
    if (own !== null && typeof own === "object") walk(root, own, `${path}.${key}`);
  }
};
const root = JSON.parse(text);
// Of the goals, the one that is shown: the others are left out before anything is read.
walk(root, root, "");
for (const [index, other] of others().entries()) attempt(`all by ${index}`, other);
return tried;
"#;

in_every_browser!(a_value_of_another_kind_in_any_place_is_refused_or_harmless);
async fn a_value_of_another_kind_in_any_place_is_refused_or_harmless(browser: Browser) {
    let stage = Stage::new();
    browser.goto(stage.server.url("/index.html")).await.unwrap();
    std::fs::write(stage.folder.path().join("starting.js"), package::starting_script().unwrap()).unwrap();
    let mut document = document(&stage);
    document["goals"].as_array_mut().unwrap().retain(|goal| goal["id"] == GOAL);
    for asked in [
        format!("{GOAL}\npace\n\n\n"),
        format!("{GOAL}\nyears\nall\nsex\n2"),
        format!("{GOAL}\ntable\n2025\nsex\n"),
    ] {
        let arguments = vec![
            stage.server.url("/starting.js").into(),
            stage.server.url(&format!("/kraft/{}", package::webassembly().unwrap())).into(),
            document.to_string().into(),
            asked.clone().into(),
        ];
        let tried = browser.execute(TRY, arguments).await.unwrap().json().clone();
        let tried: Tried = serde_json::from_value(tried).unwrap();
        assert_eq!(tried.wrong, [""; 0], "{asked}");
        assert!(
            tried.documents > 2_000 && tried.shown > 100 && tried.slowest < 1_000.0,
            "{asked}: {tried:?}"
        );
    }
}
