//! Answers that a publication's server should not give, and one day does.

use std::future;
use std::io;
use std::path::Path;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    self, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION,
};
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
    /// The connection ends in the middle of a file whose length has been told.
    Truncated,
    /// Never: the connection stays open.
    Never,
    /// With the first half of the file, and then never with the rest.
    Stalled,
    /// With a redirect to an address: a path of this server or a whole one.
    To(&'static str),
    /// With a redirect to the address that was asked for, for ever.
    Circle,
    /// With the file where one text stands in the place of another, as other software would write it.
    Instead(&'static str, &'static str),
    /// With the file as something of another type.
    Typed(&'static str),
    /// With the file, said to be compressed with gzip, which it is not but for its first bytes.
    BadGzip,
    /// With [`ENDLESS`] bytes and no length told.
    Endless,
}

/// How many bytes an endless answer has. Nobody wants to wait for it to end.
pub const ENDLESS: usize = 1_000_000_000;

/// What every file of gzip begins with. Without it, WebKit takes the bytes as they are.
const GZIP: &[u8] = &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];

const JSON: (header::HeaderName, &str) = (CONTENT_TYPE, "application/json");

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
    let path = uri.path();
    let response = match answer {
        Answer::Good | Answer::Never => next.run(request).await,
        Answer::Status(status) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
        Answer::Html => Html("<!doctype html><title>Logga in</title><p>Logga in först.").into_response(),
        Answer::Empty => ([JSON], Body::empty()).into_response(),
        Answer::Broken => ([JSON], ended("{", Some(Duration::from_millis(50)))).into_response(),
        Answer::To(address) => (StatusCode::FOUND, [(LOCATION, address)]).into_response(),
        Answer::Circle => (StatusCode::FOUND, [(LOCATION, path)]).into_response(),
        Answer::Endless => ([JSON], endless(&state)).into_response(),
        _ => instead(answer, next.run(without_conditions(request)).await).await,
    };
    record(response.status().as_u16());
    response
}

/// An answer that is made of the file.
async fn instead(answer: Answer, response: Response) -> Response {
    let whole = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    match answer {
        Answer::Half => ([JSON], half).into_response(),
        Answer::Stalled => ([JSON], ended(half, None)).into_response(),
        Answer::Truncated => {
            let length = [(CONTENT_LENGTH, whole.len().to_string())];
            ([JSON], length, ended(half, Some(Duration::from_millis(50)))).into_response()
        }
        Answer::Instead(from, to) => {
            ([JSON], String::from_utf8_lossy(&whole).replacen(from, to, 1)).into_response()
        }
        Answer::Typed(kind) => ([(CONTENT_TYPE, kind)], whole).into_response(),
        Answer::BadGzip => ([JSON, (CONTENT_ENCODING, "gzip")], [GZIP, &whole].concat()).into_response(),
        _ => ([JSON], whole).into_response(),
    }
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

/// A start, after which the connection ends when some time has passed, or nothing ever comes. Only after the start has been
/// sent: before it, browsers would ask again by themselves.
fn ended(start: impl Into<Bytes>, after: Option<Duration>) -> Body {
    let start = future::ready(Ok(start.into()));
    let end = async move {
        match after {
            Some(after) => time::sleep(after).await,
            None => future::pending().await,
        }
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    };
    Body::from_stream(stream::once(start).chain(stream::once(end)))
}

/// Blanks within an object, which could be the start of a publication to the end. Counted as they are taken.
fn endless(state: &record::State) -> Body {
    static CHUNK: [u8; 10_000] = [b' '; 10_000];
    let state = state.clone();
    let start = stream::once(future::ready(Bytes::from_static(b"{")));
    let blanks = stream::iter(0..ENDLESS / CHUNK.len()).map(move |_| {
        state.pour(CHUNK.len());
        Bytes::from_static(&CHUNK)
    });
    Body::from_stream(start.chain(blanks).map(Ok::<_, io::Error>))
}
