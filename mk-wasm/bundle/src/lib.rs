//! The browser package of mk-wasm: compiling it, naming its files, measuring them.
//!
//! | stage | where |
//! |---|---|
//! | find a Rust that can build WebAssembly, or install one | [`toolchain`], [`debian`] |
//! | keep the building machine out of what is built | [`paths`] |
//! | compile mk-wasm and write its JavaScript half | [`package`] |
//! | give what the two halves share short names | [`short_names`] |
//! | leave out callbacks that nobody can call | [`callbacks`] |
//! | write the languages that are loaded when asked for | [`languages`] |
//! | join and shorten the scripts | [`script`] |
//! | name the inner files by their content | [`names`] |
//! | say what each file must hold | [`integrity`] |
//! | compress what browsers download | [`compress`] |
//! | describe the package for npm and bundlers, and pack it | [`npm`] |
//! | put the files where a server may be serving them | [`files`] |
//! | measure what a browser downloads | [`size`] |
//! | tell where the bytes of the WebAssembly go | [`weight`] |

pub mod callbacks;
pub mod command;
pub mod compress;
pub mod debian;
pub mod files;
pub mod integrity;
pub mod languages;
pub mod names;
pub mod npm;
pub mod package;
pub mod paths;
pub mod script;
pub mod short_names;
pub mod size;
pub mod toolchain;
pub mod weight;
pub mod workspace;
