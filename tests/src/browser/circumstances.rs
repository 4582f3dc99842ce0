//! What a reader may have other than a large bright window with scripts.

use anyhow::{Result, bail};

/// All that a browser can be told about its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Circumstances {
    pub(super) scripts: bool,
    pub(super) features: Features,
    pub(super) print: bool,
    /// Width and height in CSS pixels, once they are set.
    pub(super) viewport: Option<(u32, u32)>,
}

impl Default for Circumstances {
    fn default() -> Self {
        Self { scripts: true, features: Features::default(), print: false, viewport: None }
    }
}

/// The media features that can be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features {
    pub(super) dark: bool,
    pub(super) forced_colors: bool,
    pub(super) reduced_motion: bool,
}

impl Features {
    /// Reads names and values as they stand in CSS.
    pub(super) fn read(features: &[(&str, &str)]) -> Result<Self> {
        let mut read = Self::default();
        for feature in features {
            match *feature {
                ("prefers-color-scheme", value @ ("dark" | "light")) => read.dark = value == "dark",
                ("forced-colors", value @ ("active" | "none")) => read.forced_colors = value == "active",
                ("prefers-reduced-motion", value @ ("reduce" | "no-preference")) => {
                    read.reduced_motion = value == "reduce";
                }
                (name, value) => bail!(
                    "({name}: {value}) cannot be set: expected prefers-color-scheme, forced-colors or \
                     prefers-reduced-motion, with one of its values"
                ),
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_read_as_css_writes_them_and_nothing_else() {
        let dark = Features { dark: true, ..Features::default() };
        assert_eq!(Features::read(&[("prefers-color-scheme", "dark")]).unwrap(), dark);
        let both = Features { forced_colors: true, reduced_motion: true, ..Features::default() };
        let written = [("forced-colors", "active"), ("prefers-reduced-motion", "reduce")];
        assert_eq!(Features::read(&written).unwrap(), both);
        assert_eq!(Features::read(&[("forced-colors", "none")]).unwrap(), Features::default());
        let error = Features::read(&[("prefers-contrast", "more")]).unwrap_err().to_string();
        assert!(error.starts_with("(prefers-contrast: more) cannot be set"), "{error}");
    }
}
