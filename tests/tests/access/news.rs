//! News are read aloud: once, when figures have changed, and not while the reader has paused them.

use crate::spoken::is_parted;
use crate::stage::{GOAL, Stage, ask, ask_root, attributes, run};
use mk_tests::browser::Browser;
use mk_wasm::view::View;
use std::time::Duration;

/// Keeps all that the live region has said, in an attribute of the page.
const LISTEN: &str = r#"
const region = root.querySelector(".heard");
const kept = (all) => (document.documentElement.dataset.heard = JSON.stringify(all));
const all = [];
kept(all);
new MutationObserver(() => { all.push(region.textContent); kept(all); }).observe(region, { childList: true, characterData: true, subtree: true });
"#;

async fn heard(browser: &Browser) -> Vec<String> {
    let all: String = ask(browser, "return document.documentElement.dataset.heard;").await;
    serde_json::from_str(&all).unwrap()
}

fn looks(stage: &Stage) -> usize {
    let requests = stage.server.take_requests();
    requests.iter().filter(|request| request.path.ends_with("malmokraften.json")).count()
}

async fn open(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes("sjalvforsorjning", View::Pace, "sv")], "")).await;
    let region: (String, String, bool) = ask_root(
        browser,
        "const region = root.querySelector('.heard');
        return [region.getAttribute('role'), region.textContent, region.checkVisibility()];",
    )
    .await;
    assert_eq!(
        region,
        ("status".to_owned(), String::new(), true),
        "there, and silent, before there are news"
    );
    run(browser, &format!("{}{LISTEN}", crate::stage::ROOT)).await;
}

/// Nothing is said until figures change, and then all of it, once.
pub(crate) async fn once(stage: &Stage, browser: &Browser) {
    open(stage, browser).await;
    looks(stage);
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert!(looks(stage) > 0, "it looks for news");
    assert_eq!(heard(browser).await, [""; 0], "nothing is new");
    // The same figures in another file are no news, nor is another view of them.
    let file = stage.folder.path().join("kraft/malmokraften.json");
    let same = std::fs::read_to_string(&file).unwrap() + "\n\n";
    std::fs::write(&file, same).unwrap();
    run(browser, "document.querySelector('kraft-progress').setAttribute('view', 'bar');").await;
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert_eq!(heard(browser).await, [""; 0], "the same in another file");
    stage.news(browser).await;
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    let said = heard(browser).await;
    assert_eq!(said.len(), 1, "once: {said:?}");
    assert!(said[0].starts_with("Nya siffror. "), "{}", said[0]);
    let lead: String =
        ask_root(browser, "return root.querySelector('[part=lead]').firstChild.data.split('.')[0];").await;
    assert!(said[0].replace('\u{a0}', "").contains(&lead.replace('\u{a0}', "")), "{} lacks {lead}", said[0]);
    assert!(!is_parted(&said[0]) && !said[0].contains(['–', '−']), "for the ear: {}", said[0]);
    let language: String = ask_root(browser, "return root.querySelector('.heard').lang;").await;
    assert_eq!(language, "sv");
}

const PRESS: &str =
    "const button = root.querySelector('[data-do=pause]'); root.querySelector('details').open = true;
    button.click(); return button.getAttribute('aria-pressed');";

/// While it is paused nothing is asked for, shown or said; then all at once.
pub(crate) async fn paused(stage: &Stage, browser: &Browser) {
    open(stage, browser).await;
    let name: String = ask_root(browser, "return root.querySelector('[data-do=pause]').textContent;").await;
    assert_eq!(name, "Pausa uppdateringen");
    assert_eq!(ask_root::<String>(browser, PRESS).await, "true", "the button is pressed");
    let before: String = ask_root(browser, "return root.querySelector('figure').textContent;").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    looks(stage);
    stage.add_month();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(looks(stage), 0, "nothing is asked for");
    assert_eq!(heard(browser).await, [""; 0], "nothing is said");
    let after: String = ask_root(browser, "return root.querySelector('figure').textContent;").await;
    assert_eq!(before, after, "nothing changes");
    assert_eq!(ask_root::<String>(browser, PRESS).await, "false");
    stage
        .until(
            browser,
            "the news are told",
            "return JSON.parse(document.documentElement.dataset.heard).length === 1;",
        )
        .await;
    assert!(looks(stage) > 0);
}

/// Paused stays paused when the figure is drawn anew, and the button says so.
pub(crate) async fn stays_paused(stage: &Stage, browser: &Browser) {
    stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
    assert_eq!(ask_root::<String>(browser, PRESS).await, "true", "the button is pressed");
    for (name, value) in
        [("view", "bar"), ("view", "table"), ("lang", "en"), ("view", "pace"), ("goal", "arsplatser")]
    {
        let script = format!("document.querySelector('kraft-progress').setAttribute('{name}', '{value}');");
        run(browser, &script).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let pressed: String =
            ask_root(browser, "return root.querySelector('[data-do=pause]').getAttribute('aria-pressed');")
                .await;
        assert_eq!(pressed, "true", "the button is pressed: {name}, {value}");
    }
    looks(stage);
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert_eq!(looks(stage), 0, "still paused");
}

checks!(
    once as news_are_read_aloud_once,
    paused as paused_figures_ask_for_nothing_and_say_nothing,
    stays_paused as paused_figures_stay_paused_however_they_are_shown,
);
