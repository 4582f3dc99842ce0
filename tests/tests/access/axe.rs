//! What axe-core finds, in every view, language and theme, in the demo's pages and in hosts' pages: nothing that is wrong, and
//! nothing unexplained that it could not judge. It is a floor: what it cannot see is in the modules beside.

use crate::picture::{Picture, contrast};
use crate::stage::{GOAL, Stage, ask, attributes, run};
use mk_examples::site::PACKAGE;
use mk_tests::browser::{Ability, AxeOptions, Browser, Finding};
use mk_wasm::view::View;
use std::fs;
use std::path::Path;

/// What axe-core leaves to others: the rule, how the element begins, a part of what is said, and who judges it.
const JUDGED: [(&str, &str, &str, &str); 5] = [
    ("color-contrast", "<button type=\"button\" id=\"copy\"", "a 1:1 contrast ratio", READERS),
    ("color-contrast", "<text", "contains an image node", MEASURED),
    ("color-contrast", "<text", "partially overlaps other elements", MEASURED),
    ("color-contrast", "<text", "overlapped by another element", MEASURED),
    ("color-contrast", "<text", "too short to determine if it is actual text", MEASURED),
];
const READERS: &str = "in few colours, where buttons have those of the reader: measured from pixels below";
const MEASURED: &str =
    "words in a drawing: measured below against all that is drawn behind them, and from pixels in `contrast`";

/// The least contrast that words must have, as in success criterion 1.4.3.
const LEAST: f64 = 4.5;

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

/// Looks at what is open, with all that can be opened, and adds what is wrong.
async fn look(browser: &Browser, case: &str, options: AxeOptions<'_>, found: &mut Vec<String>) {
    let open = "const open = (root) => {
        for (const details of root.querySelectorAll('details')) details.open = true;
    }; open(document);
    for (const { shadowRoot } of document.querySelectorAll('kraft-progress')) shadowRoot && open(shadowRoot);";
    run(browser, open).await;
    let audit = browser.axe(options).await.unwrap();
    assert!(audit.passes > 8, "{case}: axe-core judged {} rules", audit.passes);
    // What the few colours of a reader are, only pixels tell: `contrast` does.
    let few = ask::<bool>(browser, "return matchMedia('(forced-colors: active)').matches;").await;
    let words: Vec<(String, String, f64)> = if few { Vec::new() } else { ask(browser, CONTRASTS).await };
    let faint = words.iter().filter(|(_, _, contrast)| *contrast < LEAST);
    found.extend(faint.map(|(word, fill, contrast)| format!("{case}: faint: {word}, {fill}, {contrast:.2}")));
    found.extend(audit.violations.iter().map(|one| format!("{case}: wrong: {one}")));
    let open = audit.incompletes.iter().filter(|one| !is_judged(one));
    found.extend(open.map(|one| format!("{case}: to be judged: {one}: {}", one.html)));
}

fn is_judged(finding: &Finding) -> bool {
    JUDGED.iter().any(|(rule, start, part, _)| {
        finding.rule == *rule && finding.html.starts_with(start) && finding.summary.contains(part)
    })
}

/// The themes that a browser can be told of.
fn themes(browser: &Browser) -> Vec<Vec<(&'static str, &'static str)>> {
    let mut themes = vec![vec![], vec![("prefers-color-scheme", "dark")]];
    if browser.can(Ability::ForcedColors) {
        themes.push(vec![("forced-colors", "active")]);
    }
    themes
}

/// A page that is light or dark as its reader wants it.
const BOTH: &str = ":root { color-scheme: light dark; background: #fff; color: #1b1b1b; } body { font: 16px/1.5 Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root { background: #121212; color: #eee; } }
main > button { color: inherit; background: none; }
figure > svg { overflow: visible; } summary { min-block-size: 24px; } figure a { color: inherit; }
p[part=tools] a { display: inline-block; min-block-size: 24px; }";

