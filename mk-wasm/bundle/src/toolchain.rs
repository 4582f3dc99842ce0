//! The one file that knows which Rust can build for browsers, and how to get one.
//!
//! First choice is the Rust at hand with rustup's library for WebAssembly. Where that cannot be had, Debian and Ubuntu
//! have a whole toolchain in their packages, with the standard library's source but not the built library: Cargo builds
//! that too (`-Z build-std`), for which a stable compiler must be told to accept unstable options.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Error, Result, bail};

use crate::{command, debian, paths, workspace};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "web";

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_LINKER: &str = "wasm-ld-22";
/// Two compilers cannot share a target folder.
const DEBIAN_TARGET_FOLDER: &str = "web-debian";

/// Asking a compiler about itself is quick; a proxy may have to start it first.
const QUESTION_LIMIT: Duration = Duration::from_secs(30);
/// Behind some firewalls a download neither comes nor fails.
const DOWNLOAD_LIMIT: Duration = Duration::from_mins(2);

/// Which toolchain a person asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The first that can be had.
    #[default]
    Auto,
    /// The Rust at hand, with what rustup can add to it.
    Rustup,
    /// The packages of Debian and Ubuntu.
    Debian,
}

impl Choice {
    /// The variable that sets the choice for every program of the project: `auto`, `rustup` or `debian`.
    pub const VARIABLE: &str = "MK_TOOLCHAIN";

    /// What [`Choice::VARIABLE`] says; [`Choice::Auto`] where it is not set.
    ///
    /// # Errors
    /// When it is set to anything else.
    pub fn from_environment() -> Result<Self> {
        env::var(Self::VARIABLE).map_or(Ok(Self::Auto), |value| value.parse())
    }
}

impl FromStr for Choice {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "auto" => Ok(Self::Auto),
            "rustup" => Ok(Self::Rustup),
            "debian" => Ok(Self::Debian),
            _ => bail!("{text:?} is no toolchain: expected auto, rustup or debian"),
        }
    }
}

/// A Rust that can build for browsers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toolchain {
    /// The Rust at hand: its target holds the built library.
    AtHand,
    /// Debian's, which builds the library itself.
    Debian,
}

impl Toolchain {
    /// Finds what is chosen, and installs it where it is missing.
    ///
    /// # Errors
    /// When there is none: with every attempt, what it answered, and what to do.
    pub fn find(choice: Choice) -> Result<Self> {
        let rustup = choice != Choice::Debian;
        let debian = choice != Choice::Rustup;
        let mut attempts = Vec::new();
        if rustup {
            match look_at_hand() {
                Ok(()) => return Ok(Self::AtHand),
                Err(error) => attempts.push(error),
            }
        }
        // Before rustup, so that where rustup cannot download, it is not waited for again and again.
        if debian && debian::is_here() && debian::missing(&DEBIAN_PACKAGES).is_empty() {
            return Ok(Self::Debian);
        }
        if rustup {
            match ask_rustup() {
                Ok(()) => return Ok(Self::AtHand),
                Err(error) => attempts.push(error),
            }
        }
        if debian {
            match debian::install(&DEBIAN_PACKAGES, "building WebAssembly without rustup") {
                Ok(()) => return Ok(Self::Debian),
                Err(error) => attempts.push(error),
            }
        }
        bail!(no_toolchain(&attempts))
    }

    /// A call of this toolchain's cargo, `build` or the like, for browsers.
    ///
    /// # Errors
    /// When cargo's target folder cannot be learnt.
    pub fn cargo(&self, subcommand: &str) -> Result<Command> {
        let mut cargo = match self {
            Self::AtHand => Command::new(workspace::cargo()),
            Self::Debian => Command::new(DEBIAN_CARGO),
        };
        cargo.current_dir(workspace::root()).args([
            subcommand,
            "--target",
            TARGET,
            "--profile",
            PROFILE,
            "--locked",
        ]);
        if *self == Self::Debian {
            forget_the_calling_cargo(&mut cargo);
            // As the library is built anyway, it is built small.
            cargo
                .args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"])
                .arg("--target-dir")
                .arg(self.target_folder()?);
            cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
            cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
        cargo.env(paths::FLAGS_VARIABLE, paths::flags());
        Ok(cargo)
    }

    /// The folder in which `cargo build` leaves the built libraries.
    ///
    /// # Errors
    /// When cargo's target folder cannot be learnt.
    pub fn results(&self) -> Result<PathBuf> {
        Ok(self.target_folder()?.join(TARGET).join(PROFILE))
    }

    fn target_folder(&self) -> Result<PathBuf> {
        let folder = workspace::target_folder()?;
        Ok(match self {
            Self::AtHand => folder,
            Self::Debian => folder.join(DEBIAN_TARGET_FOLDER),
        })
    }
}

/// Whether the compiler that cargo uses here has the library for WebAssembly.
fn look_at_hand() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut question = Command::new(rustc);
    question.args(["--print", "target-libdir", "--target", TARGET]).current_dir(workspace::root());
    let answer = command::run(&mut question, QUESTION_LIMIT)?;
    let folder = Path::new(answer.trim());
    let has_std = fs::read_dir(folder).is_ok_and(|mut entries| {
        entries
            .any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
    });
    if !has_std {
        bail!("the Rust at hand has no library for {TARGET}: there is none in {}", folder.display());
    }
    Ok(())
}

