//! A script in every page that keeps what goes wrong there, for browsers that do not tell it over WebDriver.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};

const PATH: &str = "/mk-tests-console.js";
const SCRIPT: &str = include_str!("console.js");
const TAG: &str = "<script src=\"/mk-tests-console.js\"></script>";

/// Adds the script to every page of a site, so that [`Browser::console`](crate::browser::Browser::console) has something to
/// read. The site's policy must allow scripts of its own. Chromium gets pages as they are: it keeps a log itself.
pub fn collecting(router: Router) -> Router {
    router.layer(middleware::from_fn(collect))
}

async fn collect(request: Request, next: Next) -> Response {
    if request.uri().path() == PATH {
        return ([(CONTENT_TYPE, "text/javascript")], SCRIPT).into_response();
    }
    let wanted = wants_page(request.headers()) && !is_chromium(request.headers());
    let response = next.run(request).await;
    if !wanted || !begins_with(response.headers(), CONTENT_TYPE.as_str(), "text/html") {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let page = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(with_script(&String::from_utf8_lossy(&page))))
}

/// Whether a page is asked for, and not a fragment that a script fetches.
fn wants_page(headers: &HeaderMap) -> bool {
    let destination = headers.get("sec-fetch-dest").map(HeaderValue::as_bytes);
    destination.map_or_else(
        || begins_with(headers, ACCEPT.as_str(), "text/html"),
        |destination| matches!(destination, b"document" | b"iframe" | b"frame"),
    )
}

fn is_chromium(headers: &HeaderMap) -> bool {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    agent.is_some_and(|agent| agent.contains("Chrome/"))
}

fn begins_with(headers: &HeaderMap, name: &str, start: &str) -> bool {
    headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with(start))
}

/// The page with the script before all others: after the tags that must come first, if it has them.
fn with_script(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let after = |tag: &str| {
        let start = lower.find(tag)?;
        // `<header>` is none.
        let follows = lower.as_bytes().get(start + tag.len())?;
        let is_tag = follows.is_ascii_whitespace() || *follows == b'>';
        is_tag.then_some(start + lower.get(start..)?.find('>')? + 1)
    };
    let place = after("<head").or_else(|| after("<html")).or_else(|| after("<!doctype")).unwrap_or(0);
    let (before, rest) = page.split_at(place);
    format!("{before}{TAG}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_before_all_others_and_after_the_doctype() {
        for (page, before) in [
            (
                "<!doctype html><html lang=\"sv\"><head><script></script>",
                "<!doctype html><html lang=\"sv\"><head>",
            ),
            ("<!DOCTYPE html><html lang=\"sv\"><meta>", "<!DOCTYPE html><html lang=\"sv\">"),
            ("<!doctype html><title>Å</title><header>", "<!doctype html>"),
            ("<p>Prov", ""),
        ] {
            let rest = page.strip_prefix(before).unwrap();
            assert_eq!(with_script(page), format!("{before}{TAG}{rest}"));
        }
    }
}