/// Every view in a language, live and static, in every theme.
async fn views(stage: &Stage, browser: &Browser, language: &str) {
    let mut found = Vec::new();
    let mut elements = Vec::new();
    for view in View::ALL {
        let name = if view == View::Pace { String::new() } else { format!(".{}", view.word()) };
        let still = stage.published(&format!("malmokraften.{GOAL}.{language}{name}.html"));
        let attributes = attributes(GOAL, view, language);
        let level = if view == View::Bar { " heading-level=\"2\"" } else { "" };
        elements.push(format!(
            "<kraft-progress src=\"kraft/malmokraften.json\" {attributes}{level}>{still}</kraft-progress>"
        ));
    }
    let address = stage.page_of(&elements.join("\n"), BOTH);
    browser.set_viewport(1000, 900).await.unwrap();
    for theme in themes(browser) {
        browser.set_media_features(&theme).await.unwrap();
        stage.open(browser, &address).await;
        let there = "return [...document.querySelectorAll('kraft-progress')].every((one) =>
            one.lang.startsWith(one.shadowRoot.querySelector('figure').lang));";
        stage.until(browser, "the language is there", there).await;
        look(browser, &format!("{language}, {theme:?}, live"), AxeOptions::default(), &mut found).await;
        // Without the script.
        let still = address.replace("page.html", "still.html");
        let page = fs::read_to_string(stage.folder.path().join("page.html")).unwrap();
        let page = page.replace("<script type=\"module\" src=\"kraft/kraft-progress.js\"></script>", "");
        fs::write(stage.folder.path().join("still.html"), page).unwrap();
        browser.goto(&still).await.unwrap();
        look(browser, &format!("{language}, {theme:?}, static"), AxeOptions::default(), &mut found).await;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

pub(crate) async fn swedish(stage: &Stage, browser: &Browser) {
    views(stage, browser, "sv").await;
}

async fn plain_swedish(stage: &Stage, browser: &Browser) {
    views(stage, browser, "sv-simple").await;
}

async fn english(stage: &Stage, browser: &Browser) {
    views(stage, browser, "en").await;
}

async fn arabic(stage: &Stage, browser: &Browser) {
    views(stage, browser, "ar").await;
}

/// The demo's pages.
async fn demo(stage: &Stage, browser: &Browser) {
    let mut found = Vec::new();
    for theme in themes(browser) {
        browser.set_media_features(&theme).await.unwrap();
        for page in ["index", "malmo", "finsam", "vyer", "ram", "klistrat", "embed"] {
            for width in [1200, 320] {
                browser.set_viewport(width, 900).await.unwrap();
                browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
                settle(stage, browser).await;
                look(
                    browser,
                    &format!("{page}, {width} pixels, {theme:?}"),
                    AxeOptions::default(),
                    &mut found,
                )
                .await;
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// In few colours the words on the demo's button can be read.
async fn button_in_few_colours(stage: &Stage, browser: &Browser) {
    if !browser.can(Ability::ForcedColors) {
        return;
    }
    browser.set_media_features(&[("forced-colors", "active")]).await.unwrap();
    browser.goto(stage.server.url("/embed.html")).await.unwrap();
    settle(stage, browser).await;
    let place = "const copy = document.querySelector('#copy');
        copy.scrollIntoView({ behavior: 'instant', block: 'center' });
        const { left, right, top, bottom } = copy.getBoundingClientRect();
        return [left, right, top, bottom].map(Math.round);";
    let mut best = 0.0;
    // The page is still growing when its preview comes, and the button is elsewhere then.
    for _ in 0..20 {
        let [left, right, top, bottom]: [usize; 4] = ask(browser, place).await;
        let picture = Picture::of_page(browser).await;
        let ground = picture.at(left + 6, usize::midpoint(top, bottom));
        let places = (top + 4..bottom - 4).flat_map(|y| (left + 6..right - 6).map(move |x| (x, y)));
        best = places.map(|(x, y)| contrast(picture.at(x, y), ground)).fold(0.0, f64::max);
        if best >= LEAST {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(best >= LEAST, "{best:.2} to 1");
}

/// Waits until all figures of the page and its frames are there.
async fn settle(stage: &Stage, browser: &Browser) {
    let script = "const of = (page) => [...page.querySelectorAll('kraft-progress')];
        const frames = [...document.querySelectorAll('iframe')];
        const far = frames.find((one) => !one.contentDocument?.querySelector('kraft-progress'));
        const all = [document, ...frames.map((one) => one.contentDocument).filter(Boolean)].flatMap(of);
        const waiting = all.find((one) => one.shadowRoot?.querySelector('.stage')?.hidden !== false);
        (far ?? waiting)?.scrollIntoView({ behavior: 'instant' });
        return !far && !waiting;";
    stage.until(browser, "every figure is live", script).await;
}

/// The three ways in, inside of hosts' pages: the figure, for the rest is the host's.
async fn hosts(stage: &Stage, browser: &Browser) {
    let hosts = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts");
    for entry in fs::read_dir(&hosts).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, stage.folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let still = stage.published(&format!("malmokraften.{GOAL}.sv.html"));
    let element = format!(
        "<script type=\"module\" src=\"kraft/kraft-progress.js\"></script>
        <kraft-progress src=\"kraft/malmokraften.json\" {}>{still}</kraft-progress>",
        attributes(GOAL, View::Pace, "sv")
    );
    let frame = format!(
        "<script type=\"module\" src=\"kraft/kraft-frames.js\"></script>
        <iframe src=\"kraft/malmokraften.{GOAL}.sv.page.html\" title=\"Malmökraften\" width=\"100%\" height=\"600\"></iframe>"
    );
    let mut found = Vec::new();
    for theme in themes(browser) {
        browser.set_media_features(&theme).await.unwrap();
        for wrapper in ["plain", "portal", "grid"] {
            let template = fs::read_to_string(hosts.join(format!("{wrapper}.html"))).unwrap();
            for (way, snippet) in [("element", &element), ("frame", &frame), ("pasted", &still)] {
                fs::write(stage.folder.path().join("host.html"), template.replace("{{snippet}}", snippet))
                    .unwrap();
                browser.set_viewport(1000, 900).await.unwrap();
                browser.goto(stage.server.url("/host.html")).await.unwrap();
                settle(stage, browser).await;
                // The heading of the page is outside of what is looked at.
                let figure = AxeOptions { inside: Some(".here"), without: &["page-has-heading-one"] };
                look(browser, &format!("{way} in {wrapper}, {theme:?}"), figure, &mut found).await;
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Without its script, each of the demo's pages is the static one.
async fn demo_without_its_script(stage: &Stage, browser: &Browser) {
    let mut found = Vec::new();
    fs::remove_file(stage.folder.path().join(PACKAGE).join("kraft-progress.js")).unwrap();
    for page in ["malmo", "finsam", "vyer"] {
        for width in [1200, 320] {
            browser.set_viewport(width, 900).await.unwrap();
            browser.goto(stage.server.url(&format!("/{page}.html"))).await.unwrap();
            look(browser, &format!("{page}, {width} pixels, static"), AxeOptions::default(), &mut found)
                .await;
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

checks!(
    swedish as axe_finds_nothing_in_swedish,
    plain_swedish as axe_finds_nothing_in_plain_swedish,
    english as axe_finds_nothing_in_english,
    arabic as axe_finds_nothing_in_arabic,
    button_in_few_colours as a_button_can_be_read_in_few_colours,
    demo as axe_finds_nothing_in_the_demo,
    demo_without_its_script as axe_finds_nothing_in_the_static_demo,
    hosts as axe_finds_nothing_in_hosts_pages,
);
