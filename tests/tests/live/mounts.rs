//! What comes and goes leaves nothing, what is moved keeps its figure, and what comes back is there again.

use crate::stage::{Stage, pass, run, shown, told, until};
use mk_tests::browser::{Browser, Engine};
use mk_tests::in_every_browser;

/// Keeps hold of what memory the modules have.
const MEMORIES: &str = "window.memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
  const start = WebAssembly[name];
  WebAssembly[name] = async (...what) => {
    const made = await start.apply(WebAssembly, what);
    memories.push((made.instance ?? made).exports.memory);
    return made;
  };
}";

/// Puts elements into the page and takes them out again, ten at a time, each when its figure is there.
const MOUNT: &str = "const model = document.querySelector('kraft-progress');
for (let done = 0; done < arguments[0]; done += 10) {
  const few = Array.from({ length: 10 }, () => model.cloneNode(true));
  const ready = few.map((one) => new Promise((next) => one.addEventListener('kraft-progress:ready', next, { once: true })));
  model.before(...few);
  for (const [index, one] of few.entries()) {
    one.scrollIntoView({ behavior: 'instant' });
    await ready[index];
  }
  for (const one of few) one.remove();
}
clock.told.length = 0; clock.looks.length = 0; clock.fetched.length = 0;
return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);";

// Only its driver tells what a page keeps.
#[tokio::test]
async fn chromium_keeps_nothing_of_a_thousand_elements_that_came_and_went() {
    let browser = Browser::start_in(Engine::Chromium).await.unwrap();
    let stage = Stage::new();
    browser.goto(stage.page(&[("memories.js", MEMORIES)], &stage.element(""))).await.unwrap();
    until(&browser, "it is live", |shown| shown[0].live).await;
    let mount = async |number: i32| -> i64 {
        let mut memory = 0;
        // A part at a time: the driver does not wait long for a script.
        for _ in 0..number / 100 {
            memory = browser.execute(MOUNT, vec![100.into()]).await.unwrap().convert().unwrap();
        }
        memory
    };
    // What is made once is made by the first of them.
    let memory_before = mount(300).await;
    let before = browser.kept().await.unwrap();
    let memory_after = mount(1_000).await;
    let after = browser.kept().await.unwrap();
    let (heap, nodes) = (after.heap - before.heap, after.nodes - before.nodes);
    let listeners = after.listeners - before.listeners;
    // An element is more than a hundred nodes: a single one in a hundred that stayed would be seen.
    assert!(nodes < 1_000 && listeners < 30 && heap < 1_000_000, "{before:?}, {after:?}");
    assert_eq!(memory_after, memory_before, "bytes of WebAssembly memory");
    assert!(shown(&browser).await[0].live);
}

in_every_browser!(what_is_moved_keeps_its_figure_and_what_comes_back_is_there_again);
async fn what_is_moved_keeps_its_figure_and_what_comes_back_is_there_again(browser: Browser) {
    let mut stage = Stage::new();
    let first = stage.live(&browser, "").await;
    told(&browser).await;
    let moves = "window.one = document.querySelector('kraft-progress');
        window.figure = one.shadowRoot.querySelector('figure');
        const [here, there] = [document.createElement('div'), document.createElement('div')];
        document.body.append(here, there);
        for (let times = 0; times < 5; times += 1) { there.append(one); here.prepend(one); }
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
        return one.shadowRoot.querySelector('figure') === figure;";
    assert_eq!(run(&browser, moves).await, true, "another figure was made");
    let after = until(&browser, "it is live", |shown| shown[0].live).await;
    assert_eq!(after[0], first);
    pass(&browser, 300).await;
    assert_eq!(told(&browser).await, [], "moved");

    // Away for a day and a month, in another place, and back.
    run(&browser, "one.remove();").await;
    pass(&browser, 90_000).await;
    assert!(stage.site.add_month().unwrap());
    run(&browser, "document.body.append(one);").await;
    let back = until(&browser, "it is back", |shown| shown[0].live && shown[0].rows != first.rows).await;
    assert_eq!(back[0].notice, "");
    let names: Vec<_> = told(&browser).await.into_iter().map(|told| told.name).collect();
    assert!(names.first().is_some_and(|name| name == "ready"), "{names:?}");
    assert!(stage.site.add_month().unwrap());
    pass(&browser, 300).await;
    until(&browser, "it goes on", |shown| shown[0].rows != back[0].rows).await;
    assert_eq!(browser.console().await.unwrap(), []);
}
