//! A tree of elements, written as HTML text here and as a live document in `dom`. What the static and the live figure
//! say is the same because both are this tree.

/// An element or a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, escaped when written.
    Text(String),
}

/// An element with its attributes and children. An element named `svg` and all below it are SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub tag: &'static str,
    /// Its attributes, in order.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

impl Node {
    /// What it is among its siblings: its element's name and part. Text is nothing but text.
    pub fn kind(&self) -> Option<(&'static str, Option<&str>)> {
        let Self::Element(element) = self else { return None };
        let part = element.attributes.iter().find(|(name, _)| *name == "part");
        Some((element.tag, part.map(|(_, part)| part.as_str())))
    }
}

impl Element {
    /// An empty element.
    pub fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), children: Vec::new() }
    }

    /// The same element with one more attribute.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.attributes.push((name, value.as_ref().to_owned()));
        self
    }

    /// The same element with text at its end.
    #[must_use]
    #[inline(never)]
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        self.children.push(Node::Text(text.as_ref().to_owned()));
        self
    }

    /// The same element with more elements at its end.
    #[must_use]
    #[inline(never)]
    pub fn holding(mut self, children: Vec<Self>) -> Self {
        for child in children {
            self.children.push(Node::Element(child));
        }
        self
    }

    /// The element as text that HTML and, for SVG, XML parsers read alike.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write these.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let element = Element::new("p").with("title", "\"<&>\"").text("<script>&\u{0}");
        assert_eq!(
            element.to_text(),
            "<p title=\"&quot;&lt;&amp;&gt;&quot;\">&lt;script&gt;&amp;\u{fffd}</p>"
        );
    }
}
