//! Where WebAssembly is refused by the page's policy, or is not there at all, the static figure follows what is published.

use crate::stage::{GOAL, PUBLICATION, Stage, pass, run, shown, told, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::server::{Answer, STRICT_POLICY};

const WITHOUT: (&str, &str) = ("without.js", "delete window.WebAssembly;");

fn refusing() -> Stage {
    Stage::with_policy(&STRICT_POLICY.replace(" 'wasm-unsafe-eval'", ""))
}

/// Elements that stay in sight, so that all are awake at once.
fn body(stage: &Stage) -> String {
    stage.element("") + stage.element("").repeat(2).as_str() + stage.element("view=\"table\"").as_str()
}

const SCROLL: &str = "for (const one of document.querySelectorAll('kraft-progress')) {
    one.scrollIntoView({ behavior: 'instant' });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
}";

async fn follows(browser: &Browser, mut stage: Stage, scripts: &[(&str, &str)], most_violations: usize) {
    browser.goto(stage.page(scripts, &body(&stage))).await.unwrap();
    run(browser, SCROLL).await;
    // `ready` of each, when what was published has taken the place of what was pasted.
    pass(browser, 1).await;
    let mut before = shown(browser).await;
    assert!(before[0].text.contains("320 personer") && before[0].height > 300.0, "{:?}", before[0]);
    for month in 0..3 {
        assert!(stage.site.add_month().unwrap());
        pass(browser, 300).await;
        let case = format!("month {month}");
        let after = until(browser, &case, |shown| {
            shown.iter().zip(&before).all(|(shown, before)| shown.rows != before.rows)
        })
        .await;
        assert!(after.iter().all(|one| !one.live && one.notice.is_empty()), "month {month}: {after:?}");
        assert!(after[0].height > 300.0, "month {month}");
        before = after;
    }
    let told = told(browser).await;
    for index in 0..4 {
        let names: Vec<_> =
            told.iter().filter(|one| one.index == index).map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["ready", "update", "update", "update"], "{index}: {told:?}");
    }
    // And where it can be fetched no more.
    stage.server.answer_json(Answer::Status(503));
    pass(browser, 300).await;
    let failing = until(browser, "notices", |shown| shown.iter().all(|one| !one.notice.is_empty())).await;
    for (failing, before) in failing.iter().zip(&before) {
        assert_eq!((&failing.text, &failing.rows), (&before.text, &before.rows));
    }
    let fetched = run(browser, "return clock.fetched.filter((path) => path.endsWith('.wasm'));").await;
    assert_eq!(fetched, serde_json::json!([]));
    assert!(stage.server.take_requests().iter().all(|request| !request.path.contains("mk_wasm")));
    let console = browser.console().await.unwrap();
    let violations = console.iter().filter(|message| message.is_violation()).count();
    assert!(violations <= most_violations, "{violations}: {console:#?}");
}

in_every_browser!(where_the_policy_refuses_webassembly_the_static_figure_follows);
async fn where_the_policy_refuses_webassembly_the_static_figure_follows(browser: Browser) {
    follows(&browser, refusing(), &[], 1).await;
}

in_every_browser!(where_there_is_no_webassembly_the_static_figure_follows);
async fn where_there_is_no_webassembly_the_static_figure_follows(browser: Browser) {
    follows(&browser, Stage::new(), &[WITHOUT], 0).await;
}

in_every_browser!(where_no_figure_is_published_the_static_one_stays_with_a_notice_and_comes_later);
async fn where_no_figure_is_published_the_static_one_stays_with_a_notice_and_comes_later(browser: Browser) {
    for (stage, scripts) in [(refusing(), &[][..]), (Stage::new(), &[WITHOUT])] {
        let name = format!("malmokraften.{GOAL}.sv.html");
        let good = stage.published(&name);
        let page = stage.page(scripts, &stage.element(""));
        let reads = |text: &str| text.contains("320 personer");
        for (what, text) in [("missing", None), ("of a login", Some("<p>Logga in")), ("empty", Some(""))] {
            match text {
                Some(text) => stage.publish(&name, text),
                None => std::fs::remove_file(stage.folder.path().join("kraft").join(&name)).unwrap(),
            }
            browser.goto(&page).await.unwrap();
            let failing = until(&browser, what, |shown| !shown[0].notice.is_empty()).await;
            assert!(!failing[0].live && reads(&failing[0].text) && failing[0].height > 300.0, "{what}");
            let reason = &told(&browser).await[0].detail;
            assert!(reason.contains("WebAssembly"), "{what}: {reason}");
            stage.publish(&name, &good);
            pass(&browser, 330).await;
            until(&browser, what, |shown| shown[0].notice.is_empty() && reads(&shown[0].text)).await;
        }
    }
}

