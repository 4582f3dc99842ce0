//! The figure for everyone: by keyboard, read aloud, on paper, in few colours, narrow, large, spaced out, from right to left.
//!
//! `broken` shows that each check can fail: it breaks what is checked, and sees the check find it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test it is the way to fail"
)]

/// Makes of checks, which `broken` can run, too, a test in every browser each.
macro_rules! checks {
    ($($check:ident as $name:ident),* $(,)?) => {$(
        mk_tests::in_every_browser!($name);
        async fn $name(browser: mk_tests::browser::Browser) {
            $check(&crate::stage::Stage::new(), &browser).await;
        }
    )*};
}

mod axe;
mod broken;
mod contrast;
mod facts;
mod focus;
mod hand_over;
mod keyboard;
mod leftward;
mod motion;
mod news;
mod paper;
mod picture;
mod room;
mod spoken;
mod stage;
mod table;
