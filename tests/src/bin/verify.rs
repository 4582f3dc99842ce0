//! `cargo verify`: runs everything that must hold, and stops at the first thing that does not.

use std::process::ExitCode;

fn main() -> ExitCode {
    match mk_tests::verify::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
