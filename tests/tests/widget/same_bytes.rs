//! Native and wasm make the same drawing, sentences and table: what the browser package shows is, character for character,
//! what is written natively.

use crate::page::Stage;
use mk_core::publish::Publication;
use mk_examples::site::PACKAGE;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::package;
use mk_wasm::figure::{self, Form, Frame};
use mk_wasm::locale::{Locale, SOURCES};
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use serde_json::json;

const TODAY: &str = "2027-03-01";
const WIDTHS: [i32; 2] = [320, 1200];

/// Shows every figure that is asked for in an element of its own, and writes what stands there as the markup is written.
const SHOW: &str = r#"
const module = (await import(arguments[0])).make();
await module.start(await WebAssembly.compileStreaming(fetch(arguments[4])));
const publication = JSON.parse(arguments[1]);
const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => marks[mark]);
const written = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  const attributes = [...node.attributes].map((one) => ` ${one.name}="${escaped(one.value)}"`).join("");
  const inside = [...node.childNodes].map(written).join("");
  return `<${node.localName}${attributes}>${inside}</${node.localName}>`;
};
const show = (figure, asked, width) => figure.show(publication, asked.join("\n"), width, arguments[3]).split("\n");
const all = [];
for (const [index, [language, asked, width]] of arguments[2].entries()) {
  const place = document.createElement("div");
  const figure = new module.Figure(place);
  figure.speak(language);
  const [said, first] = show(figure, asked, width);
  all.push(said + first, written(place.firstChild));
  figure.free();
  // Of two widths, it is news in one: after something else has been said.
  if (index % 2 > 0) continue;
  const heard = new module.Figure(document.createElement("div"));
  heard.speak(language === "en" ? "sv" : "en");
  show(heard, [asked[0], "figure", "", "", ""], width);
  heard.speak(language);
  all.push(show(heard, asked, width)[1]);
  heard.free();
}
return all;
"#;

/// Every view, a year that is over, all years, and by groups.
const ASKED: [(View, &str, &str); 9] = [
    (View::Pace, "", ""),
    (View::Years, "", ""),
    (View::Bar, "", ""),
    (View::Figure, "", ""),
    (View::Table, "", ""),
    (View::Pace, "2025", ""),
    (View::Table, "all", ""),
    (View::Years, "", "sex"),
    (View::Table, "2025", "sex"),
];

fn is_built_in(locale: &Locale) -> bool {
    ["sv", "sv-simple", "en"].contains(&locale.code())
}

in_every_browser!(native_and_wasm_write_the_same_bytes);
async fn native_and_wasm_write_the_same_bytes(browser: Browser) {
    let mut stage = Stage::new();
    browser.goto(stage.server.url("/index.html")).await.unwrap();
    std::fs::write(stage.folder.path().join("starting.js"), package::starting_script().unwrap()).unwrap();
    let webassembly = format!("/{PACKAGE}/{}", package::webassembly().unwrap());
    let (mut compared, mut is_first) = (0, true);
    // A year and more of publications: July, the turn of the year, a closed year for the goal of ten.
    loop {
        let file = stage.folder.path().join(PACKAGE).join("malmokraften.json");
        let text = std::fs::read_to_string(file).unwrap();
        let publication = Publication::from_text(&text).unwrap();
        let mut asked = Vec::new();
        let mut native = Vec::new();
        for goal in publication.series().iter().map(|series| series.goal().id.as_str()) {
            // Those that are loaded say the same of every month: once is enough.
            let locales = Locale::all().into_iter().filter(|locale| is_first || is_built_in(locale));
            for (locale, (view, period, by)) in locales.flat_map(|locale| ASKED.map(|asked| (locale, asked)))
            {
                let subject = Subject::new(&publication, goal, locale).unwrap().in_period(period).unwrap();
                // Not every goal is divided.
                let Ok(subject) = subject.by(by) else { continue };
                let words = subject.words(view, mk_core::calendar::day(TODAY));
                let language = SOURCES.iter().find(|source| source.code() == locale.code()).unwrap();
                let language = if is_built_in(locale) { locale.code() } else { language.text };
                for (index, width) in WIDTHS.into_iter().enumerate() {
                    let frame = Frame { view, width, form: Form::Live, heading: Some(3) };
                    asked.push(json!([language, [goal, view.word(), period, by, "3"], width]));
                    native.push(words.said(view));
                    native.push(figure::figure(&subject, &words, frame).to_text());
                    if index == 0 {
                        native.push(subject.aloud().news(view));
                    }
                }
            }
        }
        is_first = false;
        let arguments =
            vec![json!("/starting.js"), json!(text), json!(asked), json!(TODAY), json!(webassembly)];
        let shown: Vec<String> = browser.execute(SHOW, arguments).await.unwrap().convert().unwrap();
        assert_eq!(shown.len(), native.len());
        // Of each two that differ by their width alone, five texts.
        for ((shown, native), asked) in
            shown.iter().zip(&native).zip(asked.chunks(WIDTHS.len()).flat_map(|same| [&same[0]; 5]))
        {
            assert_eq!(shown, native, "{asked}, {}", publication.data_through());
        }
        compared += native.iter().map(String::len).sum::<usize>();
        if !stage.site.add_month().unwrap() {
            break;
        }
    }
    assert!(compared > 1_000_000, "{compared} bytes compared");
}
