//! The configurations that `mk-wasm/HOSTING.md` gives: nginx is started with its own, and asked; of that for IIS, which
//! nobody can start here, the form and the patterns are held against the package's files.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test it is the way to fail")]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use mk_bundle::{command, debian, workspace};
use mk_tests::package;

const LIMIT: Duration = Duration::from_mins(5);
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
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
        fs::rename(unfinished.keep(), &folder).unwrap();
    }
    folder
}

impl Nginx {
    /// Serves the package with a publication and a page, both made up, as the files in `mk-wasm/hosting` say.
    fn start() -> Self {
        let nginx = unpacked();
        let folder = tempfile::tempdir().unwrap();
        let kraft = folder.path().join("kraft");
        fs::create_dir(&kraft).unwrap();
        for (name, content) in &package::built().unwrap().files {
            fs::write(kraft.join(name), content).unwrap();
        }
        fs::write(kraft.join("malmokraften.json"), "{}\n".repeat(100)).unwrap();
        fs::write(kraft.join(PAGE), "<!doctype html><title>A page</title>").unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let hosting = workspace::root().join("mk-wasm/hosting");
        let own = folder.path().display();
        let configuration = format!(
            "load_module {}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
            daemon off; master_process off; pid {own}/pid; error_log stderr;
            events {{}}
            http {{
                access_log off;
                client_body_temp_path {own}/1; proxy_temp_path {own}/2; fastcgi_temp_path {own}/3;
                uwsgi_temp_path {own}/4; scgi_temp_path {own}/5;
                include {}/nginx.conf;
                server {{
                    listen 127.0.0.1:{port}; root {own};
                    add_header X-Frame-Options SAMEORIGIN;
                    include {}/nginx-site.conf;
                }}
            }}\n",
            nginx.display(),
            hosting.display(),
            hosting.display(),
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
    let nginx = Nginx::start();
    assert!(nginx.folder.path().join("kraft/kraft-progress.js").is_file());
    let (wasm, binding) = (named("mk_wasm_bg-", ".wasm"), named("mk_wasm-", ".js"));
    let language = named("language-ar-", ".js");
    for (name, accepted, media, encoding, cache) in [
        ("kraft-progress.js", "gzip, br", "text/javascript", "br", "no-cache"),
        ("kraft-progress.js", "gzip", "text/javascript", "gzip", "no-cache"),
        ("kraft-frames.js", "br", "text/javascript", "br", "no-cache"),
        (&wasm, "gzip, br", "application/wasm", "br", IMMUTABLE),
        (&wasm, "gzip", "application/wasm", "gzip", IMMUTABLE),
        (&wasm, "identity", "application/wasm", "", IMMUTABLE),
        (&binding, "br", "text/javascript", "br", IMMUTABLE),
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
