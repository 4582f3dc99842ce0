//! The page where an editor chooses a figure and copies what to paste: whatever it offers works when it is pasted.

use crate::expected::{expected, says};
use crate::shown::{open_tables, run, shown, until, until_true};
use crate::stage::Stage;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::server::Answer;
use mk_wasm::view::View;
use serde_json::{Value, json};

/// Chooses, as a reader does, and waits until the snippet is there for it.
async fn choose(browser: &Browser, choices: &[(&str, &str)]) -> String {
    let script = "document.querySelector('#code').value = '';
        for (const [id, value] of arguments[0]) {
            const field = document.getElementById(id);
            if (field.type === 'radio') field.checked = true; else field.value = value;
            if (field.value !== value && field.type !== 'radio') throw new Error(`${id} does not offer ${value}`);
        }
        document.querySelector('#goal').dispatchEvent(new Event('change', { bubbles: true }));";
    browser.execute(script, vec![json!(choices)]).await.unwrap();
    until_true(browser, "the snippet is there", "return document.querySelector('#code').value !== '';").await;
    let frame = "const frame = document.querySelector('#preview iframe');
        if (!frame) return true;
        return frame.contentDocument?.documentElement?.classList.contains('listened')
            && document.querySelector('#code').value.includes(`height=\"${frame.clientHeight}\"`);";
    until_true(browser, "the frame's height is in the snippet", frame).await;
    run(browser, "return document.querySelector('#code').value;").await.as_str().unwrap().to_owned()
}

async fn opened(browser: &Browser, stage: &Stage) {
    browser.driver().goto(stage.host.url("/embed.html")).await.unwrap();
    until_true(browser, "it is ready", "return !!document.querySelector('#code')?.value;").await;
}

/// Each goal with the languages and views in turn, so that each is there.
fn cases(stage: &Stage) -> Vec<(String, &'static str, View)> {
    let goals: Vec<String> =
        stage.publication().series().iter().map(|series| series.goal().id.to_string()).collect();
    let views = View::ALL;
    let count = goals.len().max(views.len());
    let of = |index: usize| {
        (goals[index % goals.len()].clone(), ["sv", "en", "sv-simple"][index % 3], views[index % views.len()])
    };
    (0..count).map(of).collect()
}

in_every_browser!(every_snippet_works_where_it_is_pasted);
async fn every_snippet_works_where_it_is_pasted(browser: Browser) {
    let stage = Stage::new();
    for (number, (goal, language, view)) in cases(&stage).into_iter().enumerate() {
        let wrapper = ["plain", "portal", "grid"][number % 3];
        for way in ["element", "frame", "pasted"] {
            let case = format!("{way}: {goal}, {language}, {}, in {wrapper}", view.word());
            browser.set_viewport(1200, 2000).await.unwrap();
            opened(&browser, &stage).await;
            let choices = [
                ("goal", &*goal),
                ("view", view.word()),
                ("language", language),
                (way, way),
                ("width", "320"),
            ];
            let snippet = choose(&browser, &choices).await;
            if way == "frame" {
                browser.driver().enter_frame(0).await.unwrap();
            }
            let preview = until(&browser, &case, |shown| {
                shown.live == (way != "pasted") && !shown.told.rows.is_empty()
            });
            let preview = preview.await;
            browser.driver().enter_default_frame().await.unwrap();
            assert_eq!(browser.console().await.unwrap(), [], "{case}");

            browser.driver().goto(stage.page(wrapper, &snippet)).await.unwrap();
            if way == "frame" {
                browser.driver().enter_frame(0).await.unwrap();
            }
            until(&browser, &case, |shown| shown.live == (way != "pasted") && !shown.told.rows.is_empty())
                .await;
            open_tables(&browser).await;
            let shown = shown(&browser).await;
            says(&case, &shown, &expected(&stage, &goal, language, view), view);
            if way != "pasted" {
                assert_eq!(
                    (&shown.told.text, &shown.told.rows),
                    (&preview.told.text, &preview.told.rows),
                    "{case}: the preview"
                );
            }
            browser.driver().enter_default_frame().await.unwrap();
            assert_eq!(browser.console().await.unwrap(), [], "{case}");
        }
    }
}

