//! The widget beside other makers' chart libraries, measured in one run of one browser. `tests/compare/README.md` says what
//! is measured and how; the pages' scripts lie there too.

mod bundle;
mod contestants;
mod pages;
mod report;
mod server;
mod verdicts;
mod visits;

use std::fmt::Write as _;

use anyhow::{Context, Result};

use crate::browser::Browser;
use contestants::{CONTESTANTS, WIDGET};
use pages::{MANY, Purpose};
use report::{Row, Unit};
use verdicts::Verdict;
use visits::{Arrival, Memory, Visitor, Wire};

/// What came of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The table, the verdicts, and what they were measured with.
    pub text: String,
    /// Whether all that must hold does.
    pub holds: bool,
}

/// How it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// In so many rounds, each of which begins with another contestant.
    pub rounds: usize,
    /// Whether the libraries' pages ask for the data before the script has come, too, though none of their guides says so.
    pub all_early: bool,
    /// Whether it is told what the widget's page fetched, and when.
    pub waterfall: bool,
}

/// Compares.
///
/// # Errors
/// Where a page, its libraries or a browser cannot be had, or a page draws nothing.
pub async fn compare(Settings { rounds, all_early, waterfall }: Settings) -> Result<Comparison> {
    let pages = pages::write(all_early)?;
    if is_busy() {
        eprintln!("note: this machine is busy with something else, so the times and their ratios say little");
    }
    let address = server::serve(pages.folder.path()).await?;
    let visitor = Visitor::new(Browser::start().await?, address, &pages::sources())?;
    let mut figures = Figures::new();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for place in 0..CONTESTANTS.len() {
            let at = (place + round) % CONTESTANTS.len();
            let contestant = CONTESTANTS.get(at).context("no such contestant")?;
            figures.arrived(at, visitor.arrive(&contestant.page(Purpose::One)).await?);
            for update in visitor.update(&contestant.page(Purpose::News), &pages.news).await? {
                figures.script.add(at, update.script);
                figures.update.add(at, update.thread);
                figures.whole.add(at, update.whole);
            }
            let (one, _) = visitor.memory(&contestant.page(Purpose::One)).await?;
            let (many, wire) = visitor.memory(&contestant.page(Purpose::Many)).await?;
            figures.kept(at, one, many);
            if at == WIDGET {
                figures.many = Some(wire);
            }
        }
    }
    eprintln!("mounts and removals");
    let mounts = visitor.mounts(&CONTESTANTS.get(WIDGET).context("no widget")?.page(Purpose::One)).await?;
    let mut verdicts = figures.verdicts()?;
    verdicts.push(verdicts::no_growth(mounts));
    let mut text = figures.table();
    for Verdict { holds, text: words } in &verdicts {
        write!(text, "\n{} {words}", if *holds { "holds:   " } else { "DOES NOT:" })?;
    }
    let versions = CONTESTANTS.iter().flat_map(|contestant| contestant.packages);
    let versions: Vec<String> = versions.map(|(name, version)| format!("{name} {version}")).collect();
    write!(text, "\n\n{}; {}; medians of {rounds} rounds\n", visitor.version().await?, versions.join(", "))?;
    if waterfall {
        text += &figures.waterfall()?;
    }
    Ok(Comparison { text, holds: verdicts.iter().all(|verdict| verdict.holds) })
}

/// Whether other programs leave less than one processor to the browser, as far as the system tells.
fn is_busy() -> bool {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: f64 = load.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or_default();
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    u32::try_from(processors).is_ok_and(|processors| load > f64::from(processors))
}

/// All that is measured.
struct Figures {
    wire: [Row; 6],
    chart: Row,
    painted: Row,
    script: Row,
    update: Row,
    whole: Row,
    heap: [Row; 3],
    wasm: [Row; 2],
    first: Option<Arrival>,
    many: Option<Wire>,
}

impl Figures {
    fn new() -> Self {
        let bytes = |title| Row::new(title, Unit::Bytes);
        Self {
            wire: ["scripts", "WebAssembly", "styles", "data", "these together", "the page itself"]
                .map(bytes),
            chart: Row::new("navigation to chart", Unit::Time),
            painted: Row::new("navigation to first paint", Unit::Time),
            script: Row::new("update: until it is drawn", Unit::ShortTime),
            update: Row::new("update: with the frame's work", Unit::ShortTime),
            whole: Row::new("update: to the next frame", Unit::ShortTime),
            heap: ["heap, 1 chart", "heap, 30 charts", "heap and WebAssembly, each further chart"].map(bytes),
            wasm: ["WebAssembly memory, 1 chart", "WebAssembly memory, 30 charts"].map(bytes),
            first: None,
            many: None,
        }
    }

    fn arrived(&mut self, at: usize, arrival: Arrival) {
        let bytes = arrival.wire.bytes;
        let together = bytes.script + bytes.wasm + bytes.style + bytes.data;
        let kinds = [bytes.script, bytes.wasm, bytes.style, bytes.data, together, bytes.page];
        for (row, value) in self.wire.iter_mut().zip(kinds) {
            row.add(at, value);
        }
        self.chart.add(at, arrival.chart);
        self.painted.add(at, arrival.painted);
        if at == WIDGET {
            self.first = Some(arrival);
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a heap is no 2^53 bytes")]
    fn kept(&mut self, at: usize, one: Memory, many: Memory) {
        let heaps = [one.kept.heap as f64, many.kept.heap as f64];
        let further = (heaps[1] + many.wasm - heaps[0] - one.wasm) / (MANY as f64 - 1.0);
        for (row, value) in self.heap.iter_mut().zip([heaps[0], heaps[1], further]) {
            row.add(at, value);
        }
        if at == WIDGET {
            for (row, value) in self.wasm.iter_mut().zip([one.wasm, many.wasm]) {
                row.add(at, value);
            }
        }
    }

    fn table(&self) -> String {
        let mut rows: Vec<&Row> = self.wire.iter().collect();
        rows.extend([&self.chart, &self.painted, &self.script, &self.update, &self.whole]);
        rows.extend(&self.heap);
        rows.extend(&self.wasm);
        report::table(&rows)
    }

    fn verdicts(&self) -> Result<Vec<Verdict>> {
        let one = self.first.as_ref().context("the widget was never visited")?.wire;
        let many = self.many.context("the page of many widgets was never visited")?;
        Ok(vec![
            verdicts::no_later_than_chartjs(&self.chart),
            verdicts::half_of_highcharts(&self.chart),
            verdicts::within_a_frame(&self.script),
            verdicts::asks_once(&one, &many),
        ])
    }

    /// What the widget's page fetched on the last visit: asked, first byte and last byte in milliseconds, and bytes.
    fn waterfall(&self) -> Result<String> {
        let arrival = self.first.as_ref().context("the widget was never visited")?;
        let mut text = format!("\n{:48} {:>6} {:>6} {:>6} {:>7}\n", "", "asked", "first", "last", "bytes");
        for (path, asked, first, last, bytes) in &arrival.waterfall {
            writeln!(text, "{path:48} {asked:>6} {first:>6} {last:>6} {bytes:>7}")?;
        }
        writeln!(text, "{:48} {:>20.0}", "chart", arrival.chart)?;
        Ok(text)
    }
}
