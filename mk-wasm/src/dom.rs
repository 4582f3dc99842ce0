//! A tree of elements as a live document, of which a redrawing touches only what has changed.

use crate::markup::{Element, Node};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element as Live, Node as LiveNode};

const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

#[wasm_bindgen]
extern "C" {
    /// A document or an element, for what cannot fail with names that are the module's own: that is done hundreds of times, and
    /// catching an error costs as much again.
    type Sure;

    #[wasm_bindgen(method, js_name = createElementNS)]
    fn create_element_ns(this: &Sure, namespace: &str, tag: &str) -> LiveNode;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Sure, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = appendChild)]
    fn append_child(this: &Sure, child: &LiveNode);
}

fn sure(live: &impl JsCast) -> &Sure {
    live.unchecked_ref()
}

/// A place in the page that shows a tree.
pub(crate) struct Stage {
    root: Live,
    shown: Option<Element>,
}

impl Stage {
    /// An empty stage.
    pub(crate) fn new(root: Live) -> Self {
        Self { root, shown: None }
    }

    /// Shows a tree in the place of the one before.
    pub(crate) fn show(&mut self, tree: Element) -> Result<(), JsValue> {
        let document = self.root.owner_document().ok_or("the element is in no document")?;
        let writer = Writer { document };
        let node = Node::Element(tree);
        match (self.root.first_child(), self.shown.take()) {
            (Some(live), Some(before)) => writer.change(&live, &Node::Element(before), &node, HTML)?,
            _ => {
                sure(&self.root).append_child(&writer.create(&node, HTML));
            }
        }
        if let Node::Element(tree) = node {
            self.shown = Some(tree);
        }
        Ok(())
    }
}

struct Writer {
    document: Document,
}

impl Writer {
    fn create(&self, node: &Node, namespace: &str) -> LiveNode {
        let element = match node {
            Node::Text(text) => return self.document.create_text_node(text).into(),
            Node::Element(element) => element,
        };
        let namespace = within(element, namespace);
        let live = sure(&self.document).create_element_ns(namespace, element.tag);
        for (name, value) in &element.attributes {
            sure(&live).set_attribute(name, value);
        }
        for child in &element.children {
            sure(&live).append_child(&self.create(child, namespace));
        }
        live
    }

    fn change(&self, live: &LiveNode, before: &Node, after: &Node, namespace: &str) -> Result<(), JsValue> {
        match (before, after) {
            _ if before == after => Ok(()),
            (Node::Text(_), Node::Text(text)) => {
                live.set_text_content(Some(text));
                Ok(())
            }
            (Node::Element(before), Node::Element(after)) if before.tag == after.tag => {
                let namespace = within(after, namespace);
                change_attributes(live.unchecked_ref(), before, after)?;
                self.change_children(live, before, after, namespace)
            }
            _ => {
                let parent = live.parent_node().ok_or("the figure was taken apart")?;
                parent.replace_child(&self.create(after, namespace), live)?;
                Ok(())
            }
        }
    }

    /// A child stays where another of its kind takes its place, whatever comes or goes before it: a table that a reader
    /// has opened stays open when a note is added.
    fn change_children(
        &self,
        live: &LiveNode,
        before: &Element,
        after: &Element,
        namespace: &str,
    ) -> Result<(), JsValue> {
        let mut old = before.children.iter();
        let mut next = live.first_child();
        for child in &after.children {
            let kept = old.clone().position(|known| known.kind() == child.kind());
            let Some(passed) = kept else {
                live.insert_before(&self.create(child, namespace), next.as_ref())?;
                continue;
            };
            for _ in 0..passed {
                old.next();
                next = remove(live, next)?;
            }
            if let (Some(known), Some(node)) = (old.next(), next) {
                next = node.next_sibling();
                self.change(&node, known, child, namespace)?;
            } else {
                return Err("the figure was taken apart".into());
            }
        }
        while next.is_some() {
            next = remove(live, next)?;
        }
        Ok(())
    }
}

/// Removes a child, and answers with the one after it.
fn remove(live: &LiveNode, child: Option<LiveNode>) -> Result<Option<LiveNode>, JsValue> {
    let Some(child) = child else { return Ok(None) };
    let next = child.next_sibling();
    live.remove_child(&child)?;
    Ok(next)
}

fn change_attributes(live: &Live, before: &Element, after: &Element) -> Result<(), JsValue> {
    for (name, value) in &after.attributes {
        if !before.attributes.iter().any(|(known, kept)| known == name && kept == value) {
            sure(live).set_attribute(name, value);
        }
    }
    for (name, _) in &before.attributes {
        if !after.attributes.iter().any(|(kept, _)| kept == name) {
            live.remove_attribute(name)?;
        }
    }
    Ok(())
}

fn within<'a>(element: &Element, namespace: &'a str) -> &'a str {
    if element.tag == "svg" { SVG } else { namespace }
}
