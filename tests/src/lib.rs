//! What the suites share: the program behind `cargo verify`, a browser to test in, and a server that fails on demand.

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "browser")]
pub mod compare;
#[cfg(feature = "browser")]
pub mod npm;
#[cfg(feature = "browser")]
pub mod package;
#[cfg(feature = "browser")]
pub mod server;
pub mod verify;
#[cfg(feature = "browser")]
pub mod wait;
