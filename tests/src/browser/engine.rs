//! The three engines that readers' browsers are made of, and what each can be told.

use std::fmt;

/// What a browser is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's, Edge's and most telephones'.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's, and every browser's on an iPhone; here as GNOME builds it.
    WebKit,
}

/// What not every engine can do. A test that needs one asks [`Engine::can`], or says its engine's name in its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// Showing a page as it would be printed.
    Print,
    /// Making a PDF of a page.
    Pdf,
    /// The few colours that a reader has chosen in place of the page's.
    ForcedColors,
    /// Enforcing `require-trusted-types-for`.
    TrustedTypes,
    /// The DevTools protocol: throttling, counting of memory, a log of all that goes wrong in the network.
    DevTools,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Whether a test can make it do this.
    pub fn can(self, ability: Ability) -> bool {
        match ability {
            Ability::Print | Ability::Pdf | Ability::ForcedColors => self != Self::WebKit,
            // Firefox has them from 148, and Debian's long-term version is 140.
            Ability::TrustedTypes => self != Self::Firefox,
            Ability::DevTools => self == Self::Chromium,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
