//! The demo's publication and the package on one server, and a host's pages on another.

use mk_core::publish::Publication;
use mk_examples::site::{PACKAGE, Site};
use mk_tests::package;
use mk_tests::server::{STRICT_POLICY, Server};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The goal that most pages show.
pub(crate) const GOAL: &str = "arbete-eller-studier";

/// What a host of framed pages allows beside the strict policy: frames, of itself and of any port of this machine.
pub(crate) const FRAMES: &str = "; frame-src 'self' http://127.0.0.1:*";

/// A host whose pages a test writes.
pub(crate) struct Stage {
    pub(crate) folder: TempDir,
    pub(crate) site: Site,
    /// Serves the host's pages, with the package and the publication under `/kraft`.
    pub(crate) host: Server,
    /// Serves the same from another origin.
    pub(crate) other: Server,
}

impl Stage {
    /// A host under the strict policy, which allows frames.
    pub(crate) fn new() -> Self {
        Self::with_policy(&format!("{STRICT_POLICY}{FRAMES}"))
    }

    pub(crate) fn with_policy(policy: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = package::demo(folder.path()).unwrap();
        let wrappers = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosts");
        for entry in fs::read_dir(wrappers).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        let host = Server::start_with_policy(&[("/", folder.path())], policy).unwrap();
        let other = Server::start(&[("/", folder.path())]).unwrap();
        Self { folder, site, host, other }
    }

    /// A file beside the publication.
    pub(crate) fn published(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(PACKAGE).join(name)).unwrap()
    }

    pub(crate) fn publication(&self) -> Publication {
        Publication::from_text(&self.published("malmokraften.json")).unwrap()
    }

    /// Writes a page of a wrapper with something pasted into it, and answers with its address.
    pub(crate) fn page(&self, wrapper: &str, snippet: &str) -> String {
        let template = fs::read_to_string(self.folder.path().join(format!("{wrapper}.html"))).unwrap();
        assert!(template.contains("{{snippet}}"), "{wrapper}");
        self.file("page.html", &template.replace("{{snippet}}", snippet));
        self.host.url("/page.html")
    }

    /// Writes a file of the host.
    pub(crate) fn file(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }
}