fn ask_rustup() -> Result<()> {
    if !command::exists("rustup") {
        bail!("there is no rustup on the path to add {TARGET} with");
    }
    eprintln!("Adding {TARGET} with rustup: the widget is built for it.");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(workspace::root());
    command::run(&mut rustup, DOWNLOAD_LIMIT)
        .and_then(|_| look_at_hand())
        .inspect_err(|error| eprintln!("That did not work: {error:#}"))
}

fn no_toolchain(attempts: &[Error]) -> String {
    let attempts: Vec<String> = attempts.iter().map(|error| format!("- {error:#}")).collect();
    format!(
        "There is no Rust here that can build for {TARGET}. Tried:\n{}\n\
         What helps: `rustup target add {TARGET}` (https://rustup.rs), or on Debian and Ubuntu \
         `sudo apt-get install {}`.",
        attempts.join("\n"),
        DEBIAN_PACKAGES.join(" ")
    )
}

/// A program started by `cargo run` inherits variables that would send another cargo to the first one's compiler.
fn forget_the_calling_cargo(command: &mut Command) {
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_of_the_calling_cargo) {
            command.env_remove(name);
        }
    }
}

fn is_of_the_calling_cargo(variable: &str) -> bool {
    // How to reach the network and where downloads are kept is the person's, and holds for every cargo.
    let kept = ["CARGO_HOME", "CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTR", "CARGO_SOURCE_", "CARGO_TERM_"];
    let dropped = [
        "CARGO",
        "RUSTC",
        "RUSTDOC",
        "RUSTFLAGS",
        "RUSTUP_TOOLCHAIN",
        "RUST_RECURSION_COUNT",
        "LD_LIBRARY_PATH",
    ];
    let begins_with_one_of = |prefixes: &[&str]| prefixes.iter().any(|prefix| variable.starts_with(prefix));
    begins_with_one_of(&dropped) && !begins_with_one_of(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_calling_cargo_set_is_forgotten_and_the_rest_is_kept() {
        for (variable, expected) in [
            ("CARGO", true),
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_PKG_NAME", true),
            ("CARGO_TARGET_DIR", true),
            ("CARGO_BUILD_RUSTC_WRAPPER", true),
            ("CARGO_ENCODED_RUSTFLAGS", true),
            ("RUSTC", true),
            ("RUSTC_WRAPPER", true),
            ("RUSTFLAGS", true),
            ("RUSTUP_TOOLCHAIN", true),
            ("LD_LIBRARY_PATH", true),
            ("CARGO_HOME", false),
            ("CARGO_HTTP_PROXY", false),
            ("CARGO_NET_OFFLINE", false),
            ("CARGO_REGISTRIES_CRATES_IO_PROTOCOL", false),
            ("CARGO_TERM_COLOR", false),
            ("RUSTUP_HOME", false),
            ("RUST_BACKTRACE", false),
            ("PATH", false),
            ("HTTPS_PROXY", false),
        ] {
            assert_eq!(is_of_the_calling_cargo(variable), expected, "{variable}");
        }
    }

    #[test]
    fn debian_cargo_gets_its_own_compiler_and_target_folder() {
        let cargo = Toolchain::Debian.cargo("build").unwrap();
        assert_eq!(cargo.get_program(), DEBIAN_CARGO);
        let set = |name: &str| cargo.get_envs().find(|(key, _)| *key == name).and_then(|(_, value)| value);
        assert_eq!(set("RUSTC").unwrap(), DEBIAN_RUSTC);
        assert_eq!(set("CARGO_MANIFEST_DIR"), None);
        assert!(cargo.get_envs().any(|(key, value)| key == "CARGO_MANIFEST_DIR" && value.is_none()));
        assert!(Toolchain::Debian.results().unwrap().ends_with("web-debian/wasm32-unknown-unknown/web"));
    }

    #[test]
    fn choices_are_read_and_others_are_explained() {
        assert_eq!("debian".parse::<Choice>().unwrap(), Choice::Debian);
        assert_eq!(
            "nix".parse::<Choice>().unwrap_err().to_string(),
            "\"nix\" is no toolchain: expected auto, rustup or debian"
        );
    }

    #[test]
    fn without_any_toolchain_every_attempt_and_a_way_out_is_told() {
        let message =
            no_toolchain(&[Error::msg("no network").context("rustup failed"), Error::msg("no apt")]);
        assert_eq!(
            message,
            "There is no Rust here that can build for wasm32-unknown-unknown. Tried:\n\
             - rustup failed: no network\n\
             - no apt\n\
             What helps: `rustup target add wasm32-unknown-unknown` (https://rustup.rs), or on Debian and Ubuntu \
             `sudo apt-get install rustc-web cargo-web rust-web-src lld-22`."
        );
    }
}
