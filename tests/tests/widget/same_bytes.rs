//! Native and wasm make the same drawing, sentences and table: what the browser package shows is, character for character,
//! what is written natively.

use crate::page::Stage;
use mk_core::publish::Publication;
use mk_examples::site::PACKAGE;
use mk_tests::browser::Browser;
use mk_tests::in_every_browser;
use mk_tests::package;
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use serde_json::json;

const TODAY: &str = "2027-03-01";
const WIDTHS: [i32; 2] = [320, 1200];

/// Shows every figure that is asked for in an element of its own, and writes what stands there as the markup is written.
const SHOW: &str = r#"
const module = (await import(arguments[0])).default();
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
return arguments[2].flatMap(([goal, language, view, width]) => {
  const place = document.createElement("div");
  const figure = new module.Figure(place);
  figure.speak(language);
  const said = figure.show(publication, goal, view, width, arguments[3]);
  return [said, written(place.firstChild)];
});
"#;

in_every_browser!(native_and_wasm_write_the_same_bytes);
async fn native_and_wasm_write_the_same_bytes(browser: Browser) {
    let mut stage = Stage::new();
    browser.goto(stage.server.url("/index.html")).await.unwrap();
    let (script, webassembly) = (package::starting_script().unwrap(), package::webassembly().unwrap());
    let mut compared = 0;
    // A year and more of publications: July, the turn of the year, a closed year for the goal of ten.
    loop {
        let file = stage.folder.path().join(PACKAGE).join("malmokraften.json");
        let text = std::fs::read_to_string(file).unwrap();
        let publication = Publication::from_text(&text).unwrap();
        let mut asked = Vec::new();
        let mut native = Vec::new();
        for goal in publication.series().iter().map(|series| series.goal().id.as_str()) {
            for locale in Locale::all() {
                let subject = Subject::new(&publication, goal, locale).unwrap();
                for (view, width) in View::ALL.into_iter().flat_map(|view| WIDTHS.map(|width| (view, width)))
                {
                    let words = subject.words(view, mk_core::calendar::day(TODAY));
                    asked.push(json!([goal, locale.code(), view.word(), width]));
                    native.push(words.said(view));
                    native.push(figure::figure(&subject, &words, view, width).to_text());
                }
            }
        }
        let address = |name: &str| json!(format!("/{PACKAGE}/{name}"));
        let arguments = vec![address(script), json!(text), json!(asked), json!(TODAY), address(webassembly)];
        let shown: Vec<String> = browser.execute(SHOW, arguments).await.unwrap().convert().unwrap();
        assert_eq!(shown.len(), native.len());
        for ((shown, native), asked) in shown.iter().zip(&native).zip(asked.iter().flat_map(|one| [one, one]))
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
