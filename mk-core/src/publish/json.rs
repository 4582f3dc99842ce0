//! A parsed JSON value, whoever parsed it: serde_json natively, the browser in the widget.

/// One value of a parsed JSON document.
///
/// Each method answers with nothing where the value is of another kind, so that reading a hostile document is a walk
/// without errors of its own.
pub trait Json: Sized {
    /// The value under a key of an object.
    fn field(&self, key: &str) -> Option<Self>;
    /// The values of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// A string.
    fn text(&self) -> Option<String>;
    /// A number.
    fn number(&self) -> Option<f64>;
    /// Whether it is `true`.
    fn is_true(&self) -> bool;
}
