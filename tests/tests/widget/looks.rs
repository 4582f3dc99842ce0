//! What can be judged of the looks without an eye: nothing covered, nothing cut off, no sideways scrolling, no jump.
//! The pictures are for the eye: `target/screenshots`.

use crate::page::{Stage, all_live, shown};
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use serde::Deserialize;

/// Pairs of labels that cover one another and labels that are cut off, over every drawing of the page.
const FAULTS: &str = r#"
const faults = [];
for (const element of document.querySelectorAll("kraft-progress")) {
  const inner = element.shadowRoot;
  const root = inner && !inner.querySelector("div").hidden ? inner.querySelector("div") : element;
  const drawing = root.querySelector("svg");
  if (!drawing) continue;
  const frame = element.getBoundingClientRect();
  const labels = [...drawing.querySelectorAll("text")].map((label) => [label.textContent, label.getBoundingClientRect()]);
  labels.forEach(([text, box], index) => {
    if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${text} is cut off`);
    for (const [other, its] of labels.slice(index + 1)) {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 1 && down > 4) faults.push(`${text} covers ${other}`);
    }
  });
}
return {
  faults,
  heights: [...document.querySelectorAll("kraft-progress")].map((element) => element.getBoundingClientRect().height),
  sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
};
"#;

#[derive(Debug, Deserialize)]
struct Looks {
    faults: Vec<String>,
    heights: Vec<f64>,
    sideways: bool,
}

async fn looks(browser: &Browser) -> Looks {
    browser.execute(FAULTS, Vec::new()).await.unwrap().convert().unwrap()
}

in_every_browser!(nothing_is_covered_cut_off_or_jumps_at_any_width);
async fn nothing_is_covered_cut_off_or_jumps_at_any_width(browser: Browser) {
    let mut stage = Stage::new();
    // As published, and in December, January and July, when lines are full, short and withheld.
    for (month, adds) in [("oktober", 0), ("december", 2), ("januari", 1), ("juli", 6)] {
        for _ in 0..adds {
            assert!(stage.site.add_month().unwrap());
        }
        // The narrowest phones leave 248 pixels for a figure on one page and 256 on the other.
        for (page, narrowest) in [("malmo", 280), ("finsam", 320)] {
            for width in [narrowest, 640, 1200] {
                // Higher than any page, for a scrollbar would make it narrower.
                browser.set_viewport(width, 6000).await.unwrap();
                browser.set_javascript(false).await.unwrap();
                browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
                let before = looks(&browser).await;
                assert!(shown(&browser).await.iter().all(|figure| !figure.live));
                browser.set_javascript(true).await.unwrap();
                browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
                all_live(&browser).await;
                let after = looks(&browser).await;
                let case = format!("{page}, {width} pixels, {month}");
                for (state, looks) in [("static", &before), ("live", &after)] {
                    assert_eq!(looks.faults, Vec::<String>::new(), "{case}, {state}");
                    assert!(!looks.sideways, "{case}, {state}: the page scrolls sideways");
                }
                for (index, (before, after)) in before.heights.iter().zip(&after.heights).enumerate() {
                    assert!(
                        (after - before).abs() <= 2.0,
                        "{case}: figure {index}, {before} pixels high, becomes {after}"
                    );
                }
                browser.screenshot(&format!("{page}-{width}-{month}")).await.unwrap();
            }
        }
    }
}
