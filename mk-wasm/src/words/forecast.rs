//! What is said of what is to come: a range, how sure it is, and whether the target will be reached.

use crate::locale::rounded;
use crate::subject::Subject;
use mk_core::text::fill;

impl Subject<'_> {
    /// The sentences about how the window is likely to end; none when it is over.
    pub(super) fn outlook(&self) -> Vec<String> {
        let (locale, says) = (self.locale, &self.locale.says);
        if self.is_early {
            return vec![says.early.to_owned()];
        }
        let Some(forecast) = &self.forecast else { return Vec::new() };
        let likely = self.between(forecast.end().most);
        let window = locale.window(forecast.window);
        let range = fill(says.forecast, &[("likely", &likely), ("window", &window)]);
        let reach = forecast.reach();
        let mut said = vec![range];
        // What has been reached is said already, and what cannot be lost is no chance.
        if reach < 1.0 {
            said.push(self.chance(reach));
        }
        said
    }

    /// How likely the target is, in words and in tenths: words alone are read differently by different people.
    fn chance(&self, reach: f64) -> String {
        let says = &self.locale.says;
        let tenths = rounded(reach * 10.0).clamp(1, 9);
        let [less, one, some, more] = says.chances;
        let (likely, chance) = match tenths {
            _ if reach < 0.05 => (0, less),
            _ if reach >= 0.95 => (6, more),
            1 => (1, one),
            2 => (1, some),
            3 => (2, some),
            4..=6 => (3, some),
            7 => (4, some),
            _ => (5, some),
        };
        let chance = fill(chance, &[("n", &tenths.to_string())]);
        let likely = says.likely.get(likely).copied().unwrap_or("");
        fill(says.reach, &[("likely", likely), ("chance", &chance)])
    }
}
