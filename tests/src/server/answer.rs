//! Answers that a publication's server should not give, and one day does.

use std::future;
use std::io;
use std::path::Path;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::time;

use super::record;

/// How requests for JSON are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// As they should be.
    #[default]
    Good,
    /// With this status and nothing else.
    Status(u16),
    /// With status 200 and a page for people, as a captive portal or a login does.
    Html,
    /// With the first half of the file, as if it were all.
    Half,
    /// With status 200 and no bytes.
    Empty,
    /// The connection ends in the middle of the answer.
    Broken,
    /// Never: the connection stays open.
    Never,
}

/// Answers one request, and writes it down.
pub(super) async fn answer(State(state): State<record::State>, request: Request, next: Next) -> Response {
    let conditional = is_conditional(request.headers());
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let is_json = Path::new(uri.path()).extension().is_some_and(|extension| extension == "json");
    let answer = if is_json { state.answer() } else { Answer::Good };
    let record = |status: u16| {
        state.record(record::Request {
            method,
            path: uri.path().to_owned(),
            query: uri.query().map(str::to_owned),
            conditional,
            status,
        });
    };
    if answer == Answer::Never {
        record(0);
        return future::pending().await;
    }
    let response = match answer {
        Answer::Good | Answer::Never => next.run(request).await,
        Answer::Status(status) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Answer::Html => Html("<!doctype html><title>Logga in</title><p>Logga in först.").into_response(),
        Answer::Half => half(next.run(without_conditions(request)).await).await,
        Answer::Empty => ([(CONTENT_TYPE, "application/json")], Body::empty()).into_response(),
        Answer::Broken => broken(),
    };
    record(response.status().as_u16());
    response
}

fn is_conditional(headers: &HeaderMap) -> bool {
    headers.contains_key(IF_NONE_MATCH) || headers.contains_key(IF_MODIFIED_SINCE)
}

/// Else the answer could be that nothing is new, of which there is no half.
fn without_conditions(mut request: Request) -> Request {
    request.headers_mut().remove(IF_NONE_MATCH);
    request.headers_mut().remove(IF_MODIFIED_SINCE);
    request
}

async fn half(response: Response) -> Response {
    let status = response.status();
    let whole = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    (status, [(CONTENT_TYPE, "application/json")], half).into_response()
}

fn broken() -> Response {
    let start = future::ready(Ok(Bytes::from_static(b"{")));
    let end = async {
        // Only after the start has been sent: before it, browsers would ask again by themselves.
        time::sleep(Duration::from_millis(50)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    };
    let body = Body::from_stream(stream::once(start).chain(stream::once(end)));
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
