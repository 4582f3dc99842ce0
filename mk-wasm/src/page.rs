//! A whole page with one figure, to be shown in an iframe: for sites whose editors can put a page in a frame, and neither
//! an element nor a script of their own.
//!
//! The page says everything without a script. Where scripts run, its element becomes live, and `kraft-frame.js` tells the
//! page around it how high it is. What the element will ask for is asked for at once, as there is nothing else on the page.

use crate::figure::{Frame, figure};
use crate::locale::Key;
use crate::markup::Element;
use crate::subject::Subject;
use crate::view::View;

/// The style sheet of the pages, which lies beside them.
pub const STYLE: &str = include_str!("page.css");

/// What the pages call their style sheet.
pub const STYLE_FILE: &str = "kraft-page.css";

/// A page with a goal's figure, which lies beside the browser package, the publication and the style sheet.
pub fn page(subject: &Subject<'_>, view: View) -> String {
    let (publication, locale) = (subject.publication, subject.locale);
    let heading = subject.titled(view, Key::LabelHeading);
    let title = format!("{heading} – {}", publication.title().get(locale.code()));
    let title = Element::new("title").text(title).to_text();
    // Named, for the page around has a main part, too, and whoever goes from one to the other must tell them apart.
    let main = Element::new("main").with("aria-label", &*heading);
    let figure = figure(subject, &subject.words(view, None), Frame::still(view));
    let publication_file = format!("{}.json", publication.programme());
    let element = Element::new("kraft-progress")
        .with("src", &*publication_file)
        .with("goal", subject.series.goal().id.as_str())
        .with("view", view.word())
        .with("lang", locale.code())
        .holding(vec![figure]);
    let main = main.holding(vec![element]).to_text();
    format!(
        "<!doctype html>
<html lang=\"{}\" dir=\"{}\" id=\"light\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"robots\" content=\"noindex\">
{title}
<link rel=\"stylesheet\" href=\"{STYLE_FILE}\">
<link rel=\"preload\" as=\"fetch\" href=\"kraft-progress.wasm\">
<link rel=\"preload\" as=\"fetch\" href=\"{publication_file}\">
<script type=\"module\" src=\"kraft-progress.js\"></script>
<script type=\"module\" src=\"kraft-frame.js\"></script>
</head>
<body>
{main}
</body>
</html>
",
        locale.lang(),
        locale.say(Key::Direction)
    )
}
