//! Pictures of pages, as pixels.

use mk_tests::browser::{Browser, Engine};
use std::io::Cursor;
use std::time::Duration;

/// Red, green and blue.
pub(crate) type Colour = [u8; 3];

/// A picture's pixels, row by row.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pixels: Vec<Colour>,
}

impl Picture {
    /// Reads a PNG.
    pub(crate) fn decode(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut buffer).unwrap();
        let samples = info.color_type.samples();
        assert!(samples >= 3, "a picture in colours was expected, not {:?}", info.color_type);
        let pixels = buffer[..info.buffer_size()]
            .chunks(samples)
            .map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect();
        Self { width: info.width as usize, height: info.height as usize, pixels }
    }

    /// What is in view, once what has been changed is drawn.
    pub(crate) async fn of_page(browser: &Browser) -> Self {
        let frames = "for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));";
        browser.execute(frames, Vec::new()).await.unwrap();
        if browser.engine() == Engine::WebKit {
            // It draws in another process, which has not always ended by then.
            tokio::time::sleep(Duration::from_millis(150)).await;
        }
        Self::decode(&browser.driver().screenshot_as_png().await.unwrap())
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> Colour {
        self.pixels[y * self.width + x]
    }

    pub(crate) fn row(&self, y: usize) -> impl Iterator<Item = Colour> {
        self.pixels[y * self.width..(y + 1) * self.width].iter().copied()
    }

    /// Whether some pixels have a colour, or one that no eye could tell from it.
    pub(crate) fn has(&self, colour: Colour) -> bool {
        self.pixels.iter().filter(|pixel| is_near(**pixel, colour)).count() > 10
    }
}

/// Whether no eye can tell two colours from one another.
pub(crate) fn is_near(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= 3)
}

/// The contrast of two colours, from 1 to 21, as the Web Content Accessibility Guidelines define it.
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[expect(clippy::disallowed_methods, reason = "nothing is compared with what a browser calculates")]
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[test]
fn contrasts_are_those_of_the_guidelines() {
    for (one, other, expected) in [
        ([0, 0, 0], [255, 255, 255], 21.0),
        ([255, 255, 255], [255, 255, 255], 1.0),
        ([0x76, 0x76, 0x76], [255, 255, 255], 4.54),
        ([0x17, 0x78, 0xc6], [255, 255, 255], 4.64),
    ] {
        let contrast = contrast(one, other);
        assert!((contrast - expected).abs() < 0.02, "{one:?} on {other:?}: {contrast}");
    }
}
