//! How wide a text is, from a table, so that it is the same in every browser and without one.

/// Widths of the characters from space to `~` in thousandths of the font's size, as in Arial (and Helvetica and
/// Liberation Sans, which were made to the same widths).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// How much wider, in percent, other fonts are that pages use, such as Verdana and DejaVu Sans; and bold ones.
const MARGIN: i32 = 118;
const BOLD_MARGIN: i32 = 136;

/// The width of a text in tenths of a pixel, at a font size in pixels. Rather too wide than too narrow.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let mut thousandths = 0;
    for character in text.chars() {
        thousandths += i32::from(character_width(character));
    }
    thousandths * size * if bold { BOLD_MARGIN } else { MARGIN } / 10_000
}

/// A text in lines that are no wider than there is room for, in tenths of a pixel; a word that is wider has a line of its own.
pub(super) fn lines(text: &str, room: i32, size: i32, bold: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if let Some(last) = lines.last_mut() {
            let longer = [last.as_str(), word].join(" ");
            if width(&longer, size, bold) <= room {
                *last = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// Other letters count as one of the table that is as wide as theirs are on average, in Liberation Sans and, where that has
/// none, in DejaVu Sans by [`MARGIN`]: labels are words, so what one letter is too wide another is too narrow.
fn character_width(character: char) -> u16 {
    let plain = match character {
        '\u{a0}' => ' ',
        'Å' | 'Ä' => 'A',
        'Ö' => 'O',
        '’' => '\'',
        // Marks above and below Arabic letters, and what only says how letters join or turn, have no width.
        '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' => return 0,
        // Arabic and Persian letters, joined in words, and their digits.
        '\u{600}'..='\u{6ff}' => return 580,
        // Small letters of Latin with marks, and of Cyrillic.
        'ß'..='ſ' | '–' | 'а'..='ґ' => 'o',
        // Capital letters.
        'À'..='Þ' | 'Ѐ'..='Я' => 'N',
        other => other,
    };
    let index = u32::from(plain).checked_sub(32).and_then(|index| usize::try_from(index).ok());
    // As wide as the widest common letter where the table says nothing.
    index.and_then(|index| WIDTHS.get(index)).copied().unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_all_words_in_as_little_room_as_there_is() {
        let text = "Swedish for immigrants or other studies";
        for (room, expected) in [
            (10_000, &["Swedish for immigrants or other studies"][..]),
            (2_000, &["Swedish for immigrants or", "other studies"]),
            (1_000, &["Swedish for", "immigrants or", "other studies"]),
            (0, &["Swedish", "for", "immigrants", "or", "other", "studies"]),
        ] {
            assert_eq!(lines(text, room, 14, false), expected, "{room}");
        }
        assert_eq!(lines("", 100, 14, true), [""]);
    }

    /// Widths in pixels at a size of 100, as browsers draw them in DejaVu Sans, which is wide.
    #[test]
    fn a_label_is_about_as_wide_as_it_is_drawn() {
        for (label, drawn) in [
            ("Målets takt", 558),
            ("Utfall 84", 423),
            ("Tempo celu", 567),
            ("mniej niż 5 nowych", 964),
            ("październik", 571),
            ("Результат 84", 694),
            ("Темп цілі", 483),
            ("менше ніж 5 нових", 1007),
            ("manje od 5 novih", 870),
            ("وتيرة الهدف", 506),
            ("النتيجة 84", 426),
            ("زيادة أقل من 5", 644),
            ("أغسطس", 379),
            ("آهنگ هدف", 441),
            ("نتیجه ۸۴", 346),
            ("کمتر از ۵ مورد جدید", 840),
            ("پیش\u{200c}بینی ۳۱۰–۳۸۰", 761),
            ("اکتبر", 191),
        ] {
            let counted = width(label, 100, false) / 10;
            assert!((drawn * 9 / 10..drawn * 18 / 10).contains(&counted), "{label}: {counted} for {drawn}");
        }
    }
}
