//! One running browser: its driver, its processes, its files; and the chain of those that a test has gone through.

use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use super::process::Group;

/// A browser and all that belongs to it.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) driver: WebDriver,
    // In this order: processes end before the screen and the folder that they write to.
    _process: Group,
    _screen: Option<Group>,
    _scratch: TempDir,
}

impl Session {
    /// Asks a running driver for a session.
    pub(super) async fn open(
        process: Group,
        port: u16,
        wishes: Capabilities,
        screen: Option<Group>,
        scratch: TempDir,
    ) -> Result<Self> {
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes)
            .await
            .context("the driver runs, but gave no session: does the browser start?")?;
        Ok(Self { driver, _process: process, _screen: screen, _scratch: scratch })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The session ends with its processes. Asking for its end here would block the runtime that has to send the
        // question. An error says only that it has ended already.
        let _ = self.driver.clone().leak();
    }
}

/// Sessions, each with what it was started for. They are added and never taken away while a test may hold one.
#[derive(Debug)]
pub(super) struct Sessions<Key> {
    first: Link<Key>,
    current: Mutex<usize>,
}

#[derive(Debug)]
struct Link<Key> {
    key: Key,
    session: Session,
    next: OnceLock<Box<Link<Key>>>,
}

impl<Key: Copy + PartialEq> Sessions<Key> {
    pub(super) fn new(key: Key, session: Session) -> Self {
        Self { first: Link { key, session, next: OnceLock::new() }, current: Mutex::new(0) }
    }

    /// The one that is used now.
    pub(super) fn current(&self) -> &Session {
        let current = *self.current.lock().unwrap_or_else(PoisonError::into_inner);
        self.links().nth(current).map_or(&self.first.session, |link| &link.session)
    }

    /// Uses the one that was started for this from now on, if there is one.
    pub(super) fn switch(&self, key: Key) -> bool {
        let found = self.links().position(|link| link.key == key);
        if let Some(found) = found {
            *self.current.lock().unwrap_or_else(PoisonError::into_inner) = found;
        }
        found.is_some()
    }

    /// Keeps one more.
    pub(super) fn add(&self, key: Key, session: Session) {
        let mut link = Box::new(Link { key, session, next: OnceLock::new() });
        let mut last = &self.first;
        // Where somebody else has added one in the meantime, this one goes behind it.
        while let Err(back) = last.next.set(link) {
            link = back;
            match last.next.get() {
                Some(next) => last = next,
                None => return,
            }
        }
    }

    fn links(&self) -> impl Iterator<Item = &Link<Key>> {
        std::iter::successors(Some(&self.first), |link| link.next.get().map(Box::as_ref))
    }
}
