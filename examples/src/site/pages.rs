//! The demo's pages, and what they leave open.

use mk_core::publish::Publication;
use mk_wasm::figure;
use mk_wasm::locale::Locale;
use mk_wasm::subject::Subject;
use mk_wasm::view::View;

/// Pages, with what changes from month to month still to be put in.
pub(super) const PAGES: [(&str, &str); 7] = [
    ("index.html", include_str!("../../site/index.html")),
    ("malmo.html", include_str!("../../site/malmo.html")),
    ("finsam.html", include_str!("../../site/finsam.html")),
    ("vyer.html", include_str!("../../site/vyer.html")),
    ("ram.html", include_str!("../../site/ram.html")),
    ("klistrat.html", include_str!("../../site/klistrat.html")),
    ("embed.html", include_str!("../../site/embed.html")),
];

/// What the pages link to.
pub(super) const REST: [(&str, &str); 8] = [
    ("demo.css", include_str!("../../site/demo.css")),
    ("embed.css", include_str!("../../site/embed.css")),
    ("embed.js", include_str!("../../site/embed.js")),
    ("embed-snippet.js", include_str!("../../site/embed-snippet.js")),
    ("embed-words.js", include_str!("../../site/embed-words.js")),
    ("malmo.css", include_str!("../../site/malmo.css")),
    ("finsam.css", include_str!("../../site/finsam.css")),
    ("icon.svg", include_str!("../../site/icon.svg")),
];

/// The goal that is shown in every view.
const EVERY_VIEW: &str = "arbete-eller-studier";

/// A page with what it leaves open: `{{GOAL.LANGUAGE.VIEW}}` is the static figure; `{{every-view}}` an element for each view;
/// `{{views}}` and `{{languages}}` the options of a list; `{{data-through}}` the last day of the figures.
pub(super) fn filled(page: &str, publication: &Publication) -> String {
    let views = View::ALL.map(View::word);
    let languages: Vec<&str> = Locale::all().into_iter().map(Locale::code).collect();
    let sections = views.map(section).join("\n");
    let mut page = page
        .replace("{{data-through}}", &Locale::of("sv").date(publication.data_through()))
        .replace("{{views}}", &options(&views))
        .replace("{{languages}}", &options(&languages))
        .replace("{{every-view}}", &sections);
    for series in publication.series() {
        let goal = series.goal().id.as_str();
        if !page.contains(&format!("{{{{{goal}.")) {
            continue;
        }
        let Some(calculated) = Subject::new(publication, goal, Locale::of("sv")) else { continue };
        for (locale, view) in
            Locale::all().into_iter().flat_map(|locale| View::ALL.map(|view| (locale, view)))
        {
            let name = format!("{{{{{goal}.{}.{}}}}}", locale.code(), view.word());
            if page.contains(&name) {
                let fragment = figure::fragment(&calculated.in_language(locale), view);
                page = page.replace(&name, fragment.trim_end());
            }
        }
    }
    page
}

/// A list's options. What each is called, the page's script says in its reader's language.
fn options(values: &[&str]) -> String {
    let options: Vec<String> =
        values.iter().map(|value| format!("<option value=\"{value}\">{value}</option>")).collect();
    options.join("\n")
}

/// A heading and the element of a view, with its figure still to be put in.
fn section(view: &str) -> String {
    format!(
        "<section>
<h2>{view}</h2>
<kraft-progress src=\"kraft/malmokraften.json\" goal=\"{EVERY_VIEW}\" view=\"{view}\" refresh=\"5\">
{{{{{EVERY_VIEW}.sv.{view}}}}}
</kraft-progress>
</section>"
    )
}
