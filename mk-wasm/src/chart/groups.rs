//! A goal by groups: for each group its years, as bars below one another, for that can be read on a phone, too.

use super::axis::{map, number};
use super::measure;
use crate::locale::Key;
use crate::scene::{Anchor, FONT_SIZE, Position, Role, Scene, Shape, Told};
use crate::subject::Subject;
use mk_core::publish::{Divided, Row};

/// In tenths of a pixel: the height of a group's name, of a year's bar with the gap below it, and of the bar alone.
const NAME: i32 = 300;
/// And of each further line of the name.
const LINE: i32 = 180;
const YEAR: i32 = 240;
const BAR: i32 = 160;
/// From the top of a row to the baseline of its text.
const NAME_BASE: i32 = 220;
const YEAR_BASE: i32 = 135;
/// Where bars begin and end, in hundredths of the width: room for the years before them and for numbers behind.
const FROM: i32 = 20;
const TO: i32 = 66;
/// From a bar to the text beside it.
const NEAR: i32 = 60;

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let divided = subject.divided()?;
    let rows = year_ends(subject, divided);
    let mut most = 1;
    for row in &rows {
        for count in row.counts().unwrap_or_default() {
            most = most.max(*count);
        }
    }
    let full = number(most);
    if rows.is_empty() {
        return None;
    }
    let locale = subject.locale;
    let (from, to) = (scene.width * FROM / 100, scene.width * TO / 100);
    let ends: Vec<_> = subject.years.years.iter().map(|year| year.days.through).collect();
    let mut y = 0;
    let text = |role, at: Position, shift, anchor, text: String, told: Told| Shape::Text {
        role,
        at,
        shift,
        anchor,
        text,
        told,
    };
    for (index, cell) in divided.breakdown().cells.iter().enumerate() {
        let title = cell.title.get(locale.code());
        let room = scene.width - from - NEAR;
        let lines = measure::lines(title, room, FONT_SIZE, Role::Group.is_bold());
        for (nth, line) in lines.into_iter().enumerate() {
            y += if nth == 0 { NAME } else { LINE };
            let at = (from, y - NAME + NAME_BASE);
            scene.shapes.push(text(Role::Group, at, NEAR, Anchor::Start, line, Told::default()));
        }
        for row in &rows {
            let year = locale.year(chrono::Datelike::year(&row.through()));
            let base = y + YEAR_BASE;
            scene.shapes.push(text(Role::Month, (from, base), -NEAR, Anchor::End, year, Told::default()));
            let count = row.counts().and_then(|counts| counts.get(index));
            let tell = |subject: &Subject<'_>| {
                let locale = subject.locale;
                let said = count.map_or_else(
                    || locale.say(Key::WithheldElse).to_owned(),
                    |count| locale.fill(Key::LabelOutcome, &[&locale.count(*count)]),
                );
                format!("{title}, {}: {said}", locale.date(row.through()))
            };
            let told = Told { seen: tell(subject), heard: tell(&subject.aloud()) };
            let (role, x, said) = match count {
                Some(count) => {
                    let mut said = locale.count(*count);
                    // A year that is running, or whose end is withheld, is told to a day.
                    if !ends.contains(&row.through()) {
                        said.extend([" · ", &locale.date_short(row.through())]);
                    }
                    (Role::Outcome, map(number(*count) / full, (from, to)), said)
                }
                None => (Role::Withheld, from, locale.say(Key::WithheldElse).to_owned()),
            };
            if x > from {
                scene.shapes.push(Shape::Area { role, from: (from, y), to: (x, y + BAR) });
            }
            scene.shapes.push(text(role, (x, base), NEAR, Anchor::Start, said, told));
            y += YEAR;
        }
    }
    let axis = vec![(from, 0), (from, y)];
    scene.shapes.push(Shape::Line { role: Role::Axis, points: axis });
    scene.height = y;
    Some(())
}

/// The rows on the last day of each year that has one.
fn year_ends<'a>(subject: &Subject<'a>, divided: &'a Divided) -> Vec<&'a Row> {
    let mut rows: Vec<&Row> = Vec::new();
    for year in &subject.years.years {
        if let Some(row) = divided.points().iter().rev().find(|row| year.days.contains(row.through())) {
            rows.push(row);
        }
    }
    rows
}
