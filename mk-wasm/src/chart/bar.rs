//! What has been reached on the way to the target, as one bar: the target and its pace are ticks on it, and what the window
//! is likely to come to is a stretch beyond.

use super::axis::{map, number};
use super::facts::Facts;
use super::place::{Places, Taken};
use super::told::Teller;
use crate::locale::{Key, rounded};
use crate::scene::{Anchor, Role, Scene, Shape};
use crate::subject::Subject;
use mk_core::forecast::Prospect;
use mk_core::publish::{Point, Span};

/// In tenths of a pixel: the drawing, and the bar within it.
const HEIGHT: i32 = 1120;
const TOP: i32 = 320;
const BOTTOM: i32 = 560;
/// How far ticks stand out of the bar.
const TICK: i32 = 60;
/// From an edge of the bar to the baselines of labels.
const ABOVE: i32 = 100;
const BELOW: [i32; 2] = [260, 460];
/// From a tick to a label beside it.
const NEAR: i32 = 40;
/// From a tick to a label that has no room beside it.
const FARTHER: [i32; 3] = [150, 300, 450];

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let window = subject.window()?;
    let last = subject.last();
    let on = last.map_or(window.from, Point::through);
    let target = subject.series.goal().target(window.from, on)?.count;
    let reached = last.map(|last| last.figure().span());
    let ahead = subject.forecast.and_then(Prospect::end).map(|end| end.most);
    // A goal that is shown once a year has no pace.
    let expected = Facts::of(subject).filter(|_| !subject.is_yearly()).and_then(|facts| facts.expected(on));
    let most = |span: Option<Span<u64>>| span.map_or(0, |span| span.most);
    let full = number(most(reached).max(most(ahead)).max(target.into()));
    scene.height = HEIGHT;
    let width = scene.width;
    let at = |count: f64| map(count / full, (0, width));
    let area = |role, from: f64, to: f64| Shape::Area { role, from: (at(from), TOP), to: (at(to), BOTTOM) };
    scene.shapes.push(area(Role::Grid, 0.0, full));
    if let Some(ahead) = ahead {
        scene.shapes.push(area(Role::Forecast, number(ahead.least), number(ahead.most)));
    }
    if let Some(reached) = reached {
        scene.shapes.push(area(Role::Outcome, 0.0, number(reached.least)));
        scene.shapes.push(area(Role::Withheld, number(reached.least), number(reached.most)));
    }
    let mut tick = |role, count: f64| {
        let x = at(count);
        scene.shapes.push(Shape::Line { role, points: vec![(x, TOP - TICK), (x, BOTTOM + TICK)] });
    };
    if let Some(expected) = expected.filter(|_| on < window.through) {
        tick(Role::Pace, expected);
    }
    tick(Role::Target, target.into());

    let (locale, teller, mut taken) = (subject.locale, Teller::of(subject), Taken::default());
    if let (Some(reached), Some(last)) = (reached, last) {
        let count = locale.counts(reached);
        let text = locale.fill(Key::LabelOutcome, &[&count]);
        let told = teller.tell(&|subject| subject.tell_point(last, expected));
        taken.tell(scene, Role::Outcome, &text, &beside(at(number(reached.least)), &[TOP - ABOVE]), told);
    }
    let text = locale.fill(Key::LabelTarget, &[&locale.whole(target.into())]);
    let told = teller.tell(&|subject| subject.tell_target(target));
    taken.tell(
        scene,
        Role::Target,
        &text,
        &beside(at(target.into()), &BELOW.map(|below| BOTTOM + below)),
        told,
    );
    if let Some(ahead) = ahead {
        let text = locale.fill(Key::LabelForecast, &[&subject.range(ahead)]);
        let told = teller.tell(&|subject| subject.outlook().swap_remove(0));
        let mut places = beside(at(number(ahead.most)), &[TOP - ABOVE]);
        places.add(at(number(ahead.most)), BOTTOM + BELOW[1], 0, Anchor::End);
        taken.tell(scene, Role::Forecast, &text, &places, told);
    }
    if let Some(expected) = expected.filter(|_| on < window.through) {
        let text = format!("{} {}", locale.say(Key::LabelPace), locale.whole(rounded(expected)));
        let mut places = beside(at(expected), &BELOW.map(|below| BOTTOM + below));
        // Where the target's label and the forecast's leave no room at the tick.
        for shift in FARTHER {
            places.add(at(expected), BOTTOM + BELOW[0], -shift, Anchor::End);
        }
        taken.write(scene, Role::Pace, &text, &places);
    }
    Some(())
}

/// Left of a tick, right of it or around it, on some heights.
fn beside(x: i32, heights: &[i32]) -> Places {
    let mut places = Places::default();
    for y in heights {
        places.add(x, *y, 0, Anchor::End);
        places.add(x, *y, 0, Anchor::Middle);
        places.add(x, *y, -NEAR, Anchor::End);
        places.add(x, *y, NEAR, Anchor::Start);
        places.add(x, *y, 0, Anchor::Start);
    }
    places
}
