//! How often a server is asked, for what, and what is done with its answers.

use crate::stage::{GOAL, PUBLICATION, Stage, looks, pass, run, told, until};
use mk_tests::browser::{Browser, Engine};
use mk_tests::in_every_browser;

/// An element of another kind for each number, so that no two want the same drawing.
fn elements(stage: &Stage, number: usize) -> String {
    let views = ["pace", "years", "bar", "figure", "table"];
    (0..number).map(|index| stage.element(&format!("view=\"{}\"", views[index % views.len()]))).collect()
}

/// Brings every element near what is seen.
const SCROLL: &str = "for (const one of document.querySelectorAll('kraft-progress')) {
    one.scrollIntoView({ behavior: 'instant' });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
}";

in_every_browser!(thirty_elements_ask_once_and_elements_of_two_publications_twice);
async fn thirty_elements_ask_once_and_elements_of_two_publications_twice(browser: Browser) {
    let stage = Stage::new();
    stage.publish("annan.json", &stage.published(PUBLICATION));
    // The same address, written otherwise.
    let again = stage.element("").replace("kraft/malmo", "./kraft/../kraft/malmo");
    for (body, publications) in [
        (elements(&stage, 29) + again.as_str(), 1),
        (elements(&stage, 15) + elements(&stage, 15).replace(PUBLICATION, "annan.json").as_str(), 2),
    ] {
        stage.server.take_requests();
        browser.goto(stage.page(&[], &body)).await.unwrap();
        run(&browser, SCROLL).await;
        until(&browser, "all are live", |shown| shown.len() == 30 && shown.iter().all(|one| one.live)).await;
        let requests = stage.server.take_requests();
        let of = |ending: &str| requests.iter().filter(|request| request.path.ends_with(ending)).count();
        assert_eq!((of(".json"), of(".wasm")), (publications, 1), "{requests:#?}");
        looks(&browser).await;
        pass(&browser, 300).await;
        let looks = looks(&browser).await;
        assert_eq!(looks.len(), publications, "{looks:?}");
    }
    assert_eq!(browser.console().await.unwrap(), []);
}

in_every_browser!(the_shortest_refresh_that_is_asked_for_goes_for_all_of_a_publication);
async fn the_shortest_refresh_that_is_asked_for_goes_for_all_of_a_publication(browser: Browser) {
    let stage = Stage::new();
    let body = ["off", "600", "60"].map(|refresh| stage.element(&format!("refresh=\"{refresh}\""))).concat();
    browser.goto(stage.page(&[], &body)).await.unwrap();
    run(&browser, SCROLL).await;
    until(&browser, "all are live", |shown| shown.iter().all(|one| one.live)).await;
    looks(&browser).await;
    pass(&browser, 185).await;
    assert_eq!(looks(&browser).await.len(), 3);
    // When whoever asked for it has left, so has the hurry.
    run(&browser, "document.querySelectorAll('kraft-progress')[2].remove();").await;
    pass(&browser, 400).await;
    assert_eq!(looks(&browser).await.len(), 0);
    pass(&browser, 300).await;
    assert_eq!(looks(&browser).await.len(), 1);
}

in_every_browser!(it_asks_whether_there_is_news_and_draws_only_those);
async fn it_asks_whether_there_is_news_and_draws_only_those(browser: Browser) {
    let mut stage = Stage::new();
    let before = stage.live(&browser, "").await;
    let watch = "window.changes = 0;
        const live = document.querySelector('kraft-progress').shadowRoot;
        const observer = new MutationObserver((all) => (changes += all.length));
        observer.observe(live, { subtree: true, childList: true, attributes: true, characterData: true });
        clock.told.splice(0); clock.drawings = 0;";
    run(&browser, watch).await;
    stage.server.take_requests();
    pass(&browser, 1_501).await;
    // The same, sent in full by a server that does not remember what it has sent.
    stage.server.answer_json(mk_tests::server::Answer::Typed("application/json"));
    pass(&browser, 900).await;
    let requests = stage.server.take_requests();
    let asked: Vec<_> = requests.iter().map(|request| (request.conditional, request.status)).collect();
    // What came without a date or a tag is not asked about. A WebKit that keeps no profile keeps no answers either.
    let all = match browser.engine() {
        Engine::WebKit => [(false, 200); 8],
        _ => [
            (true, 304),
            (true, 304),
            (true, 304),
            (true, 304),
            (true, 304),
            (true, 200),
            (false, 200),
            (false, 200),
        ],
    };
    assert_eq!(asked, all, "{requests:#?}");
    let done = run(&browser, "return [changes, clock.drawings, clock.told.length];").await;
    assert_eq!(done, serde_json::json!([0, 0, 0]), "changes, drawings, events");

    stage.server.answer_json(mk_tests::server::Answer::Good);
    assert!(stage.site.add_month().unwrap());
    pass(&browser, 300).await;
    until(&browser, "the news are there", |shown| shown[0].rows != before.rows).await;
    assert_eq!(run(&browser, "return clock.drawings;").await, 1, "drawn once");
    let told = told(&browser).await;
    assert!(
        matches!(&told[..], [one] if one.name == "update" && one.detail.contains("november")),
        "{told:?}"
    );
    // Another goal's news are no news.
    let text = stage.published(PUBLICATION);
    let other = text.find("\"id\": \"sjalvforsorjning\"").unwrap();
    assert!(text.find(GOAL).unwrap() != other);
}
