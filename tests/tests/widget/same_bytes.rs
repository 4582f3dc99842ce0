//! Native and wasm write the same drawing, sentences and table, byte for byte.

use crate::page::Stage;
use mk_core::publish::Publication;
use mk_examples::site::PACKAGE;
use mk_tests::browser::Browser;
use mk_tests::package;
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;
use serde_json::json;

const WRITE: &str = "
const module = await import(arguments[0]);
await module.default();
const publication = JSON.parse(arguments[1]);
const written = [];
for (const [goal, language] of arguments[2]) {
  for (const view of ['pace', 'years', 'table']) written.push(module.fragment(publication, goal, language, view));
  for (const width of [320, 640, 1200]) written.push(module.drawing(publication, goal, language, width));
}
return written;
";

#[tokio::test]
async fn native_and_wasm_write_the_same_bytes() {
    let mut stage = Stage::new();
    let browser = Browser::start().await.unwrap();
    browser.driver().goto(stage.server.url("/index.html")).await.unwrap();
    let script = package::starting_script().unwrap();
    let mut compared = 0;
    // A year and more of publications: July, the turn of the year, a closed year for the goal of ten.
    loop {
        let file = stage.folder.path().join(PACKAGE).join("malmokraften.json");
        let text = std::fs::read_to_string(file).unwrap();
        let publication = Publication::from_text(&text).unwrap();
        let subjects: Vec<(String, &'static Locale)> = publication
            .series()
            .iter()
            .flat_map(|series| Locale::ALL.map(|locale| (series.goal().id.to_string(), locale)))
            .collect();
        let asked: Vec<_> = subjects.iter().map(|(goal, locale)| json!([goal, locale.code])).collect();
        let arguments = vec![json!(format!("/{PACKAGE}/{script}")), json!(text), json!(asked)];
        let written: Vec<String> =
            browser.driver().execute(WRITE, arguments).await.unwrap().convert().unwrap();
        let native: Vec<String> = subjects
            .iter()
            .flat_map(|(goal, locale)| {
                let subject = Subject::new(&publication, goal, locale).unwrap();
                let fragments = View::ALL.map(|view| figure::fragment(&subject, view));
                let drawings = [320, 640, 1200]
                    .map(|width| figure::file(&subject, View::Pace, width).unwrap_or_default());
                fragments.into_iter().chain(drawings).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(written, native, "{}", publication.data_through());
        compared += native.iter().map(String::len).sum::<usize>();
        if !stage.site.add_month().unwrap() {
            break;
        }
    }
    assert!(compared > 1_000_000, "{compared} bytes compared");
}
