//! Where the browsers and their drivers are, or how they get here.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;
use std::{fs, io, io::Write};

use anyhow::{Context, Error, Result};
use mk_bundle::{command, debian, workspace};

use super::Engine;

/// A browser and the driver that fits it.
#[derive(Clone, Debug)]
pub(super) struct Programs {
    pub(super) browser: PathBuf,
    pub(super) driver: PathBuf,
}

type Found = OnceLock<Result<Programs, String>>;

const WHY: &str = "testing in a browser";
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
/// Ordinary letters without serifs, Arabic ones among them. Without any, an engine draws boxes.
const FONTS: [&str; 1] = ["fonts-dejavu-core"];

/// Debian has no package of Firefox's driver.
const GECKODRIVER: &str = "0.37.1";
/// It takes a minute to compile on two free cores, and some on busy ones.
const COMPILE_LIMIT: Duration = Duration::from_mins(20);

/// Finds an engine's programs, and else installs them: once, however many tests ask at the same time.
pub(super) fn programs(engine: Engine) -> Result<Programs> {
    static CHROMIUM: Found = OnceLock::new();
    static FIREFOX: Found = OnceLock::new();
    static WEBKIT: Found = OnceLock::new();
    let (found, find_or_install): (_, fn() -> Result<Programs>) = match engine {
        Engine::Chromium => (&CHROMIUM, chromium),
        Engine::Firefox => (&FIREFOX, firefox),
        Engine::WebKit => (&WEBKIT, webkit),
    };
    let found =
        found.get_or_init(|| fonts().and_then(|()| find_or_install()).map_err(|error| format!("{error:#}")));
    found.clone().map_err(Error::msg)
}

/// Other systems than Debian have fonts of other names, and a desktop has some in any case.
fn fonts() -> Result<()> {
    if debian::is_here() { debian::install(&FONTS, WHY) } else { Ok(()) }
}

fn chromium() -> Result<Programs> {
    let find = || {
        let browser = CHROMIUM.into_iter().find_map(on_path)?;
        Some(Programs { browser, driver: on_path("chromedriver")? })
    };
    if let Some(programs) = find() {
        return Ok(programs);
    }
    debian::install(&["chromium", "chromium-driver"], WHY)
        .context("the browser suites need Chromium and chromedriver on the path")?;
    find().context("chromium and chromium-driver are installed, yet not on the path")
}

fn firefox() -> Result<Programs> {
    let find = || FIREFOX.into_iter().find_map(on_path);
    let browser = if let Some(browser) = find() {
        browser
    } else {
        debian::install(&["firefox-esr"], WHY).context("the browser suites need Firefox on the path")?;
        find().context("firefox-esr is installed, yet not on the path")?
    };
    Ok(Programs { browser, driver: geckodriver()? })
}

fn webkit() -> Result<Programs> {
    let find = || Some(Programs { browser: minibrowser()?, driver: on_path("WebKitWebDriver")? });
    let is_whole = || find().filter(|_| on_path("Xvfb").is_some());
    if let Some(programs) = is_whole() {
        return Ok(programs);
    }
    debian::install(&["webkit2gtk-driver", "xvfb"], WHY)
        .context("the browser suites need WebKitGTK's MiniBrowser, WebKitWebDriver and Xvfb")?;
    is_whole().context("webkit2gtk-driver and xvfb are installed, yet their programs are not found")
}

/// The browser that comes with the library, beside the path: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn minibrowser() -> Option<PathBuf> {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
    };
    let is_webkit =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"));
    let systems = ["/usr/lib", "/usr/libexec"].map(Path::new);
    let inner = systems.iter().flat_map(|system| folders(system));
    let inner: Vec<PathBuf> = inner.flat_map(|folder| [folders(&folder), vec![folder]].concat()).collect();
    inner.into_iter().filter(is_webkit).map(|folder| folder.join("MiniBrowser")).find(|file| file.is_file())
}

/// Finds Firefox's driver on the path or where cargo installs programs, and else has cargo compile it.
fn geckodriver() -> Result<PathBuf> {
    let find = || on_path("geckodriver").or_else(|| cargo_bin()?.join("geckodriver").canonicalize().ok());
    if let Some(driver) = find() {
        return Ok(driver);
    }
    say(&format!(
        "Compiling geckodriver {GECKODRIVER} with cargo install: {WHY} needs it to drive Firefox. \
         This can take some minutes."
    ));
    let mut install = Command::new(workspace::cargo());
    // Faster to compile, and no slower to wait for a browser.
    install.args(["install", "geckodriver", "--version", GECKODRIVER, "--locked", "--profile", "dev"]);
    command::run(&mut install, COMPILE_LIMIT)
        .context("geckodriver could not be installed. Try it yourself: cargo install geckodriver --locked")?;
    find().context("geckodriver is installed, yet neither on the path nor among cargo's programs")
}

/// Where `cargo install` puts programs.
fn cargo_bin() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(env::var_os("HOME")?).join(".cargo"));
    let root = env::var_os("CARGO_INSTALL_ROOT").or_else(|| env::var_os("CARGO_HOME"));
    Some(root.map(PathBuf::from).or_else(home)?.join("bin"))
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Says it also from within a test, whose `eprintln!` nobody sees while it passes.
fn say(text: &str) {
    // There is no better place to report that standard error is closed.
    let _ = writeln!(io::stderr(), "{text}");
}
