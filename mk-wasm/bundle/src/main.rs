//! Builds the browser package, or checks that mk-core compiles for browsers.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Error, Result};
use lexopt::Arg::{Long, Short};
use lexopt::ValueExt;
use mk_bundle::toolchain::Choice;
use mk_bundle::{files, npm, package, size, weight};

const HELP: &str = "\
Builds the browser package of mk-wasm.

  cargo run -p mk-bundle -- [--out DIR] [--pack] [--toolchain auto|rustup|debian]
  cargo run -p mk-bundle -- --where [--toolchain auto|rustup|debian]
  cargo run -p mk-bundle -- --check-core [--toolchain auto|rustup|debian]

  --out DIR      where the package goes; otherwise `package` in cargo's target folder
  --pack         also write a tarball that `npm install` takes, beside that folder
  --where        tell where the bytes of the WebAssembly go, and stop
  --check-core   compile mk-core for browsers, with and without its default features, and stop
  --toolchain    the Rust that builds; otherwise what the variable MK_TOOLCHAIN says, otherwise auto
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut folder: Option<PathBuf> = None;
    let mut choice = Choice::from_environment()?;
    let (mut check_core, mut tell_where, mut pack) = (false, false, false);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => folder = Some(arguments.value()?.into()),
            Long("toolchain") => choice = arguments.value()?.string()?.parse()?,
            Long("check-core") => check_core = true,
            Long("pack") => pack = true,
            Long("where") => tell_where = true,
            Long("help") | Short('h') => return Ok(io::stdout().write_all(HELP.as_bytes())?),
            other => {
                let known =
                    "expected --out, --pack, --where, --check-core or --toolchain; --help tells of each";
                return Err(Error::from(other.unexpected()).context(known));
            }
        }
    }
    if check_core {
        return package::check_core(choice);
    }
    if tell_where {
        let table = weight::table(&package::with_names(choice)?)?;
        return Ok(io::stdout().write_all(table.as_bytes())?);
    }
    let folder = folder.map_or_else(package::default_folder, Ok)?;
    let package = package::build(&folder, choice)?;
    let [always, when_needed] = package.sizes_by_need();
    let mut out = io::stdout();
    write!(out, "{}", size::table(&always, &when_needed))?;
    writeln!(out, "The browser package lies in {}", folder.display())?;
    if pack {
        let path = folder.with_file_name(npm::tarball_name());
        files::write_whole(&path, &npm::tarball(&package.files)?)?;
        writeln!(out, "Packed for npm: {}", path.display())?;
    }
    Ok(())
}
