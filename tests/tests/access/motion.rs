//! Nothing moves, ever: not for those who have asked for that, nor for others.

use crate::stage::{GOAL, ROOT, Stage, ask_root, attributes, run};
use mk_tests::browser::Browser;
use mk_wasm::view::View;

/// What moves, or would.
const MOVING: &str = r#"
const moving = document.getAnimations().map((animation) => `${animation.effect?.target?.localName} is animated`);
for (const element of root.querySelectorAll("*")) {
  for (const part of [null, "::before", "::after"]) {
    const look = getComputedStyle(element, part);
    const takes = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0);
    if (takes(look.transitionDuration)) moving.push(`${element.localName} has a transition`);
    if (look.animationName !== "none") moving.push(`${element.localName} has an animation`);
    if (look.scrollBehavior !== "auto") moving.push(`${element.localName} scrolls smoothly`);
  }
  if (["animate", "animateTransform", "animateMotion", "set", "marquee", "blink"].includes(element.localName)) moving.push(element.localName);
}
return moving;
"#;

pub(crate) async fn nothing_moves(stage: &Stage, browser: &Browser) {
    for reduced in [false, true] {
        let wish = if reduced { "reduce" } else { "no-preference" };
        browser.set_media_features(&[("prefers-reduced-motion", wish)]).await.unwrap();
        stage.open(browser, &stage.page(&[attributes(GOAL, View::Pace, "sv")], "")).await;
        for doing in [
            "",
            "root.querySelector('details').open = true;",
            "root.querySelector('[data-told]').focus();",
            "root.querySelector('[data-do=pause]').click();",
            "root.querySelector('[data-do=pause]').click();",
            "document.querySelector('kraft-progress').setAttribute('view', 'years');",
            "document.querySelector('kraft-progress').setAttribute('view', 'bar');",
        ] {
            run(browser, &format!("{ROOT}{doing}")).await;
            let moving: Vec<String> = ask_root(browser, MOVING).await;
            assert_eq!(moving, [""; 0], "after “{doing}”, motion: {wish}");
        }
        stage.news(browser).await;
        let moving: Vec<String> = ask_root(browser, MOVING).await;
        assert_eq!(moving, [""; 0], "after news, motion: {wish}");
    }
}

checks!(nothing_moves as nothing_ever_moves);
