//! What must hold of the figures.

use super::contestants::{CHARTJS, HIGHCHARTS, WIDGET};
use super::report::Row;
use super::visits::{MOUNTS, Memory, Wire};

/// A frame at sixty a second.
const FRAME: f64 = 16.0;
/// What may stay of so many widgets that have come and gone: less than anything that each of them would leave behind.
const GROWTH: Growth = Growth { heap: 64_000, nodes: 20, listeners: 10 };

#[derive(Clone, Copy, Debug)]
struct Growth {
    heap: i64,
    nodes: i64,
    listeners: i64,
}

/// Something that must hold, and whether it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) holds: bool,
    pub(super) text: String,
}

/// The chart stands no later than Chart.js's.
pub(super) fn no_later_than_chartjs(chart: &Row) -> Verdict {
    let (own, other) = both(chart, CHARTJS);
    Verdict {
        holds: own <= other,
        text: format!("navigation to chart no longer than Chart.js's: {own:.0} ms, {other:.0} ms"),
    }
}

/// The chart stands in half the time of Highcharts's.
pub(super) fn half_of_highcharts(chart: &Row) -> Verdict {
    let (own, other) = both(chart, HIGHCHARTS);
    Verdict {
        holds: own <= other / 2.0,
        text: format!("navigation to chart at most half of Highcharts's: {own:.0} ms, {other:.0} ms"),
    }
}

/// News are drawn in no more time than a frame has.
pub(super) fn within_a_frame(update: &Row) -> Verdict {
    let (own, _) = both(update, WIDGET);
    Verdict { holds: own <= FRAME, text: format!("an update is drawn within {FRAME} ms: {own:.1} ms") }
}

/// Many charts ask for no more than one.
pub(super) fn asks_once(one: &Wire, many: &Wire) -> Verdict {
    let (one, many) = (one.requests, many.requests);
    Verdict {
        holds: many.wasm <= 1.0 && many.data <= 1.0 && many.script <= one.script,
        text: format!(
            "many charts cost one module and one request: {} scripts (one chart: {}), {} WebAssembly, {} publication",
            many.script, one.script, many.wasm, many.data
        ),
    }
}

/// Widgets that have gone are gone.
pub(super) fn no_growth([before, after]: [Memory; 2]) -> Verdict {
    let heap = after.kept.heap - before.kept.heap;
    let nodes = after.kept.nodes - before.kept.nodes;
    let listeners = after.kept.listeners - before.kept.listeners;
    let wasm = after.wasm - before.wasm;
    Verdict {
        holds: heap <= GROWTH.heap && nodes <= GROWTH.nodes && listeners <= GROWTH.listeners && wasm <= 0.0,
        text: format!(
            "{MOUNTS} mounts and removals leave nothing: {heap:+} bytes of heap, {nodes:+} nodes, {listeners:+} listeners, {wasm:+} bytes of WebAssembly memory"
        ),
    }
}

/// The widget's number and another's; one that was not measured fails every comparison.
fn both(row: &Row, other: usize) -> (f64, f64) {
    (row.of(WIDGET).unwrap_or(f64::NAN), row.of(other).unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::super::report::Unit;
    use super::*;

    #[test]
    fn each_verdict_holds_up_to_its_limit() {
        for (own, other, later, half) in [
            (100.0, 200.0, true, true),
            (100.0, 199.0, true, false),
            (100.0, 100.0, true, false),
            (101.0, 100.0, false, false),
        ] {
            let mut row = Row::new("", Unit::Time);
            row.add(WIDGET, own);
            row.add(CHARTJS, other);
            row.add(HIGHCHARTS, other);
            assert_eq!(no_later_than_chartjs(&row).holds, later, "{own} {other}");
            assert_eq!(half_of_highcharts(&row).holds, half, "{own} {other}");
        }
    }

    #[test]
    fn what_was_not_measured_does_not_hold() {
        let row = Row::new("", Unit::Time);
        assert!(!no_later_than_chartjs(&row).holds && !half_of_highcharts(&row).holds);
        assert!(!within_a_frame(&row).holds);
    }
}
