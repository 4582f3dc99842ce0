//! Scripts without their comments and indents: readers of a page download them, and none reads them.
//!
//! Only whole lines go, and white space before them, and none inside a text that spans lines, so nothing that runs can change.

/// The script without the lines that are nothing but comment, and without indents.
pub fn without(script: &str) -> String {
    let (mut kept, mut in_comment, mut in_text) = (String::new(), false, false);
    for line in script.lines() {
        let start = line.trim_start();
        if in_comment {
            let Some((_, rest)) = line.split_once("*/") else { continue };
            in_comment = false;
            if !rest.trim().is_empty() {
                kept.push_str(rest);
                kept.push('\n');
            }
            continue;
        }
        if !in_text && start.starts_with("/*") && ends_at_its_end(start) {
            in_comment = !start.contains("*/");
            continue;
        }
        if !in_text && (start.starts_with("//") || start.is_empty()) {
            continue;
        }
        kept.push_str(if in_text { line } else { start });
        kept.push('\n');
        // An escaped one, or one in quotation marks, would at worst keep comments that could go.
        in_text ^= line.matches('`').count() % 2 == 1;
    }
    kept
}

/// Whether nothing but the comment stands on its lines, as far as its first one can tell.
fn ends_at_its_end(line: &str) -> bool {
    line.find("*/").is_none_or(|end| line.len() == end + 2)
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn whole_lines_of_comment_go_and_nothing_else() {
        for (script, expected) in [
            ("// one\nlet a = 1; // two\n", "let a = 1; // two\n"),
            ("/** one\n * two\n */\nlet a = 1;\n", "let a = 1;\n"),
            ("  /* one */\nlet a = 1;\n\n\nlet b;\n", "let a = 1;\nlet b;\n"),
            ("/* one */ let a = 1;\n", "/* one */ let a = 1;\n"),
            ("/* one\n */ let a = 1;\n", " let a = 1;\n"),
            ("let a = `\n// text\n\n/* text */\n`;\n// one\n", "let a = `\n// text\n\n/* text */\n`;\n"),
            ("let a = \"https://b\";\n", "let a = \"https://b\";\n"),
            ("let a = 4\n  / 2;\n", "let a = 4\n/ 2;\n"),
            ("  let a = `\n  b`;\n  c();\n", "let a = `\n  b`;\nc();\n"),
        ] {
            assert_eq!(without(script), expected);
        }
    }
}
