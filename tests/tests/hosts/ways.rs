//! What an editor pastes, for each of the three ways.

use crate::stage::{GOAL, Stage};
use mk_wasm::view::View;

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The element with its static content, and its script.
    Element,
    /// A ready page in a frame, and the script that listens.
    Frame,
    /// The static content alone.
    Pasted,
}

impl Way {
    pub(crate) const ALL: [Self; 3] = [Self::Element, Self::Frame, Self::Pasted];

    /// What is pasted for a view of the goal in Swedish. Addresses begin with `base`, which ends with `/kraft/`.
    pub(crate) fn snippet(self, stage: &Stage, base: &str, view: View) -> String {
        let name = match view {
            View::Pace => format!("malmokraften.{GOAL}.sv"),
            view => format!("malmokraften.{GOAL}.sv.{}", view.word()),
        };
        match self {
            Self::Element => format!(
                "<script type=\"module\" src=\"{base}kraft-progress.js\"></script>
<kraft-progress src=\"{base}malmokraften.json\" goal=\"{GOAL}\" view=\"{}\" lang=\"sv\" refresh=\"1\">
{}</kraft-progress>",
                view.word(),
                stage.published(&format!("{name}.html"))
            ),
            Self::Frame => framed(base, &name),
            Self::Pasted => stage.published(&format!("{name}.html")),
        }
    }
}

/// A frame of a ready page, with the script that listens.
pub(crate) fn framed(base: &str, name: &str) -> String {
    format!("<script type=\"module\" src=\"{base}kraft-frames.js\"></script>\n{}", frame(base, name))
}

/// The frame alone.
pub(crate) fn frame(base: &str, name: &str) -> String {
    format!(
        "<iframe src=\"{base}{name}.page.html\" title=\"Malmökraften\" loading=\"lazy\" width=\"100%\" height=\"600\"></iframe>"
    )
}
