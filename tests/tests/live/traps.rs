//! A module that breaks down is begun anew.

use crate::stage::{Stage, pass, run, told, until, until_true};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;

/// Makes every call of the module trap while `window.trap` says so, as when it runs into what it holds to be impossible.
const BREAK: &str = r#"
window.started = 0;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const start = WebAssembly[name];
  WebAssembly[name] = async (...what) => {
    const made = await start.apply(WebAssembly, what);
    window.started += 1;
    const mine = window.started;
    const exports = {};
    for (const [name, one] of Object.entries((made.instance ?? made).exports)) {
      exports[name] = typeof one !== "function" ? one : (...given) => {
        // A module that trapped is dead for good.
        if (window.trap >= mine) throw new WebAssembly.RuntimeError("unreachable");
        return one(...given);
      };
    }
    return made.instance ? { module: made.module, instance: { exports } } : { exports };
  };
}
"#;

in_every_browser!(a_module_that_traps_is_begun_anew_for_every_element);
async fn a_module_that_traps_is_begun_anew_for_every_element(browser: Browser) {
    let mut stage = Stage::new();
    let body = stage.element("") + stage.element("view=\"table\"").as_str();
    browser.goto(stage.page(&[("break.js", BREAK)], &body)).await.unwrap();
    let all = "for (const one of document.querySelectorAll('kraft-progress')) one.scrollIntoView();";
    run(&browser, all).await;
    let before = until(&browser, "both are live", |shown| shown.iter().all(|one| one.live)).await;
    told(&browser).await;
    assert!(stage.site.add_month().unwrap());
    run(&browser, "window.trap = 1;").await;
    pass(&browser, 300).await;
    let both =
        "return clock.told.some((one) => one.index === 0) && clock.told.some((one) => one.index === 1);";
    until_true(&browser, "both tell", both).await;
    let problems: Vec<_> = told(&browser).await.into_iter().filter(|told| told.name == "problem").collect();
    assert!(problems.len() >= 2 && problems.iter().all(|told| told.detail == "unreachable"), "{problems:?}");

    pass(&browser, 300).await;
    let after = until(&browser, "both are live again", |shown| {
        shown.iter().all(|one| one.live && one.notice.is_empty())
    })
    .await;
    assert!(after[0].rows != before[0].rows && after[1].rows != before[1].rows);
    // One module for both, as before.
    assert_eq!(run(&browser, "return window.started;").await, 2);
    // And again.
    run(&browser, "window.trap = 2;").await;
    assert!(stage.site.add_month().unwrap());
    pass(&browser, 300).await;
    until_true(&browser, "both tell again", both).await;
    pass(&browser, 300).await;
    until(&browser, "a third time", |shown| shown.iter().all(|one| one.live && one.notice.is_empty())).await;
}

in_every_browser!(a_module_that_traps_at_every_start_leaves_the_static_figure);
async fn a_module_that_traps_at_every_start_leaves_the_static_figure(browser: Browser) {
    let stage = Stage::new();
    let trap = format!("{BREAK}\nwindow.trap = Infinity;");
    browser.goto(stage.page(&[("break.js", &trap)], &stage.element(""))).await.unwrap();
    let failing = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert!(!failing[0].live && failing[0].text.contains("320 personer") && failing[0].height > 300.0);
    pass(&browser, 1_000).await;
    let failing = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
    assert!(!failing[0].live);
    run(&browser, "window.trap = 0;").await;
    pass(&browser, 400).await;
    until(&browser, "it is live", |shown| shown[0].live && shown[0].notice.is_empty()).await;
}
