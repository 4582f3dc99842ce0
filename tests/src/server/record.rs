//! What the server was asked, and how it is to answer: shared between it and the test.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::Method;

use super::Answer;

/// One request and its answer's status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` …
    pub method: Method,
    /// From `/` on, without the query.
    pub path: String,
    /// What follows the `?`, if any.
    pub query: Option<String>,
    /// Whether it asked only for what is newer than what it has.
    pub conditional: bool,
    /// The status of the answer: 200, 304, 500 …; 0 where none was sent.
    pub status: u16,
}

#[derive(Clone, Debug, Default)]
pub(super) struct State(Arc<Mutex<Shared>>);

#[derive(Debug, Default)]
struct Shared {
    answer: Answer,
    requests: Vec<Request>,
    poured: usize,
}

impl State {
    pub(super) fn answer(&self) -> Answer {
        self.lock().answer
    }

    pub(super) fn set_answer(&self, answer: Answer) {
        self.lock().answer = answer;
    }

    pub(super) fn record(&self, request: Request) {
        self.lock().requests.push(request);
    }

    pub(super) fn take_requests(&self) -> Vec<Request> {
        mem::take(&mut self.lock().requests)
    }

    pub(super) fn pour(&self, bytes: usize) {
        self.lock().poured += bytes;
    }

    pub(super) fn take_poured(&self) -> usize {
        mem::take(&mut self.lock().poured)
    }

    /// No holder of the lock can leave half a change, so a panic elsewhere does no harm here.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
