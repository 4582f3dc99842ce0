//! Callbacks that nobody can call.
//!
//! js-sys describes to the generator each function of JavaScript that takes a callback, `Array.prototype.map` and fifty
//! others, whether it is used or not. The descriptions go when the generator has read them. The functions of Rust that
//! such a callback would enter by stay, because they stand in the module's table, and with them what they call.
//!
//! JavaScript enters by exports, so an entry that is not exported is never called. (No code of Rust calls one either: only the
//! generator's descriptions take their address.) In the table its place is taken by another function.

use std::collections::HashSet;

use walrus::{ConstExpr, ElementItems, ExportItem, FunctionId, Module};

/// What the entries are called, in whatever way the compiler writes names.
const ENTRY: &str = "wasm_bindgen::convert::closures::";
const ENTRY_ENDS: &str = "::invoke";

/// Takes out of the table, and so out of the module, all entries of callbacks that are not exported.
pub fn remove_unreachable(module: &mut Module) {
    let exported: HashSet<FunctionId> = module
        .exports
        .iter()
        .filter_map(|export| match export.item {
            ExportItem::Function(function) => Some(function),
            _ => None,
        })
        .collect();
    let is_entry = |name: &str| {
        let name = format!("{:#}", rustc_demangle::demangle(name));
        name.starts_with(ENTRY) && name.contains(ENTRY_ENDS)
    };
    let dead: HashSet<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| {
            function.name.as_deref().is_some_and(is_entry) && !exported.contains(&function.id())
        })
        .map(walrus::Function::id)
        .collect();
    for element in module.elements.iter_mut() {
        match &mut element.items {
            ElementItems::Functions(functions) => {
                let living = functions.iter().copied().find(|function| !dead.contains(function));
                for function in functions.iter_mut().filter(|function| dead.contains(*function)) {
                    *function = living.unwrap_or(*function);
                }
            }
            ElementItems::Expressions(kind, expressions) => {
                for expression in expressions {
                    if matches!(expression, ConstExpr::RefFunc(function) if dead.contains(function)) {
                        *expression = ConstExpr::RefNull(*kind);
                    }
                }
            }
        }
    }
    walrus::passes::gc::run(module);
}

#[cfg(test)]
mod tests {
    use walrus::{ConstExpr, ElementItems, ElementKind, FunctionBuilder, Module, RefType};

    #[test]
    fn only_entries_of_callbacks_that_are_not_exported_go() {
        let mut module = Module::default();
        let table = module.tables.add_local(false, 4, Some(4), RefType::FUNCREF);
        let names = [
            ("wasm_bindgen::convert::closures::_::invoke::<i8>", false),
            ("wasm_bindgen::convert::closures::_::invoke::<u8>", true),
            ("mk_wasm::dom::invoke", false),
        ];
        let functions = names.map(|(name, exported)| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.name(name.to_owned());
            let function = builder.finish(vec![], &mut module.funcs);
            if exported {
                module.exports.add(name, function);
            }
            function
        });
        let offset = ConstExpr::Value(walrus::ir::Value::I32(1));
        let kind = ElementKind::Active { table, offset };
        let element = module.elements.add(kind, ElementItems::Functions(functions.to_vec()));
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("table", table);
        super::remove_unreachable(&mut module);
        let mut left: Vec<_> = module.funcs.iter().filter_map(|function| function.name.clone()).collect();
        left.sort();
        assert_eq!(left, [names[2].0, names[1].0]);
        // The others stay at their places.
        let ElementItems::Functions(places) = &module.elements.get(element).items else { panic!() };
        assert_eq!(places[1..], functions[1..]);
        assert_eq!(places.len(), 3);
    }
}
