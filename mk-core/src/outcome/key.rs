//! Keys that tell persons apart without saying who they are.

use super::encoding;
use super::identity::found_in;
use crate::problem::{Place, Problem, looks_like_identity_number};
use siphasher::sip128::SipHasher13;
use std::fmt;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// The longest key: a digest of 256 bits in hexadecimal.
const LONGEST: usize = 64;

/// An opaque key, as 128 bits that it is hashed to; the key itself is not kept.
///
/// Two keys of different persons meet in one hash with a probability of n² ÷ 2¹²⁹ among n of them: for ten million
/// persons less than one in 10²⁴. A person would then be one too few, and nothing worse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    high: u64,
    low: u64,
}

impl Key {
    /// Nobody's.
    pub(super) const NONE: Self = Self { high: 0, low: 0 };

    /// Bits that are spread evenly over all keys.
    #[expect(clippy::cast_possible_truncation, reason = "the lowest bits are as good as all")]
    pub(super) const fn bits(self) -> usize {
        self.low as usize
    }

    /// A key from its characters: 1 to 64 of the letters a–z and A–Z, digits, `-`, `_` and `.`.
    ///
    /// ```
    /// use mk_core::outcome::Key;
    /// assert!(Key::new(b"p-0001").is_ok());
    /// assert!(Key::new(b"19121212-1212").is_err());
    /// ```
    ///
    /// # Errors
    /// `identity-number` where it looks like one, and `bad-key` where it has other characters, none, or too many. The
    /// key is not repeated, and the place is left empty. A UUID and a hexadecimal digest of at least 32 characters are
    /// never taken for identity numbers, whatever digits stand in a row in them.
    pub fn new(text: &[u8]) -> Result<Self, Problem> {
        let seen = Seen::of(text);
        if seen.holds_identity_number(text) {
            return Err(identity_number(Place::default()));
        }
        if seen.others > 0 || !(1..=LONGEST).contains(&text.len()) {
            return Err(Problem::new(
                "bad-key",
                Place::default(),
                "this is not an opaque key; expected 1 to 64 letters a–z, digits, -, _ and .",
            )
            .hint("replace whatever tells the person by a keyed hash or a serial number before the export"));
        }
        let hash = SipHasher13::new().hash(text);
        Ok(Self { high: hash.h1, low: hash.h2 })
    }
}

/// Says nothing, so that no log tells persons apart.
impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Key(..)")
    }
}

/// It is a hash already.
impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.low);
    }
}

/// For maps by [`Key`]: takes its bits as they are.
pub(super) type AsItIs = BuildHasherDefault<Bits>;

/// See [`AsItIs`].
#[derive(Default)]
pub(super) struct Bits(u64);

impl Hasher for Bits {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, bits: u64) {
        self.0 = bits;
    }
}

/// What a key is made of.
#[derive(Default)]
struct Seen {
    length: usize,
    hexadecimal: usize,
    others: usize,
    /// Whether there are as many digits in a row as an identity number has, or a birth date with room for four more.
    has_run: bool,
}

impl Seen {
    fn of(text: &[u8]) -> Self {
        let mut seen = Self { length: text.len(), ..Self::default() };
        let mut run = 0;
        for (at, byte) in text.iter().enumerate() {
            if byte.is_ascii_digit() {
                run += 1;
            } else {
                seen.has_run |= matches!(run, 10 | 12) || matches!(run, 6 | 8) && text.len() - at >= 4;
                run = 0;
                let known = byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b'.');
                seen.others += usize::from(!known);
            }
            seen.hexadecimal += usize::from(byte.is_ascii_hexdigit());
        }
        seen.has_run |= matches!(run, 10 | 12);
        seen
    }

    /// It is looked for only where it can be: millions of keys have no such run. Digits of other scripts are among the
    /// other characters.
    fn holds_identity_number(&self, text: &[u8]) -> bool {
        (self.has_run || self.others > 0)
            && !self.is_digest()
            && !is_uuid(text)
            && looks_like_identity_number(&encoding::cell(text))
    }

    fn is_digest(&self) -> bool {
        self.hexadecimal == self.length && (32..=LONGEST).contains(&self.length)
    }
}

/// 8-4-4-4-12 hexadecimal digits.
fn is_uuid(text: &[u8]) -> bool {
    let mut parts = text.split(|byte| *byte == b'-');
    let holds = |part: Option<&[u8]>, length| {
        part.is_some_and(|part| part.len() == length && part.iter().all(u8::is_ascii_hexdigit))
    };
    [8, 4, 4, 4, 12].into_iter().all(|length| holds(parts.next(), length)) && parts.next().is_none()
}

/// Whether a cell of records, a key or any other, holds what looks like an identity number.
pub(super) fn holds_identity_number(text: &[u8]) -> bool {
    Seen::of(text).holds_identity_number(text)
}

/// The problem of an identity number in records, which is not repeated.
pub(super) fn identity_number(place: Place) -> Problem {
    found_in(place, "this row").hint(
        "records hold opaque keys only: replace the number before the export, and check who has had the file",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_opaque_keys_and_no_others() {
        for (text, code) in [
            ("p-0001", None),
            ("A.b_c-9", None),
            ("12345678", None),
            ("19121212", None),
            ("6fd1e1b0-1212-4a4a-9c9c-191212121212", None),
            ("19121212-1212-4a4a-9c9c-0123456789ab", None),
            ("d41d8cd98f00b204e9800998ecf8427e", None),
            ("aaaaaaaaaaaaaaaaaaaa1912121212120", None),
            ("aaaaaaaaaaaaaaaaaaaa191212121212", None),
            ("", Some("bad-key")),
            ("p 1", Some("bad-key")),
            ("Påhittad", Some("bad-key")),
            (&"a".repeat(65), Some("bad-key")),
            ("x191212121212", Some("identity-number")),
            ("1912121212", Some("identity-number")),
            ("19121212-1212", Some("identity-number")),
            ("p-20250314-0001", Some("identity-number")),
            ("121212-TF12", Some("identity-number")),
            ("121212T121", Some("identity-number")),
            ("aaaaaaaaaaaaaaaaaaa.191212121212", Some("identity-number")),
            ("６１２１２１２１２１", Some("identity-number")),
            (&format!("{} 121212-1212", "a".repeat(99)), Some("identity-number")),
        ] {
            assert_eq!(Key::new(text.as_bytes()).err().map(|problem| problem.code), code, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        /// The quick look at a key overlooks nothing.
        #[test]
        fn finds_what_a_look_at_every_text_finds(
            text in prop_oneof!["([0-9]{1,13}[-_.TF +]{0,2}){1,4}", "[a-f0-9-]{20,40}", "[0-9]{6,8}[-+ ]{0,3}[A-Z0-9]{3,5}", "\\PC{0,20}"],
        ) {
            let exempt = Seen::of(text.as_bytes()).is_digest() || is_uuid(text.as_bytes());
            prop_assert_eq!(holds_identity_number(text.as_bytes()), looks_like_identity_number(&text) && !exempt);
        }
    }
}
