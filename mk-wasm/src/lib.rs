//! A programme's progress as a chart, sentences and a table.

#[cfg(target_arch = "wasm32")]
mod api {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A placeholder until the widget stands.
    #[wasm_bindgen]
    pub fn hello() -> String {
        "hej".to_owned()
    }
}
