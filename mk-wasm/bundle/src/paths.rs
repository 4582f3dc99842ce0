//! Keeps the paths of the machine that builds out of what is built: they would be served to everybody, weigh, and make
//! the same sources different files on every machine.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::workspace;

/// What cargo parts flags by in `CARGO_ENCODED_RUSTFLAGS`, where paths may hold spaces.
const SEPARATOR: &str = "\u{1f}";

/// The compiler's flags, as cargo takes them from [`FLAGS_VARIABLE`].
pub fn flags() -> String {
    let short = |path: &Path, name: &str| format!("--remap-path-prefix={}={name}", path.display());
    let dependencies = sources().into_iter().map(|folder| short(&folder, "dependencies"));
    let own = [short(&workspace::root(), "malmokraften")];
    dependencies.chain(own).collect::<Vec<_>>().join(SEPARATOR)
}

/// The same, for functions whose names tell of which types they are made. Not for what is served: though names are removed,
/// functions are laid in another order, which weighs a hundred bytes more.
pub fn flags_for_full_names() -> String {
    [flags().as_str(), "-Csymbol-mangling-version=v0"].join(SEPARATOR)
}

/// The variable that cargo reads flags from.
pub const FLAGS_VARIABLE: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Where cargo keeps the sources of dependencies, a folder for each place they came from.
fn sources() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let folders = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> =
        folders.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}
