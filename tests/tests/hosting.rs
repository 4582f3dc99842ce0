//! The configurations that `mk-wasm/HOSTING.md` gives: nginx is started with its own, and asked, also by a page of another
//! site; of that for IIS, which nobody can start here, the form and the patterns are held against the package's files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test it is the way to fail")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use mk_bundle::{command, debian, workspace};
use mk_tests::browser::Browser;
use mk_tests::server::Server;
use mk_tests::{in_every_browser, package, wait};

const LIMIT: Duration = Duration::from_mins(5);
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const NAME: &str = "malmokraften.arbete-eller-studier.sv";
const PAGE: &str = "malmokraften.arbete-eller-studier.sv.page.html";

/// A running nginx, which ends when it is dropped.
struct Nginx {
    process: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Debian's nginx and its module for brotli, unpacked and not installed: an installed one is started, for everybody.
fn unpacked() -> PathBuf {
    let folder = workspace::target_folder().unwrap().join("nginx");
    if !folder.join("usr/sbin/nginx").is_file() {
        assert!(debian::is_here(), "nginx is taken from Debian's packages");
        debian::install(&["libbrotli1"], "nginx's module for brotli").unwrap();
        let unfinished = tempfile::tempdir_in(folder.parent().unwrap()).unwrap();
        let mut apt = Command::new("apt-get");
        apt.args(["download", "nginx", "libnginx-mod-http-brotli-static"]).current_dir(unfinished.path());
        command::run(&mut apt, LIMIT).unwrap();
        let packages: Vec<_> =
            fs::read_dir(unfinished.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        for package in packages {
            let mut unpack = Command::new("dpkg-deb");
            unpack.arg("--extract").arg(package).arg(unfinished.path());
            command::run(&mut unpack, LIMIT).unwrap();
        }
        // Another test may have been first.
        if fs::rename(unfinished.path(), &folder).is_ok() {
            let _ = unfinished.keep();
        }
        assert!(folder.join("usr/sbin/nginx").is_file(), "nginx was unpacked to {}", folder.display());
    }
    folder
}

impl Nginx {
    /// Serves the demo's package and publication as the files in `mk-wasm/hosting` say, with a site that may frame its pages.
    fn start(site: &str) -> Self {
        let nginx = unpacked();
        let folder = tempfile::tempdir().unwrap();
        package::demo(folder.path()).unwrap();
        for name in ["nginx.conf", "nginx-site.conf"] {
            let text = fs::read_to_string(workspace::root().join("mk-wasm/hosting").join(name)).unwrap();
            fs::write(folder.path().join(name), text.replace("https://www.example.se", site)).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let own = folder.path().display();
        let configuration = format!(
            "load_module {}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
            daemon off; master_process off; pid {own}/pid; error_log stderr;
            events {{}}
            http {{
                access_log off;
                client_body_temp_path {own}/1; proxy_temp_path {own}/2; fastcgi_temp_path {own}/3;
                uwsgi_temp_path {own}/4; scgi_temp_path {own}/5;
                include {own}/nginx.conf;
                server {{
                    listen 127.0.0.1:{port}; root {own};
                    add_header X-Frame-Options SAMEORIGIN;
                    include {own}/nginx-site.conf;
                }}
            }}\n",
            nginx.display(),
        );
        let file = folder.path().join("whole.conf");
        fs::write(&file, configuration).unwrap();
        let process = Command::new(nginx.join("usr/sbin/nginx")).arg("-c").arg(&file).spawn().unwrap();
        let nginx = Self { process, port, folder };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "nginx does not answer; it says why above");
            thread::sleep(Duration::from_millis(50));
        }
        nginx
    }

    /// The status and the headers of an answer, a line each, their names in small letters.
    fn head(&self, name: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET /kraft/{name} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let lines = answer.split("\r\n\r\n").next().unwrap().lines();
        let small = |line: &str| match line.split_once(": ") {
            Some((name, value)) => format!("{}: {value}\n", name.to_ascii_lowercase()),
            None => format!("{line}\n"),
        };
        lines.map(small).collect()
    }
}

/// The name of the package's file that begins and ends so.
fn named(start: &str, end: &str) -> String {
    let package = package::built().unwrap();
    package.files.keys().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap().clone()
}

#[test]
fn nginx_serves_each_file_as_it_should_be() {
    let nginx = Nginx::start("https://www.example.se");
    assert!(nginx.folder.path().join("kraft/kraft-progress.js").is_file());
    let (wasm, part) = (named("mk_wasm_bg-", ".wasm"), named("hand-over-", ".js"));
    let language = named("language-ar-", ".js");
    for (name, accepted, media, encoding, cache) in [
        ("kraft-progress.js", "gzip, br", "text/javascript", "br", "no-cache"),
        ("kraft-progress.js", "gzip", "text/javascript", "gzip", "no-cache"),
        ("kraft-frames.js", "br", "text/javascript", "br", "no-cache"),
        (&wasm, "gzip, br", "application/wasm", "br", IMMUTABLE),
        (&wasm, "gzip", "application/wasm", "gzip", IMMUTABLE),
        (&wasm, "identity", "application/wasm", "", IMMUTABLE),
        ("kraft-progress.wasm", "gzip, br", "application/wasm", "br", "no-cache"),
        (&part, "br", "text/javascript", "br", IMMUTABLE),
        (&language, "br", "text/javascript", "br", IMMUTABLE),
        ("malmokraften.json", "gzip, br", "application/json", "gzip", "no-cache"),
        (PAGE, "identity", "text/html", "", "no-cache"),
    ] {
        let head = nginx.head(name, &format!("Accept-Encoding: {accepted}\r\n"));
        let case = format!("{name}, {accepted}: {head}");
        let header = |wanted: &str| {
            head.lines().find_map(|line| line.strip_prefix(wanted)?.strip_prefix(": ")).unwrap_or_default()
        };
        assert!(head.starts_with("HTTP/1.1 200"), "{case}");
        assert!(header("content-type").starts_with(media), "{case}");
        assert_eq!(header("content-encoding"), encoding, "{case}");
        assert_eq!(header("cache-control"), cache, "{case}");
        assert_eq!(header("vary"), "Accept-Encoding", "{case}");
        assert_eq!(header("access-control-allow-origin"), "*", "{case}");
        assert_eq!(header("x-frame-options"), "", "{case}");
        assert_eq!(header("content-security-policy").contains("frame-ancestors"), name == PAGE, "{case}");
        // Asked again, nothing is sent that has not changed.
        let again = format!("Accept-Encoding: {accepted}\r\nIf-None-Match: {}\r\n", header("etag"));
        assert!(nginx.head(name, &again).starts_with("HTTP/1.1 304"), "{case}");
    }
}

in_every_browser!(a_page_of_another_site_shows_what_it_serves);
async fn a_page_of_another_site_shows_what_it_serves(browser: Browser) {
    let pages = tempfile::tempdir().unwrap();
    // The policy of HOSTING.md for a folder on another host. It has to name that, which is not known before it runs.
    let any = "http://127.0.0.1:*";
    let policy = format!(
        "default-src 'none'; script-src 'self' {any} 'wasm-unsafe-eval'; style-src 'self'; connect-src {any}; \
        img-src 'self'; frame-src {any}; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let site = Server::start_with_policy(&[("/", pages.path())], &policy).unwrap();
    let nginx = Nginx::start(site.url("").trim_end_matches('/'));
    let base = format!("http://127.0.0.1:{}/kraft/", nginx.port);
    let fragment = fs::read_to_string(nginx.folder.path().join(format!("kraft/{NAME}.html"))).unwrap();
    let page = format!(
        "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>En annan webbplats</title>
        <script type=\"module\" src=\"{base}kraft-progress.js\"></script>
        <script type=\"module\" src=\"{base}kraft-frames.js\"></script>
        <kraft-progress src=\"{base}malmokraften.json\" goal=\"arbete-eller-studier\">{fragment}</kraft-progress>
        <iframe src=\"{base}{PAGE}\" title=\"I en ram\" height=\"100\"></iframe>"
    );
    fs::write(pages.path().join("page.html"), page).unwrap();
    browser.set_viewport(800, 3000).await.unwrap();
    browser.goto(site.url("/page.html")).await.unwrap();
    let live = "return document.querySelector('kraft-progress').shadowRoot?.querySelector('figure') != null";
    until(&browser, "the element is live", live).await;
    let high = "return document.querySelector('iframe').clientHeight > 300";
    until(&browser, "the frame is as high as its page", high).await;
    browser.driver().enter_frame(0).await.unwrap();
    until(&browser, "the framed page is live", live).await;
    browser.driver().enter_default_frame().await.unwrap();
    assert_eq!(browser.console().await.unwrap(), []);
}

async fn until(browser: &Browser, what: &str, script: &str) {
    let ask = async || browser.execute(script, Vec::new()).await.unwrap().json().as_bool();
    wait::within(Duration::from_secs(30), what, ask, |answer| *answer == Some(true)).await;
}

#[test]
fn the_configuration_for_iis_is_well_formed_and_means_these_files() {
    debian::install(&["libxml2-utils"], "reading web.config").unwrap();
    let file = workspace::root().join("mk-wasm/hosting/web.config");
    let read = |query: &str| xmllint(&file, &["--xpath", query]);
    xmllint(&file, &["--noout"]);
    // By the rules' own patterns, which are plain enough for every reader of regular expressions.
    let pattern = read("string(//rule[contains(@name, 'never change')]//conditions/add/@pattern)");
    for (name, kept) in [
        (named("mk_wasm_bg-", ".wasm"), true),
        (named("mk_wasm_bg-", ".wasm.br"), true),
        (named("language-ar-", ".js.gz"), true),
        ("kraft-progress.js".to_owned(), false),
        ("kraft-progress.wasm".to_owned(), false),
        ("malmokraften.json".to_owned(), false),
    ] {
        assert_eq!(matches(&pattern, &name), kept, "{name} by {pattern}");
    }
    for extension in ["html", "css", "js", "json", "svg", "wasm", "br", "gz"] {
        assert_eq!(read(&format!("count(//mimeMap[@fileExtension='.{extension}'])")), "1", "{extension}");
    }
}

fn xmllint(file: &Path, arguments: &[&str]) -> String {
    let mut reader = Command::new("xmllint");
    command::run(reader.args(arguments).arg(file), LIMIT).unwrap().trim().to_owned()
}

/// By grep, whose patterns of Perl's kind are those of IIS as far as they are used here.
fn matches(pattern: &str, name: &str) -> bool {
    let script = "printf %s \"$2\" | grep --quiet --perl-regexp --regexp=\"$1\"";
    Command::new("sh").args(["-c", script, "sh", pattern, name]).status().unwrap().success()
}
