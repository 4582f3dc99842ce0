//! Waiting for what a page will come to, as a reader would.

use std::fmt::Debug;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(30);

/// Asks again and again until the answer fits, and answers with it.
///
/// # Panics
/// When it has not fitted in twenty seconds: with what was waited for, and the last answer.
pub async fn until<T: Debug>(what: &str, ask: impl AsyncFnMut() -> T, fits: impl Fn(&T) -> bool) -> T {
    within(LIMIT, what, ask, fits).await
}

/// The same, with a patience of its own.
///
/// # Panics
/// When it has not fitted by then.
pub async fn within<T: Debug>(
    limit: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> T,
    fits: impl Fn(&T) -> bool,
) -> T {
    let start = Instant::now();
    loop {
        let now = ask().await;
        if fits(&now) {
            return now;
        }
        assert!(start.elapsed() < limit, "waited in vain until {what}: {now:#?}");
        tokio::time::sleep(PAUSE).await;
    }
}
