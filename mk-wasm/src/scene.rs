//! What is drawn, before it is known where: shapes with a role and a position.

/// The font size of labels, in pixels.
pub const FONT_SIZE: i32 = 14;

/// A drawing of a certain size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// In tenths of a pixel.
    pub width: i32,
    /// In tenths of a pixel.
    pub height: i32,
    /// In the order they are drawn.
    pub shapes: Vec<Shape>,
}

/// A place in a scene, in tenths of a pixel from its left upper corner.
pub type Position = (i32, i32);

/// One thing in a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line through its points.
    Line {
        /// What it stands for.
        role: Role,
        /// At least two.
        points: Vec<Position>,
    },
    /// A filled stretch between two lines.
    Band {
        /// What it stands for.
        role: Role,
        /// Around it.
        points: Vec<Position>,
    },
    /// A filled rectangle, from its left upper to its right lower corner.
    Area {
        /// What it stands for.
        role: Role,
        /// The left upper corner.
        from: Position,
        /// The right lower corner.
        to: Position,
    },
    /// A dot, with what it says when pointed at.
    Dot {
        /// What it stands for.
        role: Role,
        /// Its middle.
        at: Position,
        /// In tenths of a pixel.
        radius: i32,
        /// What it stands for, in words.
        told: Told,
    },
    /// A word or two.
    Text {
        /// What it stands for.
        role: Role,
        /// What the text is tied to.
        at: Position,
        /// How far the text's anchor lies right of that, in tenths of a pixel, whatever the drawing's width becomes.
        shift: i32,
        /// Which end of the text stands there.
        anchor: Anchor,
        /// What it says.
        text: String,
        /// What more it stands for, in words.
        told: Told,
    },
}

/// What is told of a shape when it is pointed at or reached by the keyboard: as it is seen, and as it is read aloud. Empty
/// where it says nothing by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// With numbers as they are written.
    pub seen: String,
    /// With numbers as they are spoken.
    pub heard: String,
}

/// What a shape stands for. A page's style goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The line that the scale begins at.
    Axis,
    /// A line or a number of the scale.
    Grid,
    /// A month or a year along the axis.
    Month,
    /// A stretch that is withheld, and the words in it.
    Withheld,
    /// What the window is likely to come to.
    Forecast,
    /// The pace of the target.
    Pace,
    /// The target.
    Target,
    /// The day that the figures reach to.
    DataThrough,
    /// What has been reached.
    Outcome,
    /// What has been reached, as a large number.
    Number,
    /// What a group of people is called.
    Group,
}

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Role {
    /// Whether its texts are bold.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::Outcome | Self::Target | Self::Number | Self::Group)
    }

    /// The size of its texts in pixels.
    pub fn font_size(self) -> i32 {
        if self == Self::Number { 48 } else { FONT_SIZE }
    }

    /// Its name, as a class in SVG.
    pub fn name(self) -> &'static str {
        match self {
            Self::Axis => "axis",
            Self::Grid => "grid",
            Self::Month => "month",
            Self::Withheld => "withheld",
            Self::Forecast => "forecast",
            Self::Pace => "pace",
            Self::Target => "target",
            Self::DataThrough => "data-through",
            Self::Outcome => "outcome",
            Self::Number => "number",
            Self::Group => "group",
        }
    }
}
