//! What editors leave of what is pasted: elements and attributes that they do not know are gone. What is left still says
//! the figure.

use crate::shown::{Told, run, shown, until};
use crate::stage::Stage;
use crate::ways::Way;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_wasm::view::View;

/// Rebuilds what was pasted as an editor would: `keep` and `whole` say which elements stay and which go with all they
/// hold; of all others their content is left.
const STRIP: &str = r#"
const strip = ({ keep, gone, attributes, dataLinks }) => {
  const here = document.querySelector(".here");
  const cleaned = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return [node.cloneNode()];
    if (node.nodeType !== Node.ELEMENT_NODE || gone.includes(node.localName)) return [];
    const inside = [...node.childNodes].flatMap(cleaned);
    if (!keep.includes(node.localName)) return inside;
    const copy = document.createElementNS(node.namespaceURI, node.localName);
    for (const { name, value } of node.attributes)
      if ((attributes.includes(name) || attributes.includes("*")) && (dataLinks || !value.startsWith("data:"))) copy.setAttribute(name, value);
    copy.append(...inside);
    return [copy];
  };
  here.replaceChildren(...[...here.childNodes].flatMap(cleaned));
};
"#;

/// Editors, by what they leave.
const EDITORS: [(&str, &str); 4] = [
    (
        // As TinyMCE's schema of HTML 5: known elements and attributes, no drawings, no data in links.
        "a schema of HTML 5",
        "keep: ['figure', 'figcaption', 'p', 'strong', 'details', 'summary', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'div'],
        gone: ['script', 'svg'], attributes: ['class', 'lang', 'scope', 'href', 'download', 'title'], dataLinks: false",
    ),
    (
        // As a text module's: text, links and tables, and no attribute but a link's.
        "text and tables",
        "keep: ['p', 'strong', 'ul', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a'],
        gone: ['script', 'svg', 'style'], attributes: ['href'], dataLinks: false",
    ),
    (
        // As a source view that lets HTML be, but no element it does not know and no script.
        "no element of its own",
        "keep: ['figure', 'figcaption', 'p', 'strong', 'details', 'summary', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'div',
            'svg', 'path', 'rect', 'circle', 'text', 'title', 'g', 'line'],
        gone: ['script'], attributes: ['*'], dataLinks: true",
    ),
    (
        // As a field that takes everything and drops what is no HTML 4, but keeps its words.
        "words only",
        "keep: ['p', 'strong', 'table', 'tbody', 'tr', 'th', 'td'], gone: ['script', 'svg'], attributes: [], dataLinks: false",
    ),
];

async fn pasted(browser: &Browser, stage: &Stage, way: Way, view: View) -> Told {
    browser.driver().goto(stage.page("portal", &way.snippet(stage, "kraft/", view))).await.unwrap();
    until(browser, "it is pasted", |shown| !shown.still.rows.is_empty()).await.still
}

in_every_browser!(whatever_an_editor_strips_the_sentences_and_the_table_are_left);
async fn whatever_an_editor_strips_the_sentences_and_the_table_are_left(browser: Browser) {
    let stage = Stage::new();
    for view in View::ALL {
        for way in [Way::Element, Way::Pasted] {
            for (editor, rules) in EDITORS {
                let whole = pasted(&browser, &stage, way, view).await;
                run(&browser, &format!("{STRIP} strip({{ {rules} }});")).await;
                let case = format!("{way:?} of {}, {editor}", view.word());
                let left = shown(&browser).await;
                assert_eq!(left.told.rows, whole.rows, "{case}");
                // All words, in the same order.
                assert_eq!(left.told.text, whole.text, "{case}");
                assert!(whole.text.contains("320 personer") && whole.rows.len() > 1, "{case}: {whole:#?}");
                if view == View::Pace && way == Way::Pasted {
                    browser.set_viewport(640, 1400).await.unwrap();
                    browser.screenshot(&format!("stripped-{}", editor.replace(' ', "-"))).await.unwrap();
                }
            }
        }
    }
}
