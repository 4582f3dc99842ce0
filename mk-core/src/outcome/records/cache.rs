//! Words of cells, looked up once.

use crate::outcome::encoding;

/// So many ways of writing are kept; more are looked up every time.
const MOST: usize = 64;

/// What cells stand for, by their very bytes.
pub(super) struct Cache<T>(Vec<(Box<[u8]>, T)>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Cache<T> {
    /// What a cell stands for; `find` says it of a word not met before.
    pub(super) fn get(&mut self, cell: &[u8], find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if let Some((_, known)) = self.0.iter().find(|(word, _)| **word == *cell) {
            return Some(*known);
        }
        let found = find(&encoding::cell(cell))?;
        if self.0.len() < MOST {
            self.0.push((cell.into(), found));
        }
        Some(found)
    }
}
