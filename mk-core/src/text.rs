//! Texts in several languages, and phrases that bend with a number. They say nothing by themselves.

/// One text in several languages, by BCP 47 code. Swedish (`sv`) is always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Translations<String>);

/// A phrase around a number, in several languages: `{n} person har fått arbete`, `{n} personer har fått arbete`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Translations<Forms>);

/// The two plural forms that Swedish and English have, each holding `{n}` once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// For exactly 1.
    pub one: String,
    /// For every other number.
    pub other: String,
}

/// Language codes with what is said in each, in the order they were written. Never without `sv`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Translations<T>(Vec<(String, T)>);

impl<T> Translations<T> {
    fn new(entries: Vec<(String, T)>) -> Option<Self> {
        entries.iter().any(|(code, _)| code == "sv").then_some(Self(entries))
    }

    fn get(&self, language: &str) -> Option<&T> {
        let find = |code: &str| self.0.iter().find(|(known, _)| known == code).map(|(_, value)| value);
        find(language).or_else(|| find("sv"))
    }
}

impl Text {
    /// A text from its translations, or nothing where Swedish is missing.
    pub fn new(entries: Vec<(String, String)>) -> Option<Self> {
        Translations::new(entries).map(Self)
    }

    /// The text in a language, or in Swedish where that language is not there.
    pub fn get(&self, language: &str) -> &str {
        self.0.get(language).map_or("", String::as_str)
    }

    /// Each language with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.0.iter().map(|(code, text)| (code.as_str(), text.as_str()))
    }
}

impl Phrase {
    /// A phrase from its translations, or nothing where Swedish is missing.
    pub fn new(entries: Vec<(String, Forms)>) -> Option<Self> {
        Translations::new(entries).map(Self)
    }

    /// The phrase with a number in it: `form` chooses the plural, `written` is how the number is written.
    ///
    /// ```
    /// use mk_core::text::{Forms, Phrase};
    /// let forms = Forms { one: "{n} person".into(), other: "{n} personer".into() };
    /// let phrase = Phrase::new(vec![("sv".into(), forms)]).unwrap();
    /// assert_eq!(phrase.with("sv", 1, "1"), "1 person");
    /// assert_eq!(phrase.with("sv", 1200, "1 200"), "1 200 personer");
    /// ```
    pub fn with(&self, language: &str, form: u64, written: &str) -> String {
        self.0.get(language).map_or_else(String::new, |forms| {
            let pattern = if form == 1 { &forms.one } else { &forms.other };
            fill(pattern, &[("n", written)])
        })
    }

    /// Whether the number comes first, so that it begins a sentence.
    pub fn begins_with_number(&self, language: &str) -> bool {
        self.0.get(language).is_some_and(|forms| forms.other.starts_with("{n}"))
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

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_every_name_once_and_leaves_others() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("{c} {", &[("a", "1")]), "{c} {");
    }
}
