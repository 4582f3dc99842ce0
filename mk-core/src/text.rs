//! Texts in several languages, and phrases that bend with a number. They say nothing by themselves.

/// Languages that a text may be written in, by BCP 47. `sv-simple` is lättläst Swedish. In the order that a definition, and so
/// a publication, has them in: what is read and written again stays the same.
pub const LANGUAGES: [&str; 10] = ["ar", "bs", "en", "fa", "fi", "pl", "so", "sv", "sv-simple", "uk"];

/// One text in several languages, by BCP 47 code. Swedish (`sv`) is always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Translations<String>);

/// A phrase around a number, in several languages: `{n} person har fått arbete`, `{n} personer har fått arbete`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Translations<Forms>);

/// What a phrase says for each plural category of its language, each form holding `{n}` once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms(Vec<(String, String)>);

/// Language codes with what is said in each, in the order they were written. Never without `sv`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Translations<T>(Vec<(String, T)>);

impl<T> Translations<T> {
    fn new(entries: Vec<(String, T)>) -> Option<Self> {
        entries.iter().any(|(code, _)| code == "sv").then_some(Self(entries))
    }

    fn find(&self, language: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == language).map(|(_, value)| value)
    }
}

impl Text {
    /// A text from its translations, or nothing where Swedish is missing or one holds a control character.
    pub fn new(entries: Vec<(String, String)>) -> Option<Self> {
        if !are_plain(&entries) {
            return None;
        }
        Translations::new(entries).map(Self)
    }

    /// The text in a language, or in Swedish where that language is not there.
    pub fn get(&self, language: &str) -> &str {
        self.of(language).or_else(|| self.of("sv")).unwrap_or("")
    }

    /// The text in a language, where it is written in that.
    pub fn of(&self, language: &str) -> Option<&str> {
        self.0.find(language).map(String::as_str)
    }

    /// Each language with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.0.iter().map(|(code, text)| (code.as_str(), text.as_str()))
    }
}

impl Forms {
    /// The plural categories of CLDR. A language has some of them, and each has `other`.
    pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// Forms by category, or nothing where `one` or `other` is missing or one holds a control character.
    pub fn new(entries: Vec<(String, String)>) -> Option<Self> {
        let has = |wanted: &str| entries.iter().any(|(category, _)| category == wanted);
        (has("one") && has("other") && are_plain(&entries)).then_some(Self(entries))
    }

    /// The form for a category; where it has none, that for all others.
    pub fn of(&self, category: &str) -> &str {
        let find = |wanted: &str| self.0.iter().find(|(known, _)| known == wanted);
        find(category).or_else(|| find("other")).map_or("", |(_, form)| form)
    }

    /// Whether the number comes first, so that it begins a sentence.
    pub fn begin_with_number(&self) -> bool {
        self.of("other").starts_with("{n}")
    }

    /// Each category with its form.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(category, form)| (category.as_str(), form.as_str()))
    }
}

impl Phrase {
    /// A phrase from its translations, or nothing where Swedish is missing.
    pub fn new(entries: Vec<(String, Forms)>) -> Option<Self> {
        Translations::new(entries).map(Self)
    }

    /// Its forms in a language, where it is written in that.
    ///
    /// ```
    /// use mk_core::text::{Forms, Phrase, fill};
    /// let forms = [("one", "{n} person"), ("other", "{n} personer")].map(|(category, form)| (category.into(), form.into()));
    /// let phrase = Phrase::new(vec![("sv".into(), Forms::new(forms.to_vec()).unwrap())]).unwrap();
    /// let swedish = phrase.of("sv").unwrap();
    /// assert_eq!(fill(swedish.of("one"), &[("n", "1")]), "1 person");
    /// assert_eq!(fill(swedish.of("other"), &[("n", "1 200")]), "1 200 personer");
    /// assert_eq!(phrase.of("fi"), None);
    /// ```
    pub fn of(&self, language: &str) -> Option<&Forms> {
        self.0.find(language)
    }

    /// Each language with its forms.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Forms)> {
        self.0.0.iter().map(|(code, forms)| (code.as_str(), forms))
    }
}

/// A pattern with its names in braces filled in. A name that is not given stays as it is.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}').and_then(|(name, end)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, end))
        });
        if let Some((value, end)) = named {
            filled.push_str(value);
            rest = end;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// Whether texts are no more than that: what shows one, be it a terminal, does nothing else.
fn are_plain(entries: &[(String, String)]) -> bool {
    entries.iter().all(|(_, text)| !text.contains(is_control))
}

/// Control characters, but line breaks and tabs that lay out a long text.
pub(crate) fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_every_name_once_and_leaves_others() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("{c} {", &[("a", "1")]), "{c} {");
    }
}
