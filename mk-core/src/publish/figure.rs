//! A published figure: a number, or the label that stands for several.

/// A number that has passed the gate, or the gate's neutral label. There is no way to make one but publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    span: Span<u64>,
    is_withheld: bool,
}

impl Figure {
    pub(super) const fn withheld(span: Span<u64>) -> Self {
        Self { span, is_withheld: true }
    }

    pub(super) const fn shown(count: u64) -> Self {
        Self { span: Span { least: count, most: count }, is_withheld: false }
    }

    /// The number, or nothing where the label stands in its place.
    pub const fn count(self) -> Option<u64> {
        if self.is_withheld { None } else { Some(self.span.least) }
    }

    /// What it can be: its number, or all that the label leaves possible.
    pub const fn span(self) -> Span<u64> {
        self.span
    }

    /// Whether the label stands here.
    pub const fn is_withheld(self) -> bool {
        self.is_withheld
    }
}

/// Everything between two values, both included; one value where they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// The lowest that it can be.
    pub least: T,
    /// The highest that it can be.
    pub most: T,
}

impl<T: Copy + PartialEq> Span<T> {
    /// A single value.
    pub fn exactly(value: T) -> Self {
        Self { least: value, most: value }
    }

    /// The value, where there is only one.
    pub fn single(self) -> Option<T> {
        (self.least == self.most).then_some(self.least)
    }

    /// Both ends changed in the same, never falling, way.
    #[must_use]
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Span<U> {
        Span { least: change(self.least), most: change(self.most) }
    }
}
