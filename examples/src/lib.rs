//! What the example programs and the demo share: arguments, files and the demo site.

pub mod arguments;
pub mod asked;
pub mod files;
pub mod forecast;
pub mod invented;
pub mod publications;
pub mod server;
pub mod site;
pub mod table;

use std::process::ExitCode;

/// Ends a program: 0, also where it was asked how it is called, or 1 with what went wrong on standard error.
pub fn finish(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<arguments::Help>() => {
            eprintln!("{error}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
