//! `cargo verify`: runs everything that must hold, and stops at the first thing that does not. It takes no arguments.

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(argument) = std::env::args().nth(1) {
        eprintln!(
            "usage: cargo verify\nIt takes no arguments, and runs everything that must hold: minutes, not seconds."
        );
        return if argument == "--help" { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match mk_tests::verify::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
