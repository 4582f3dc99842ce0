//! What an editor asks for and there is not: the figure stays, and the reason says what there is.

use crate::stage::{GOAL, Stage, run, told, until};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::wait;

in_every_browser!(what_there_is_not_is_answered_with_what_there_is);
async fn what_there_is_not_is_answered_with_what_there_is(browser: Browser) {
    let stage = Stage::new();
    let element = stage.element("");
    let goal = format!("goal=\"{GOAL}\"");
    for (body, reason) in [
        (
            element.replace(&goal, "goal=\"arbete\""),
            "goal is “arbete”; the publication has: arsplatser, arbete-eller-studier, rehabiliteringssamverkan, \
             sjalvforsorjning [unknown-goal]",
        ),
        (
            element.replace(&goal, &format!("{goal} breakdown=\"team\"")),
            "breakdown is “team”; the publication has of this goal: kind, sex",
        ),
        (
            element.replace(&goal, &format!("{goal} period=\"1925\"")),
            "period is “1925”; expected a year from 2025 to 2027, or all",
        ),
        (
            element.replace("src=\"kraft/malmokraften.json\"", ""),
            "src is missing or wrong: expected the address of a publication",
        ),
    ] {
        browser.goto(stage.page(&[], &body)).await.unwrap();
        let problem = async || told(&browser).await;
        let told = wait::until(reason, problem, |told| !told.is_empty()).await;
        assert_eq!((&*told[0].name, &*told[0].detail), ("problem", reason));
        let shown = until(&browser, "a notice", |shown| !shown[0].notice.is_empty()).await;
        assert!(!shown[0].live && shown[0].text.contains("320 personer"), "{reason}: {shown:?}");
    }
    // The page is not taken for a publication.
    let asked = stage.server.take_requests();
    let pages = asked.iter().filter(|request| request.path == "/page.html").count();
    assert_eq!(pages, 4, "{asked:?}");
    assert_eq!(run(&browser, "return document.querySelectorAll('kraft-progress').length;").await, 1);
}
