//! The exponential and what is made of it, in plain ordered arithmetic: the same bits natively and
//! in WebAssembly, and loops that the compiler turns into vectors. Knows no network.

/// ln 2 in two parts; the first has so few bits that its product with a whole number is exact.
const LN_2_HIGH: f32 = 0.693_359_4;
const LN_2_LOW: f32 = -2.121_944_4e-4;
/// Adding and taking away 1.5 * 2^23 rounds to the nearest whole number.
const ROUND: f32 = 12_582_912.0;

/// e to the power `x`, within 2 units in the last place from -87 to 88; beyond, the value at the
/// end of that range.
///
/// Range reduction x = n ln 2 + r with |r| <= ln 2 / 2 in two steps (W. J. Cody and W. Waite,
/// "Software Manual for the Elementary Functions", 1980), then the polynomial that Cephes'
/// `expf` uses for e^r (S. L. Moshier).
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    // Compare and select, not `clamp`: the same instruction everywhere, and no branch on NaN.
    let x = if x < -87.0 { -87.0 } else { x };
    let x = if x > 88.0 { 88.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = x - n * LN_2_HIGH;
    let r = r - n * LN_2_LOW;
    let p = 1.987_569_1e-4;
    let p = p * r + 1.398_199_9e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let power = p * (r * r) + r + 1.0;
    let exponent = (shifted.to_bits() << 23).wrapping_add(127 << 23);
    power * f32::from_bits(exponent)
}

/// The logistic sigmoid 1 / (1 + e^-z), in [0, 1].
#[inline(always)]
pub fn sigmoid(z: f32) -> f32 {
    1.0 / (1.0 + exp(-z))
}

/// The hyperbolic tangent as 2 sigmoid(2z) - 1, in [-1, 1], within 2e-7.
#[inline(always)]
pub fn tanh(z: f32) -> f32 {
    2.0 * sigmoid(2.0 * z) - 1.0
}

/// ln(1 + e^z), for any finite z.
///
/// It is max(z, 0) + ln(1 + t) with t = e^-|z|, and ln(1 + t) = 2 artanh(s) with s = t / (2 + t),
/// at most 1/3: s times a polynomial of s^2, the one of degree 4 with the smallest relative error
/// (4.5e-9).
#[inline(always)]
pub fn softplus(z: f32) -> f32 {
    let t = exp(-z.abs());
    let s = t / (2.0 + t);
    let w = s * s;
    let p = 0.280_119_87;
    let p = p * w + 0.280_018_05;
    let p = p * w + 0.400_215_27;
    let p = p * w + 0.666_664_2;
    let p = p * w + 2.0;
    (if z > 0.0 { z } else { 0.0 }) + s * p
}

#[cfg(test)]
mod tests {
    use super::{exp, sigmoid, softplus, tanh};

    fn units_in_the_last_place(got: f32, exact: f64) -> f64 {
        let rounded = exact as f32;
        let unit = f64::from(f32::from_bits(rounded.to_bits() + 1)) - f64::from(rounded);
        (f64::from(got) - exact).abs() / unit
    }

    #[test]
    fn exp_is_within_two_units_in_the_last_place() {
        let mut worst = 0.0f64;
        for step in -8_700_000..=8_800_000 {
            let x = step as f32 * 1e-5;
            worst = worst.max(units_in_the_last_place(exp(x), libm::exp(f64::from(x))));
        }
        assert!(worst < 2.0, "{worst} units");
        assert_eq!(exp(0.0), 1.0);
    }

    #[test]
    fn exp_stays_finite_far_out() {
        assert!(exp(f32::MAX).is_finite() && exp(f32::INFINITY).is_finite());
        assert!(exp(f32::MIN) > 0.0);
        assert!(exp(f32::NAN).is_nan());
    }

    #[test]
    fn the_squishing_functions_agree_with_their_definitions() {
        for step in -4_000..=4_000 {
            let z = step as f32 * 0.005;
            let wide = f64::from(z);
            let exact = 1.0 / (1.0 + libm::exp(-wide));
            assert!((f64::from(sigmoid(z)) - exact).abs() < 1e-7, "sigmoid {z}");
            assert!(
                (f64::from(tanh(z)) - libm::tanh(wide)).abs() < 2e-7,
                "tanh {z}"
            );
            let exact = libm::log1p(libm::exp(wide));
            assert!(
                (f64::from(softplus(z)) - exact).abs() < 2e-6,
                "softplus {z}"
            );
        }
        assert_eq!(sigmoid(-1000.0) + sigmoid(1000.0), 1.0 + sigmoid(-1000.0));
        assert_eq!(softplus(1e30), 1e30);
    }
}
