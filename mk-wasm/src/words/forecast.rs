//! What is said of what is to come: a range, how sure it is, and whether the target will be reached.

use crate::locale::Key;
use crate::subject::Subject;
use mk_core::forecast::Prospect;

impl Subject<'_> {
    /// The sentences about how the window is likely to end; none when it is over.
    pub(crate) fn outlook(&self) -> Vec<String> {
        let locale = self.locale;
        if self.is_early {
            return vec![locale.say(Key::Early).to_owned()];
        }
        let (Some(forecast), Some(window)) = (self.forecast, self.window()) else { return Vec::new() };
        let likely = forecast.end().map(|end| self.between(end.most)).unwrap_or_default();
        let window = locale.window(window);
        let mut said = vec![locale.fill(Key::Forecast, &[&likely, &window])];
        // What has been reached is said already, and what cannot be lost is no chance.
        if forecast.reach < Prospect::CERTAIN {
            said.push(self.chance(forecast.reach));
        }
        said
    }

    /// How likely the target is, in words and in tenths: words alone are read differently by different people.
    fn chance(&self, reach: u32) -> String {
        let locale = self.locale;
        let share = Prospect::CERTAIN / 10;
        let tenths = ((reach + share / 2) / share).clamp(1, 9);
        let (less, one, some, more) = (0, 1, 2, 3);
        let (likely, chance) = match tenths {
            _ if reach < share / 2 => (0, less),
            _ if reach >= 10 * share - share / 2 => (6, more),
            1 => (1, one),
            2 => (1, some),
            3 => (2, some),
            4..=6 => (3, some),
            7 => (4, some),
            _ => (5, some),
        };
        let chance = locale.fill_item(Key::Chances, chance, &[&locale.whole(tenths.into())]);
        let likely = locale.item(Key::Likely, likely);
        locale.fill(Key::Reach, &[likely, &chance])
    }
}
