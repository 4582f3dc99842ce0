//! Installing Debian packages where they are missing.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command;

const LIMIT: Duration = Duration::from_mins(20);

/// Whether this system installs software with apt: Debian, Ubuntu and what descends from them.
pub fn is_here() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| descends_from_debian(&text))
        && command::exists("apt-get")
}

/// Reads `ID` and `ID_LIKE` as os-release(5) describes them: a value may stand in quotes.
fn descends_from_debian(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim().trim_matches(['"', '\'']).split_whitespace())
        .any(|id| id == "debian" || id == "ubuntu")
}

/// Those of `packages` that are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    packages.iter().copied().filter(|package| !is_installed(package)).collect()
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

/// Installs those of `packages` that are missing, and says on standard error what and `why`.
///
/// # Errors
/// When the system has no apt, or apt cannot install them; with what apt answered.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let packages = missing(packages);
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if !is_here() {
        bail!("{why} needs {list}, and only Debian and Ubuntu are known to have packages of these names");
    }
    say(&format!("Installing {list} with apt-get: {why} needs that. This can take some minutes."));
    let started = Instant::now();
    try_install(&packages).with_context(|| {
        format!("{list} could not be installed. Try it yourself: sudo apt-get install {list}")
    })?;
    say(&format!("Installed in {} s.", started.elapsed().as_secs()));
    Ok(())
}

/// Says it also from within a test, whose `eprintln!` nobody sees while it passes.
fn say(text: &str) {
    // There is no better place to report that standard error is closed.
    let _ = writeln!(io::stderr(), "{text}");
}

fn try_install(packages: &[&str]) -> Result<()> {
    if !packages.iter().all(|package| is_known(package)) {
        apt_get(&["update"])?;
    }
    let arguments: Vec<&str> =
        ["install", "--yes", "--no-install-recommends"].into_iter().chain(packages.iter().copied()).collect();
    // An old list names versions that the mirror no longer has; a new list mends that.
    apt_get(&arguments).or_else(|_| {
        apt_get(&["update"])?;
        apt_get(&arguments)
    })
}

fn is_known(package: &str) -> bool {
    Command::new("apt-cache")
        .args(["show", package])
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = as_root()?;
    command
        .args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"])
        .args(["--option", "DPkg::Lock::Timeout=300"])
        .args(arguments);
    command::run(&mut command, LIMIT).map(drop)
}

/// The start of a command that runs as root: `sudo`, or an `env` that changes nothing.
fn as_root() -> Result<Command> {
    if command::run(Command::new("id").arg("--user"), LIMIT)?.trim() == "0" {
        return Ok(Command::new("env"));
    }
    if !command::exists("sudo") {
        bail!("only root can install packages, this program runs as another user, and there is no sudo");
    }
    let mut sudo = Command::new("sudo");
    if !io::stdin().is_terminal() {
        // Nobody is there to type a password: fail at once.
        sudo.arg("--non-interactive");
    }
    Ok(sudo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_descendants_are_recognised() {
        for (os_release, expected) in [
            ("NAME=\"Debian GNU/Linux\"\nID=debian\n", true),
            ("ID=ubuntu\nID_LIKE=debian\n", true),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", true),
            ("ID='pop'\nID_LIKE='ubuntu'\n", true),
            ("ID=fedora\n", false),
            ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", false),
            ("VARIANT_ID=debian\nID=arch\n", false),
            ("HOME_URL=\"https://www.debian.org/\"\n", false),
            ("", false),
        ] {
            assert_eq!(descends_from_debian(os_release), expected, "{os_release}");
        }
    }

    #[test]
    fn a_package_nobody_has_is_missing() {
        assert_eq!(missing(&["no-such-package-anywhere"]), ["no-such-package-anywhere"]);
    }
}
