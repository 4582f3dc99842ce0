//! Who is compared, and in which versions.

/// The bundler that makes one script of each library.
const BUNDLER: (&str, &str) = ("esbuild", "0.28.2");

/// Something that draws the chart.
#[derive(Debug)]
pub(super) struct Contestant {
    /// What people call it.
    pub(super) name: &'static str,
    /// The name of its script in `tests/compare`, and of its pages.
    pub(super) stem: &'static str,
    /// What is installed from npm for it.
    pub(super) packages: &'static [(&'static str, &'static str)],
}

/// The widget first: all others are put in relation to it.
pub(super) const CONTESTANTS: [Contestant; 4] = [
    Contestant { name: "kraft-progress", stem: "widget", packages: &[] },
    Contestant { name: "uPlot", stem: "uplot", packages: &[("uplot", "1.6.32")] },
    Contestant {
        name: "Chart.js",
        stem: "chartjs",
        packages: &[
            ("chart.js", "4.6.1"),
            ("chartjs-adapter-date-fns", "3.0.0"),
            ("chartjs-plugin-annotation", "3.1.0"),
            ("date-fns", "4.4.0"),
        ],
    },
    Contestant { name: "Highcharts", stem: "highcharts", packages: &[("highcharts", "13.1.1")] },
];

/// Where the widget stands among them, and those that the verdicts are about.
pub(super) const WIDGET: usize = 0;
pub(super) const CHARTJS: usize = 2;
pub(super) const HIGHCHARTS: usize = 3;

impl Contestant {
    pub(super) fn is_widget(&self) -> bool {
        self.packages.is_empty()
    }
}

/// All that is installed.
pub(super) fn packages() -> Vec<(&'static str, &'static str)> {
    let libraries = CONTESTANTS.iter().flat_map(|contestant| contestant.packages.iter().copied());
    libraries.chain([BUNDLER]).collect()
}
