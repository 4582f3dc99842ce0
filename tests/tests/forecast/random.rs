//! Random numbers that are the same every time.
#![allow(clippy::disallowed_methods, reason = "simulated natively, and nothing of it is published")]

/// Xorshift (Marsaglia 2003).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Above 0 and below 1.
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = u32::try_from(self.0 >> 32).unwrap();
        (f64::from(high) + 0.5) / 4_294_967_296.0
    }

    /// By Box and Muller.
    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// With this shape, at least 1, and scale 1, by Marsaglia and Tsang (2000).
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal = self.normal();
            let cube = (1.0 + c * normal).powi(3);
            if cube > 0.0 && self.unit().ln() < 0.5 * normal * normal + d * (1.0 - cube + cube.ln()) {
                return d * cube;
            }
        }
    }

    /// By multiplying (Knuth), which is quick enough for a mean of hundreds.
    pub(crate) fn poisson(&mut self, mean: f64) -> u64 {
        let mut left = -mean;
        let mut count = 0;
        loop {
            left -= self.unit().ln();
            if left > 0.0 {
                return count;
            }
            count += 1;
        }
    }
}
