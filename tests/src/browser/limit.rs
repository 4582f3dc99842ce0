//! How many browsers run at once. More than the machine has cores, and each waits for the others until it is too late.

use std::sync::OnceLock;
use std::thread;

use anyhow::{Context, Result};
use tokio::sync::{Semaphore, SemaphorePermit};

/// A browser's place among those that run. It is free again when dropped.
pub(super) type Place = SemaphorePermit<'static>;

/// Waits for a place. A test that wants two browsers at once takes both before anything else, or waits for itself.
pub(super) async fn place() -> Result<Place> {
    static PLACES: OnceLock<Semaphore> = OnceLock::new();
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    let places = PLACES.get_or_init(|| Semaphore::new(cores().max(2)));
    places.acquire().await.context("no more browsers are let in")
}
