//! What JavaScript sees: a live figure, and the static texts. Everything else is in the modules beside.

use crate::dom::Stage;
use crate::figure::{self, Form, Frame};
use crate::locale::Locale;
use crate::subject::Subject;
use crate::view::View;
use mk_core::publish::{Json, Publication};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A live figure inside an element of the page.
#[wasm_bindgen]
pub struct Figure {
    stage: Stage,
    locale: Locale,
    /// What was last said of how it goes.
    said: String,
}

#[wasm_bindgen]
impl Figure {
    /// A figure that will be shown inside `root`, which must be empty.
    #[wasm_bindgen(constructor)]
    pub fn new(root: web_sys::Element) -> Self {
        Self { stage: Stage::new(root), locale: Locale::built_in(""), said: String::new() }
    }

    /// Speaks a language from now on: a built-in one by its code, another by the texts of its file.
    pub fn speak(&mut self, language: &str) {
        self.locale =
            if language.contains('\n') { Locale::read(language) } else { Locale::built_in(language) };
    }

    /// Shows a goal of a publication, given as parsed JSON. `asked` has a line each for the goal's id, the view, the period,
    /// the breakdown and the level of the heading, as the element's attributes have them; `width` is in pixels; `today` is
    /// the reader's date as `2025-01-31`.
    ///
    /// Answers with a line for the sentences that say how it goes, and one for the same as they are spoken where they are news: not
    /// the first, and not what was said before.
    ///
    /// # Errors
    /// A string that says what is wrong with the publication, or that it has not what is asked for. What was shown stays.
    pub fn show(
        &mut self,
        publication: &JsValue,
        asked: &str,
        width: i32,
        today: &str,
    ) -> Result<String, JsValue> {
        let mut asked = asked.split('\n');
        let mut next = || asked.next().unwrap_or("");
        let (goal, view, period, breakdown, level) = (next(), View::of(next()), next(), next(), next());
        let languages = [self.locale.code(), self.locale.lang()];
        let publication = Publication::speaking(&Parsed(publication.clone()), &languages)
            .map_err(|problems| JsValue::from(problems.to_string()))?;
        let subject = Subject::new(&publication, goal, &self.locale)
            .ok_or_else(|| unknown(goal, &publication))?
            .in_period(period)?
            .by(breakdown)?;
        let words = subject.words(view, mk_core::calendar::day(today));
        let frame =
            Frame { view, width: width.clamp(240, 2000), form: Form::Live, heading: level.parse().ok() };
        self.stage.show(figure::figure(&subject, &words, frame))?;
        let said = words.said(view);
        let is_news = !self.said.is_empty() && self.said != said;
        let heard = if is_news { subject.aloud().news(view) } else { String::new() };
        let answer = format!("{said}\n{heard}");
        self.said = said;
        Ok(answer)
    }
}

/// That there is no such goal, and which there are.
fn unknown(goal: &str, publication: &Publication) -> String {
    let mut expected = String::new();
    for series in publication.series() {
        expected.extend([if expected.is_empty() { "" } else { ", " }, series.goal().id.as_str()]);
    }
    format!("goal is “{goal}”; the publication has: {expected} [unknown-goal]")
}

/// A value that the browser has parsed.
struct Parsed(JsValue);

impl Json for Parsed {
    fn field(&self, key: &str) -> Option<Self> {
        let key = JsValue::from(key);
        // An error where it is no object.
        let value = js_sys::Reflect::get(&self.0, &key).ok()?;
        // Nothing that an object inherits is a part of the document.
        let is_own =
            !value.is_undefined() && js_sys::Object::has_own(self.0.unchecked_ref::<js_sys::Object>(), &key);
        is_own.then_some(Self(value))
    }

    fn items(&self) -> Option<Vec<Self>> {
        let list = self.0.dyn_ref::<js_sys::Array>()?;
        let mut items = Vec::new();
        for item in list.iter() {
            items.push(Self(item));
        }
        Some(items)
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }
}