/// A figure as somebody would publish it who wants to do harm, in every way that markup has.
const HOSTILE: &str = r##"<script>window.ran = 1;</script>
<figure part="figure" lang="sv" onclick="ran = 2" style="position: fixed" class="kraft" nonce="x" is="x-y" slot="x" autofocus
    contenteditable tabindex="0" onfocus="ran = 3" ondblclick="ran = 3">
  <base href="//elsewhere.example/"><meta http-equiv="refresh" content="0; url=/index.html"><link rel="stylesheet" href="/x.css">
  <style>body { display: none }</style><script src="/evil.js"></script><template><script>ran = 4</script></template>
  <figcaption part="heading"><h3>Rubrik<img src="/x.png" onerror="ran = 5"></h3></figcaption>
  <p part="lead" onmouseover="ran = 6"><strong>412 personer</strong> har<svg onload="ran = 7"><a xlink:href="javascript:ran = 8"
    xmlns:xlink="http://www.w3.org/1999/xlink" href="javascript:ran = 9"><text>länk i bild</text></a></svg></p>
  <p part="pace">I takt <a href="javascript:ran = 10" target="_top" ping="/x">ett</a><a href=" java&#10;script:ran = 11">två</a><a
    href="data:text/html,<script>ran = 12</script>">tre</a><a href="vbscript:x">fyra</a><a href="https://elsewhere.example/">fem</a><a
    href="#har">sex</a><a download="x.csv" href="data:text/csv;charset=utf-8,1">sju</a></p>
  <iframe src="/index.html" srcdoc="<script>parent.ran = 13</script>"></iframe><object data="/index.html"></object>
  <embed src="/index.html"><video src="/x.mp4" onerror="ran = 14" autoplay></video><audio src="/x.mp3" onerror="ran = 15"></audio>
  <form action="/steal"><input name="x" autofocus onfocus="ran = 16"><button formaction="javascript:ran = 17">Skicka</button></form>
  <math><mtext><mglyph><style><img src="/x.png" onerror="ran = 18"></style></mglyph></mtext><a href="javascript:ran = 19">x</a></math>
  <svg part="chart" viewBox="0 0 10 10" onload="ran = 20"><script>ran = 21</script><foreignObject><body onload="ran = 22"><p>i
    bilden</p></body></foreignObject><use href="/index.html#x"/><image href="/x.png" onerror="ran = 23"/><animate
    attributeName="href" values="javascript:ran = 24"/><set attributeName="onclick" to="ran = 25"/><path d="M0 0H5"
    fill="url(/x.svg#a)" stroke="\75rl(/y.svg#a)" style="fill: url(/x.svg)" class="outcome"/><style>* { fill: url(/x.svg) }</style></svg>
  <details open ontoggle="ran = 26"><summary>Tabell</summary><table part="table" background="/x.png"><tbody><tr onclick="ran = 27">
    <th scope="row">1</th><td>2</td></tr></tbody></table></details>
  <kraft-progress src="/kraft/malmokraften.json"></kraft-progress><x-y onclick="ran = 28"></x-y><dialog open>x</dialog>
</figure>"##;

/// What stands in the element after that: names of elements and attributes, addresses, and whether anything ran.
const TAKEN: &str = "const all = [...document.querySelector('kraft-progress').querySelectorAll('*')];
return {
  ran: window.ran ?? 0,
  elements: [...new Set(all.map((one) => `${one.namespaceURI.slice(-3)} ${one.localName}`))].sort(),
  attributes: [...new Set(all.flatMap((one) => [...one.attributes].map((of) => of.name)))].sort()
    // That the table was opened by a click.
    .filter((name) => name !== 'open'),
  links: all.map((one) => one.getAttribute('href')).filter(Boolean),
};";

in_every_browser!(of_a_hostile_figure_nothing_is_taken_but_its_words_and_lines);
async fn of_a_hostile_figure_nothing_is_taken_but_its_words_and_lines(browser: Browser) {
    let mut stage = refusing();
    browser.goto(stage.page(&[], &stage.element(""))).await.unwrap();
    pass(&browser, 1).await;
    assert!(stage.site.add_month().unwrap());
    stage.publish(&format!("malmokraften.{GOAL}.sv.html"), HOSTILE);
    stage.server.take_requests();
    browser.console().await.unwrap();
    pass(&browser, 300).await;
    until(&browser, "it is there", |shown| shown[0].text.contains("412 personer")).await;
    // What reacts to being clicked, touched and shown.
    let touch = "for (const one of document.querySelectorAll('kraft-progress, kraft-progress *')) {
        for (const name of ['click', 'mouseover', 'focus', 'load', 'error', 'toggle', 'dblclick']) {
            if (name !== 'click' || one.localName !== 'a') one.dispatchEvent(new Event(name, { bubbles: true }));
        }
    }
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));";
    run(&browser, touch).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let taken = run(&browser, TAKEN).await;
    assert_eq!(
        taken,
        serde_json::json!({
            "ran": 0,
            "elements": ["svg path", "svg svg", "tml a", "tml details", "tml figcaption", "tml figure", "tml h3", "tml p",
                "tml strong", "tml summary", "tml table", "tml tbody", "tml td", "tml th", "tml tr"],
            "attributes": ["class", "d", "download", "href", "lang", "part", "scope", "viewBox"],
            "links": ["#har", "data:text/csv;charset=utf-8,1"],
        })
    );
    assert_eq!(told(&browser).await.last().map(|told| told.name.clone()).unwrap(), "update");
    // It asked nobody for anything.
    let asked: Vec<_> = stage.server.take_requests().into_iter().map(|request| request.path).collect();
    assert!(asked.iter().all(|path| path.ends_with(PUBLICATION) || path.ends_with(".sv.html")), "{asked:?}");
}
