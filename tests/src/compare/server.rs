//! A server as a site has it in production: files are compressed beforehand, with brotli.

use std::ffi::OsStr;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use brotli::enc::BrotliEncoderParams;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Serves a folder until the program ends.
pub(super) async fn serve(folder: &Path) -> Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no port can be had")?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .fallback_service(ServeDir::new(folder).precompressed_br())
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, HeaderValue::from_static("no-cache")));
    tokio::spawn(axum::serve(listener, router).into_future());
    Ok(address)
}

/// Puts `NAME.br` beside every file of a folder that has none and would be compressed.
pub(super) fn compress(folder: &Path) -> Result<()> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let mut compressed = path.clone().into_os_string();
        compressed.push(".br");
        if ["css", "html", "js", "json", "wasm"].contains(&extension) && !Path::new(&compressed).exists() {
            let mut bytes = Vec::new();
            brotli::BrotliCompress(&mut fs::read(&path)?.as_slice(), &mut bytes, &parameters)?;
            fs::write(&compressed, bytes)?;
        }
    }
    Ok(())
}
