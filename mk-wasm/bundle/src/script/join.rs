//! Joining: the scripts that another one imports statically go before it, in one file.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use super::module::Module;

/// Scripts by name.
pub(super) type Texts = BTreeMap<String, String>;

/// The scripts that stay files, each with all that it imports before it.
///
/// # Errors
/// When scripts import each other in a circle, import what is not there, or would mean something else together than alone.
pub(super) fn joined(texts: &Texts) -> Result<Texts> {
    let mut modules = BTreeMap::new();
    for (name, text) in texts {
        modules.insert(name.as_str(), Module::read(name, text)?);
    }
    let graph = Graph { modules };
    graph.check()?;
    let roots = graph.roots();
    let mut files = Texts::new();
    for root in &roots {
        let parts = graph.parts(root)?;
        graph.check_together(root, &parts)?;
        let body = |part: &&str| {
            let module = graph.modules.get(part)?;
            Some(module.body(texts.get(*part)?, part == root))
        };
        files.insert((*root).to_owned(), parts.iter().filter_map(body).collect::<Vec<_>>().join("\n"));
    }
    graph.check_apart(&roots)?;
    Ok(files)
}

struct Graph<'a> {
    modules: BTreeMap<&'a str, Module>,
}

impl Graph<'_> {
    fn module(&self, name: &str) -> Result<&Module> {
        self.modules.get(name).with_context(|| format!("{name} is imported and is not there"))
    }

    /// Each import finds its file and its names.
    fn check(&self) -> Result<()> {
        for (name, module) in &self.modules {
            for (file, taken) in &module.imports {
                let imported = self.module(file).with_context(|| (*name).to_owned())?;
                if let Some(absent) = taken.iter().find(|taken| !imported.exports.contains(*taken)) {
                    bail!("{name} imports {absent} from {file}, which exports {:?}", imported.exports);
                }
            }
            for file in &module.loads {
                self.module(file).with_context(|| (*name).to_owned())?;
            }
        }
        Ok(())
    }

    /// Those that nobody imports statically.
    fn roots(&self) -> Vec<&str> {
        let imported: BTreeSet<&str> =
            self.modules.values().flat_map(|module| &module.imports).map(|(file, _)| file.as_str()).collect();
        self.modules.keys().copied().filter(|name| !imported.contains(name)).collect()
    }

    /// A script and all that it imports, in the order in which a browser runs them.
    fn parts<'a>(&'a self, root: &'a str) -> Result<Vec<&'a str>> {
        let (mut done, mut open) = (Vec::new(), Vec::new());
        self.visit(root, &mut done, &mut open)?;
        Ok(done)
    }

    fn visit<'a>(&'a self, name: &'a str, done: &mut Vec<&'a str>, open: &mut Vec<&'a str>) -> Result<()> {
        if done.contains(&name) {
            return Ok(());
        }
        if open.contains(&name) {
            bail!("{name} and {open:?} import each other in a circle: none of them can go first");
        }
        open.push(name);
        for (file, _) in &self.module(name)?.imports {
            self.visit(file, done, open)?;
        }
        open.pop();
        done.push(name);
        Ok(())
    }

    /// Names that do not meet in files of their own must not meet in one.
    fn check_together(&self, root: &str, parts: &[&str]) -> Result<()> {
        for (index, name) in parts.iter().enumerate() {
            let module = self.module(name)?;
            for other in parts.iter().skip(index + 1) {
                let other_module = self.module(other)?;
                if let Some(twice) = module.declared.intersection(&other_module.declared).next() {
                    bail!("{name} and {other} both declare {twice}, and are joined in {root}: rename one");
                }
                for (uses, declares, module, other) in
                    [(name, other, module, other_module), (other, name, other_module, module)]
                {
                    if let Some(hidden) = module.globals.intersection(&other.declared).next() {
                        bail!(
                            "{uses} uses the browser's {hidden}, {declares} declares another, and both are joined in \
                             {root}: rename that one"
                        );
                    }
                }
            }
        }
        Ok(())
    }

    /// A script that is joined into a file and into one that it loads would run twice, each with values of its own.
    fn check_apart(&self, roots: &[&str]) -> Result<()> {
        for root in roots {
            let own: BTreeSet<&str> = self.parts(root)?.into_iter().collect();
            let mut reached: Vec<&str> = self.loaded_by(&own)?;
            let mut seen = BTreeSet::new();
            while let Some(file) = reached.pop() {
                if !seen.insert(file) {
                    continue;
                }
                let parts: BTreeSet<&str> = self.parts(file)?.into_iter().collect();
                if let Some(twice) = own.intersection(&parts).next() {
                    bail!("{twice} is a part of {root} and of {file}, which it loads: it would run twice");
                }
                reached.extend(self.loaded_by(&parts)?);
            }
        }
        Ok(())
    }

    fn loaded_by(&self, parts: &BTreeSet<&str>) -> Result<Vec<&str>> {
        let mut loaded = Vec::new();
        for part in parts {
            loaded.extend(self.module(part)?.loads.iter().map(String::as_str));
        }
        Ok(loaded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(scripts: &[(&str, &str)]) -> Result<Texts> {
        joined(&scripts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn imports_go_before_their_importer_once_and_what_is_loaded_stays_a_file() {
        let files = join(&[
            ("a.js", "import { b } from './b.js';\nimport { c } from \"./c.js\";\nexport class A {}\nimport('./d.js');"),
            ("b.js", "import { c } from './c.js';\nexport const b = () => c;"),
            ("c.js", "export let c = 1, cc = 2;"),
            ("d.js", "export const d = 1;\nimport(`./e.js?${d}`);"),
            ("e.js", "export default () => 1;"),
        ])
        .unwrap();
        let expected = [
            ("a.js", "let c = 1, cc = 2;\n\nconst b = () => c;\n\n\nexport class A {}\nimport('./d.js');"),
            ("d.js", "export const d = 1;\nimport(`./e.js?${d}`);"),
            ("e.js", "export default () => 1;"),
        ];
        let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(files, expected.into());
    }

    #[test]
    fn what_would_be_joined_wrongly_is_refused() {
        let two = |entry: &'static str, part: &'static str| vec![("a.js", entry), ("b.js", part)];
        for (scripts, expected) in [
            (two("let a = ;", ""), "a.js, line 1: Unexpected token"),
            (two("\nimport b from './b.js';", "export default 1;"), "a.js, line 2: this form of import"),
            (two("import * as b from './b.js';", ""), "a.js, line 1: this form of import"),
            (two("import { b } from 'b';", ""), "a.js, line 1: this form of import"),
            (
                two("import { b as c } from './b.js';", "export const b = 1;"),
                "b is imported under another name",
            ),
            (
                two("import { b } from './b.js';", "const b = 1; export { b };"),
                "b.js, line 1: this form of export",
            ),
            (
                two("import { b } from './b.js';", "export * from './a.js';"),
                "b.js, line 1: this form of export",
            ),
            (two("import { b } from './b.js';", "export const [b] = [1];"), "has no name of its own"),
            (two("import { b } from './b.js';", "export const c = 1;"), "a.js imports b from b.js"),
            (two("import { b } from './c.js';", ""), "c.js is imported and is not there"),
            (two("import(`./${1}.js`);", ""), "a.js, line 1: this form of import"),
            (two("import(a);", ""), "a.js, line 1: this form of import"),
            (two("import('./c.js');", ""), "c.js is imported and is not there"),
            (two("import './b.js'; let x;", "let x;"), "both declare x"),
            (two("import './b.js'; const x = () => name;", "let name;"), "a.js uses the browser's name"),
            (two("import './b.js'; let x;", "import './a.js';"), "circle"),
        ] {
            // A circle has no entry of its own.
            let entry = [("z.js", "import './a.js';")];
            let error = format!("{:#}", join(&[&entry[..], &scripts].concat()).unwrap_err());
            assert!(error.contains(expected), "{scripts:?} gave {error}");
        }
    }

    #[test]
    fn what_a_file_shares_with_one_that_it_loads_is_refused() {
        let files = [
            ("a.js", "import { c } from './c.js'; c; import('./b.js');"),
            ("b.js", "import { c } from './c.js'; c;"),
            ("c.js", "export const c = 1;"),
        ];
        assert!(join(&files).unwrap_err().to_string().contains("c.js is a part of a.js and of b.js"));
        // Two pages, each with its own.
        let apart = [("a.js", "import { c } from './c.js'; c;"), files[1], files[2]];
        assert_eq!(join(&apart).unwrap().len(), 2);
    }
}
