//! The demo's own pages for each way in.

use crate::shown::{run, until_true};
use crate::stage::Stage;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_wasm::view::View;

in_every_browser!(the_demo_has_a_page_for_every_way_and_every_view);
async fn the_demo_has_a_page_for_every_way_and_every_view(browser: Browser) {
    let stage = Stage::new();
    let lives = View::ALL.len();
    for (page, ready) in [
        (
            "vyer",
            format!(
                "const all = [...document.querySelectorAll('kraft-progress')];
                all.find((one) => one.shadowRoot?.querySelector('div').hidden !== false)?.scrollIntoView();
                return all.length === {lives} && all.every((one) => one.shadowRoot?.querySelector('div').hidden === false);"
            ),
        ),
        (
            "ram",
            "const all = [...document.querySelectorAll('iframe')];
            all.find((one) => !one.contentDocument?.documentElement?.classList.contains('listened'))?.scrollIntoView();
            return all.length === 2 && all.every((one) => {
                const root = one.contentDocument?.documentElement;
                return root?.classList.contains('listened') && one.clientHeight >= root.getBoundingClientRect().height
                    && root.querySelector('kraft-progress').shadowRoot.querySelector('div').hidden === false;
            });"
            .to_owned(),
        ),
        (
            "klistrat",
            "return [...document.scripts].every((script) => !script.src.includes('kraft')) && document.querySelectorAll('figure table tbody tr').length > 10
                && document.body.textContent.includes('320 personer');"
                .to_owned(),
        ),
    ] {
        for width in [320, 640, 1200] {
            let case = format!("{page}, {width} pixels");
            browser.set_viewport(width, 900).await.unwrap();
            browser.driver().goto(stage.host.url(&format!("/{page}.html"))).await.unwrap();
            until_true(&browser, &case, &ready).await;
            let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth;";
            assert_eq!(run(&browser, wide).await, false, "{case}");
            let open = "return document.body.textContent.match(/\\{\\{.*?\\}\\}/);";
            assert!(run(&browser, open).await.is_null(), "{case}: something is not filled in");
            assert_eq!(browser.console().await.unwrap(), [], "{case}");
            browser.set_viewport(width, 4000).await.unwrap();
            run(&browser, "scrollTo(0, 0);").await;
            browser.screenshot(&format!("demo-{page}-{width}")).await.unwrap();
        }
    }
    browser.driver().goto(stage.host.url("/index.html")).await.unwrap();
    let links = "return [...document.links].map((link) => link.getAttribute('href'));";
    let links = run(&browser, links).await.to_string();
    for page in ["vyer", "ram", "klistrat", "embed"] {
        assert!(links.contains(&format!("{page}.html")), "{page} is not linked to from {links}");
    }
}
