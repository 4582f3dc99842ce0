//! One table as LibreOffice writes it in Swedish, long and wide, as text and as a workbook.

use crate::common::{malmokraften, only};
use mk_core::outcome::{self, Totals};
use std::path::{Path, PathBuf};

/// The same table in the plainest form there is.
const PLAIN: &str = "mål;kön;månad;antal;dubblettrensad
arbete-eller-studier;kvinnor;2025-01;12;inom part
arbete-eller-studier;kvinnor;2025-02;17;inom part
arbete-eller-studier;kvinnor;2025-03;1200;inom part
arbete-eller-studier;man;2025-01;11;inom part
arbete-eller-studier;man;2025-02;14;inom part
arbete-eller-studier;man;2025-03;1150;inom part
arsplatser;;2025-01;98,5;
arsplatser;;2025-02;1100;
arsplatser;;2025-03;1102,25;
sjalvforsorjning;;2025-01;9;
sjalvforsorjning;;2025-02;14;
sjalvforsorjning;;2025-03;-2;";

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/totals/libreoffice");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn read(file: &Path) -> Totals {
    outcome::read(&std::fs::read(file).unwrap(), &malmokraften())
        .unwrap_or_else(|problems| panic!("{}:\n{problems}", file.display()))
}

#[test]
fn the_same_table_in_every_form_gives_the_same_totals() {
    let plain = outcome::read(PLAIN.as_bytes(), &malmokraften()).unwrap();
    let is_good = |file: &&PathBuf| file.extension().is_none_or(|extension| extension != "ods");
    let files = files();
    let good: Vec<_> = files.iter().filter(is_good).collect();
    assert_eq!(good.len(), 8, "{good:?}");
    for file in good {
        assert_eq!(read(file), plain, "{}", file.display());
    }
}

/// LibreOffice's own format is not read: its reader makes room for as many cells as a file says that it repeats.
#[test]
fn an_open_document_says_what_to_save_it_as() {
    let files = files();
    let file = files.iter().find(|file| file.extension().is_some_and(|extension| extension == "ods"));
    let problem = only(outcome::read(&std::fs::read(file.unwrap()).unwrap(), &malmokraften()));
    assert_eq!(
        problem.to_string(),
        "workbook: this is an OpenDocument file (.ods); expected .xlsx [other-workbook]\n  hint: in Excel, save as \
         “Excel-arbetsbok (.xlsx)” or “CSV UTF-8 (kommaavgränsad)”"
    );
}
