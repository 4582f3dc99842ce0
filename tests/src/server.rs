//! A web server for tests: serves folders under a strict policy, and fails on demand.

mod answer;
mod collect;
mod record;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use axum::Router;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue};
use axum::middleware;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

pub use answer::{Answer, ENDLESS};
pub use collect::collecting;
pub use record::Request;

use record::State;

/// The policy of the strictest sites that the widget is made for.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: State,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves folders, each under its path (`/`, `/kraft`), with [`STRICT_POLICY`] on every answer.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(folders: &[(&str, &Path)]) -> Result<Self> {
        Self::start_with_policy(folders, STRICT_POLICY)
    }

    /// Serves folders under another `Content-Security-Policy`.
    ///
    /// # Errors
    /// When no port can be had, or the policy cannot stand in a header.
    pub fn start_with_policy(folders: &[(&str, &Path)], policy: &str) -> Result<Self> {
        let state = State::default();
        let router = router(folders, policy.parse().context("the policy is no header")?, &state);
        let (stop, stopped) = oneshot::channel();
        let (tell_address, address) = mpsc::channel();
        // A thread and a runtime of its own: a test that blocks does not block the page it waits for.
        let thread = thread::spawn(move || {
            let address = serve(router, stopped, |address| drop(tell_address.send(Ok(address))));
            if let Err(error) = address {
                drop(tell_address.send(Err(error)));
            }
        });
        let address = address.recv().context("the server's thread ended at once")??;
        Ok(Self { address, state, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of a path that begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How every request for a path that ends in `.json` is answered from now on.
    pub fn answer_json(&self, answer: Answer) {
        self.state.set_answer(answer);
    }

    /// The requests answered since the start or since they were last taken, in order.
    pub fn take_requests(&self) -> Vec<Request> {
        self.state.take_requests()
    }

    /// How many bytes of [endless answers](Answer::Endless) have been taken from it since they were last asked for.
    pub fn take_poured(&self) -> usize {
        self.state.take_poured()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic in there has been printed; a second one while dropping would abort.
            let _ = thread.join();
        }
    }
}

fn router(folders: &[(&str, &Path)], policy: HeaderValue, state: &State) -> Router {
    let mut router = Router::new();
    for (path, folder) in folders {
        router = if *path == "/" {
            router.fallback_service(ServeDir::new(folder))
        } else {
            router.nest_service(path, ServeDir::new(folder))
        };
    }
    let router = router
        // Browsers ask for it by themselves, and an answer of 404 is an error in their console.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .layer(middleware::from_fn_with_state(state.clone(), answer::answer));
    // Outside of what is written down: no test asks how often its own script was fetched.
    collecting(router)
        .layer(SetResponseHeaderLayer::overriding(CONTENT_SECURITY_POLICY, policy))
        // Kept, but asked about each time, so that a test sees every look for news.
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
}

fn serve(router: Router, stopped: oneshot::Receiver<()>, started: impl FnOnce(SocketAddr)) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no port can be had")?;
        started(listener.local_addr()?);
        // Not gracefully: a test may be hanging up on a request that is never answered.
        tokio::select! {
            ended = axum::serve(listener, router).into_future() => Ok(ended?),
            _ = stopped => Ok(()),
        }
    })
}
