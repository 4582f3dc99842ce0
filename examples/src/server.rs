//! Serves the demo site under the strict policy that the widget is made for.

use crate::site::Site;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// What the pages may do, and nothing else: no inline script or style, no request to anyone else.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Serves a site from its folder until the program is ended, and says where.
///
/// # Errors
/// Where the port is taken.
pub fn serve(site: Site, folder: &Path, port: u16) -> Result<()> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.with_context(|| {
            format!("port {port} cannot be had; choose another with --port, or 0 for any that is free")
        })?;
        eprintln!("The demo is at http://{}/ — end it with Ctrl+C.", listener.local_addr()?);
        axum::serve(listener, router(site, folder)).await?;
        Ok(())
    })
}

/// The site, its button and the policy, to be served by any server.
pub fn router(site: Site, folder: &Path) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .route("/manad", post(add_month))
        .with_state(Arc::new(Mutex::new(site)))
        .fallback_service(ServeDir::new(folder))
        .layer(header(CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Kept by the browser, but asked for each time: a new month shows at once.
        .layer(header(CACHE_CONTROL, "no-cache"))
}

async fn add_month(State(site): State<Arc<Mutex<Site>>>) -> Response {
    let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
    match site.add_month() {
        Ok(_) => Redirect::to("/").into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}
