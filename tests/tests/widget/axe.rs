//! What axe-core finds in the demo's pages, live and static: nothing that is wrong, and nothing unexplained that it could
//! not judge.

use crate::page::{Stage, all_live};
use mk_examples::site::PACKAGE;
use mk_tests::browser::{AxeOptions, Browser, Finding};
use mk_tests::in_every_browser;

/// What axe-core leaves to others: the rule, how the element begins, a part of what is said, and who judges it.
const JUDGED: [(&str, &str, &str, &str); 3] = [
    ("color-contrast", "<text", "contains an image node", MEASURED),
    ("color-contrast", "<text", "overlapped by another element", MEASURED),
    ("color-contrast", "<text", "too short to determine if it is actual text", MEASURED),
];
const MEASURED: &str = "words in a drawing: the test measures them against all that is drawn behind them";

/// The least contrast that words must have, as in success criterion 1.4.3.
const LEAST: f64 = 4.5;

/// The drawing's own blue reaches that on white and on black. On the cream page of Finsam and on the forecast's band it falls
/// short, which is to be mended in the drawing: the least that there is today, so that it does not become less.
const BLUE: (&str, f64) = ("rgb(23, 120, 198)", 3.8);

/// For all words in drawings: what they say, their colour, and their contrast with the page or with a surface that is drawn where they
/// are, whichever is least.
const CONTRASTS: &str = r#"
const read = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { channels: [red, green, blue], alpha };
};
const over = (top, opacity, below) => {
  const alpha = top.alpha * opacity;
  return top.channels.map((channel, index) => channel * alpha + below[index] * (1 - alpha));
};
const luminance = (channels) => {
  const [red, green, blue] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const page = (element) => {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
    const { channels, alpha } = read(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return channels;
  }
  // The browser's own, which follows the scheme of the page.
  return getComputedStyle(document.documentElement).colorScheme.includes("dark") ? [18, 18, 18] : [255, 255, 255];
};
const covers = (surface, box) => {
  const back = surface.getScreenCTM().inverse();
  return [0.1, 0.5, 0.9].some((across) => [0.3, 0.5, 0.7].some((down) => {
    const place = new DOMPoint(box.left + across * box.width, box.top + down * box.height).matrixTransform(back);
    return surface.isPointInFill(place);
  }));
};
const opacity = (element) => Number(getComputedStyle(element).opacity) * Number(getComputedStyle(element).fillOpacity);
return [...document.querySelectorAll("kraft-progress")].flatMap((element) => {
  const inner = element.shadowRoot?.querySelector("div");
  const root = inner && !inner.hidden ? inner : element;
  const surfaces = [...root.querySelectorAll("svg :is(rect, path, polygon, circle)")].filter((one) => getComputedStyle(one).fill !== "none");
  return [...root.querySelectorAll("svg text")].map((label) => {
    const box = label.getBoundingClientRect();
    const below = page(label);
    const behind = surfaces.filter((surface) => covers(surface, box));
    const grounds = behind.map((surface) => over(read(getComputedStyle(surface).fill), opacity(surface), below));
    const least = [below, ...grounds].map((ground) => contrast(over(read(getComputedStyle(label).fill), opacity(label), ground), ground));
    return [label.textContent, getComputedStyle(label).fill, Math.min(...least)];
  });
});
"#;

in_every_browser!(axe_finds_nothing_wrong_and_nothing_unexplained);
async fn axe_finds_nothing_wrong_and_nothing_unexplained(browser: Browser) {
    let stage = Stage::new();
    let script = stage.folder.path().join(PACKAGE).join("kraft-progress.js");
    let mut found = Vec::new();
    for is_live in [true, false] {
        if !is_live {
            // A page whose script does not come is the static one, and axe-core can run in it.
            std::fs::remove_file(&script).unwrap();
        }
        for dark in [false, true] {
            let scheme = if dark { "dark" } else { "light" };
            browser.set_media_features(&[("prefers-color-scheme", scheme)]).await.unwrap();
            for (page, width) in
                [("index", 1200), ("malmo", 1200), ("malmo", 320), ("finsam", 1200), ("finsam", 320)]
            {
                browser.set_viewport(width, 900).await.unwrap();
                browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
                if is_live {
                    all_live(&browser).await;
                }
                // Also what is shown when it is asked for.
                let open = "const open = (root) => {
                    for (const details of root.querySelectorAll('details')) details.open = true;
                }; open(document);
                for (const { shadowRoot } of document.querySelectorAll('kraft-progress')) shadowRoot && open(shadowRoot);";
                browser.execute(open, Vec::new()).await.unwrap();
                let audit = browser.axe(AxeOptions::default()).await.unwrap();
                assert!(audit.passes > 10, "{page}: axe-core judged {} rules", audit.passes);
                let open = audit.incompletes.iter().filter(|one| !is_judged(one));
                let case = format!("{page}, {width} pixels, {scheme}, live: {is_live}");
                let words: Vec<(String, String, f64)> =
                    browser.execute(CONTRASTS, Vec::new()).await.unwrap().convert().unwrap();
                assert!(page == "index" || words.len() > 20, "{case}: only {} words", words.len());
                let faint = words
                    .iter()
                    .filter(|(_, fill, contrast)| *contrast < if fill == BLUE.0 { BLUE.1 } else { LEAST });
                found.extend(
                    faint.map(|(word, fill, contrast)| {
                        format!("{case}: faint: {word}, {fill}, {contrast:.2}")
                    }),
                );
                found.extend(audit.violations.iter().map(|one| format!("{case}: wrong: {one}")));
                found.extend(open.map(|one| format!("{case}: to be judged: {one}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn is_judged(finding: &Finding) -> bool {
    JUDGED.iter().any(|(rule, start, part, _)| {
        finding.rule == *rule && finding.html.starts_with(start) && finding.summary.contains(part)
    })
}
