//! Which crate a function belongs to, as far as its name can tell.

/// The crates behind the standard library, put together: nobody chose them one by one.
const STANDARD: [&str; 9] = [
    "core",
    "alloc",
    "std",
    "compiler_builtins",
    "hashbrown",
    "dlmalloc",
    "panic_abort",
    "rustc_std_workspace_core",
    "__rustc",
];

/// The crate of a function: the first one named that is not the standard library.
///
/// Names without any path are those of exports, of the generator's helpers, and of what the compiler calls.
///
/// So what the standard library does with a type of ours counts as ours: a vector's growing, the freeing of what it holds.
pub(super) fn owner(name: &str) -> String {
    let crates: Vec<&str> = paths(name).map(|path| path.split("::").next().unwrap_or(path)).collect();
    let own = crates.iter().find(|name| !STANDARD.contains(name));
    match (own, crates.first()) {
        (Some(own), _) => (*own).to_owned(),
        (None, Some(_)) => "std".to_owned(),
        (None, None) => "without a path".to_owned(),
    }
}

/// The module below one of our crates that a function belongs to by the same rule.
pub(super) fn own_module(name: &str) -> Option<String> {
    let path = paths(name)
        .find(|path| !STANDARD.iter().any(|standard| path.starts_with(&format!("{standard}::"))))?;
    let mut segments = path.split("::");
    let (crate_name, module) = (segments.next()?, segments.next()?);
    // Paths from module to module are written small; types begin with a capital.
    let is_module = module.starts_with(|first: char| first.is_ascii_lowercase());
    crate_name
        .starts_with("mk_")
        .then(|| if is_module { format!("{crate_name}::{module}") } else { crate_name.to_owned() })
}

/// Every path in a name, in order: `core::ptr::drop_in_place` and `a::B` in `core::ptr::drop_in_place::<a::B>`.
fn paths(name: &str) -> impl Iterator<Item = &str> {
    let is_in_path = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    name.split(move |character| !is_in_path(character)).filter(|path| {
        path.contains("::") && path.starts_with(|first: char| first.is_alphabetic() || first == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_crate_that_is_not_the_standard_library() {
        for (name, crate_name, module) in [
            ("mk_core::forecast::model::fit", "mk_core", Some("mk_core::forecast")),
            (
                "core::ptr::drop_in_place::<alloc::vec::Vec<mk_wasm::scene::Shape>>",
                "mk_wasm",
                Some("mk_wasm::scene"),
            ),
            ("<mk_wasm::Figure as core::clone::Clone>::clone", "mk_wasm", Some("mk_wasm")),
            ("<painter::Area<mk_wasm::chart::Recorder>>::draw", "painter", None),
            ("<alloc::vec::Vec<u8> as core::fmt::Write>::write_str", "std", None),
            ("core::fmt::write", "std", None),
            ("<&dyn mk_core::words::Say as core::fmt::Debug>::fmt", "mk_core", Some("mk_core::words")),
            ("__wbindgen_malloc", "without a path", None),
        ] {
            assert_eq!((owner(name).as_str(), own_module(name).as_deref()), (crate_name, module), "{name}");
        }
    }
}