in_every_browser!(a_snippet_says_what_was_chosen_and_nothing_else);
async fn a_snippet_says_what_was_chosen_and_nothing_else(browser: Browser) {
    let stage = Stage::new();
    browser.set_viewport(1200, 2000).await.unwrap();
    opened(&browser, &stage).await;
    for (choices, holds, lacks) in [
        (
            &[("element", "element"), ("goal", "sjalvforsorjning")][..],
            "<script type=\"module\" src=\"/kraft/kraft-progress.js\"></script>\n<kraft-progress src=\"/kraft/malmokraften.json\" goal=\"sjalvforsorjning\" lang=\"sv\">\n<figure",
            "style=",
        ),
        (
            &[
                ("view", "years"),
                ("language", "en"),
                ("refresh", "off"),
                ("heading-level", "3"),
                ("period", "all"),
            ],
            "goal=\"sjalvforsorjning\" view=\"years\" period=\"all\" lang=\"en\" refresh=\"off\" heading-level=\"3\">",
            "breakdown",
        ),
        (
            &[("frame", "frame"), ("width", "480")],
            "src=\"/kraft/malmokraften.sjalvforsorjning.en.years.page.html#light\" title=\"Self-sufficiency – Malmökraften 2025–2027\" loading=\"lazy\" width=\"480\" height=\"",
            "refresh",
        ),
        (
            &[("pasted", "pasted"), ("view", "pace"), ("language", "sv")],
            "<figure part=\"figure\" lang=\"sv\"",
            "script",
        ),
    ] {
        let snippet = choose(&browser, choices).await;
        assert!(snippet.contains(holds) && !snippet.contains(lacks), "{choices:?}: {snippet}");
    }
    // Early, from the same site alone.
    run(&browser, "document.querySelector('#early').checked = true;").await;
    let early = "<link rel=\"preload\" as=\"fetch\" href=\"/kraft/kraft-progress.wasm\">\n<link rel=\"preload\" as=\"fetch\" href=\"/kraft/malmokraften.json\">\n<script type=\"module\" src=\"/kraft/kraft-progress.js\">";
    let snippet = choose(&browser, &[("element", "element"), ("base", "/kraft/")]).await;
    assert!(snippet.starts_with(early), "{snippet}");
    // What is no address is said, and nothing can be copied.
    for wrong in ["", "C:\\kraft", "mailto:kraft", "https://"] {
        let script = "document.querySelector('#base').value = arguments[0];
            document.querySelector('#base').dispatchEvent(new Event('change', { bubbles: true }));
            return [document.querySelector('#problem').textContent, document.querySelector('#code').value, document.querySelector('#copy').disabled];";
        let said = browser.execute(script, vec![json!(wrong)]).await.unwrap().json().clone();
        assert!(said[0].as_str().unwrap().starts_with("Mappens adress går inte"), "{wrong}: {said}");
        assert_eq!((&said[1], &said[2]), (&json!(""), &json!(true)), "{wrong}");
    }
    // An address with what would end the attribute.
    let base = [("element", "element"), ("base", "https://kraft.example/\"><b>")];
    let snippet = choose(&browser, &base).await;
    assert!(
        snippet.contains("src=\"https://kraft.example/&quot;&gt;&lt;b&gt;/kraft-progress.js\"")
            && !snippet.contains("<link"),
        "{snippet}"
    );
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(copying_is_confirmed_and_where_it_is_refused_the_code_is_selected);
async fn copying_is_confirmed_and_where_it_is_refused_the_code_is_selected(browser: Browser) {
    let stage = Stage::new();
    browser.set_viewport(1200, 2000).await.unwrap();
    opened(&browser, &stage).await;
    for (clipboard, said) in [
        ("async (text) => { window.copied = text; }", "Koden är kopierad."),
        ("() => Promise.reject(new Error('no'))", "Koden är markerad. Kopiera den med Ctrl+C."),
    ] {
        let script = format!(
            "Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {{ writeText: {clipboard} }} }});
            const button = document.querySelector('#copy'); button.focus(); button.click();"
        );
        run(&browser, &script).await;
        let confirmed = format!("return document.querySelector('#said').textContent === '{said}';");
        until_true(&browser, said, &confirmed).await;
    }
    let whole = "const code = document.querySelector('#code');
        return window.copied === code.value && document.activeElement === code
            && code.selectionStart === 0 && code.selectionEnd === code.value.length;";
    assert_eq!(run(&browser, whole).await, true);
}

in_every_browser!(it_speaks_english_when_it_is_asked_to_and_says_when_there_are_no_figures);
async fn it_speaks_english_when_it_is_asked_to_and_says_when_there_are_no_figures(browser: Browser) {
    let stage = Stage::new();
    browser.set_viewport(1200, 2000).await.unwrap();
    opened(&browser, &stage).await;
    let said =
        "return [...document.querySelectorAll('[data-words], option, .hint')].map((one) => one.textContent);";
    let of = |value: Value| -> Vec<String> { serde_json::from_value(value).unwrap() };
    let swedish = of(run(&browser, said).await);
    run(&browser, "document.querySelector('#switch').click();").await;
    let english = of(run(&browser, said).await);
    let same = |text: &&String| !text.is_empty() && !text.contains("px") && text.parse::<u32>().is_err();
    for (swedish, english) in swedish.iter().zip(&english).filter(|(swedish, _)| same(swedish)) {
        let is_own = swedish != english || ["Demonstration", "Period", "team"].contains(&&**english);
        assert!(is_own && english != "undefined", "“{swedish}” is “{english}”");
    }
    assert_eq!(
        run(&browser, "return document.documentElement.lang + document.title;").await,
        "enPut a chart on your website"
    );
    let again = "location.reload();";
    run(&browser, again).await;
    until_true(
        &browser,
        "English stays",
        "return document.documentElement?.lang === 'en' && !!document.querySelector('#code')?.value;",
    )
    .await;
    assert_eq!(browser.console().await.unwrap(), []);
    stage.host.answer_json(Answer::Status(500));
    run(&browser, again).await;
    until_true(
        &browser,
        "it says that there are none",
        "return !!document.querySelector('#problem')?.textContent.startsWith('The figures cannot');",
    )
    .await;
}

in_every_browser!(it_fits_into_every_window);
async fn it_fits_into_every_window(browser: Browser) {
    let stage = Stage::new();
    for width in [320, 640, 1200] {
        browser.set_viewport(width, 3200).await.unwrap();
        opened(&browser, &stage).await;
        for way in ["element", "frame", "pasted"] {
            let snippet = choose(&browser, &[(way, way), ("width", "")]).await;
            assert!(snippet.len() > 100);
            let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth;";
            assert_eq!(run(&browser, wide).await, false, "{width}, {way}");
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            browser.screenshot(&format!("embed-{width}-{way}")).await.unwrap();
        }
        // A figure wider than the window is scrolled in its box.
        choose(&browser, &[("element", "element"), ("width", "1000")]).await;
        let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth;";
        assert_eq!(run(&browser, wide).await, false, "{width}, 1000 pixels");
    }
    let small = "return [...document.querySelectorAll('main button, main input, main select, header button')]
        .filter((one) => one.offsetParent && (one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24))
        .map((one) => one.id);";
    assert_eq!(run(&browser, small).await, json!([]));
    let nameless = "return [...document.querySelectorAll('input, select, textarea')].filter((one) => !one.labels.length).map((one) => one.id);";
    assert_eq!(run(&browser, nameless).await, json!([]));
}
