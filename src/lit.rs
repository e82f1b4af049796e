//! Which of many numbers are not 0, found in one look at each that also tells whether all lie in
//! 0..1: four fifths of an image are paper. Knows no network.

/// How many numbers a word marks.
pub(crate) const WORD: usize = u64::BITS as usize;

/// Marks those of `numbers` that are not 0, number i at bit i % 64 of word i / 64. Returns whether
/// every number surely lies in 0..1; where it is false, somebody has to look (-0 lies there too).
pub(crate) fn mark(numbers: &[f32], words: &mut [u64]) -> bool {
    assert_eq!(words.len(), numbers.len().div_ceil(WORD), "words");
    // The bits of numbers of 0 to 1 are in the order of the numbers; those of all others, the
    // negative and NaN, are larger.
    let mut largest = lanes::zero();
    let (blocks, rest) = numbers.as_chunks::<WORD>();
    for (word, block) in words.iter_mut().zip(blocks) {
        *word = mark_block(block, &mut largest);
    }
    if !rest.is_empty() {
        let mut block = [0.0; WORD];
        block[..rest.len()].copy_from_slice(rest);
        words[blocks.len()] = mark_block(&block, &mut largest);
    }
    lanes::largest(largest) <= 1f32.to_bits()
}

/// The next place that a word marks; the word forgets it.
#[inline(always)]
pub(crate) fn next_marked(word: &mut u64) -> Option<usize> {
    if *word == 0 {
        return None;
    }
    let place = word.trailing_zeros() as usize;
    *word &= *word - 1;
    Some(place)
}

#[inline(always)]
fn mark_block(block: &[f32; WORD], largest: &mut lanes::Lanes) -> u64 {
    let (sixteens, _) = block.as_chunks::<16>();
    let mut blank = |n: usize| u64::from(lanes::blank(&sixteens[n], largest)) << (16 * n);
    !(blank(0) | blank(1) | blank(2) | blank(3))
}

/// Sixteen numbers at a time: a bit for each, set where it is 0, and the largest bits of all.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    pub(super) type Lanes = u32;

    pub(super) fn zero() -> Lanes {
        0
    }

    pub(super) fn largest(lanes: Lanes) -> u32 {
        lanes
    }

    #[inline(always)]
    pub(super) fn blank(sixteen: &[f32; 16], largest: &mut Lanes) -> u16 {
        let mut blank = 0;
        for (n, number) in sixteen.iter().enumerate() {
            *largest = (*largest).max(number.to_bits());
            blank |= u16::from(number.to_bits() == 0) << n;
        }
        blank
    }
}

/// The same in instructions that the compiler does not find by itself.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{
        f32x4, i8x16_bitmask, i8x16_narrow_i16x8, i32x4_eq, i32x4_splat, u32x4_extract_lane,
        u32x4_max, v128,
    };

    pub(super) type Lanes = v128;

    pub(super) fn zero() -> Lanes {
        i32x4_splat(0)
    }

    pub(super) fn largest(lanes: Lanes) -> u32 {
        u32x4_extract_lane::<0>(lanes)
            .max(u32x4_extract_lane::<1>(lanes))
            .max(u32x4_extract_lane::<2>(lanes))
            .max(u32x4_extract_lane::<3>(lanes))
    }

    #[inline(always)]
    pub(super) fn blank(sixteen: &[f32; 16], largest: &mut Lanes) -> u16 {
        let (fours, _) = sixteen.as_chunks::<4>();
        let mut compare = |four: &[f32; 4]| {
            let four = f32x4(four[0], four[1], four[2], four[3]);
            *largest = u32x4_max(*largest, four);
            i32x4_eq(four, zero())
        };
        // A comparison is four times 0 or -1. Taken as eight halves it narrows to four pairs of
        // bytes, and those, taken as halves, to four bytes.
        let first = i8x16_narrow_i16x8(compare(&fours[0]), compare(&fours[1]));
        let second = i8x16_narrow_i16x8(compare(&fours[2]), compare(&fours[3]));
        i8x16_bitmask(i8x16_narrow_i16x8(first, second))
    }
}

#[cfg(test)]
mod tests {
    use super::{WORD, mark, next_marked};

    fn places(numbers: &[f32]) -> Vec<usize> {
        let mut words = vec![u64::MAX; numbers.len().div_ceil(WORD)];
        mark(numbers, &mut words);
        let mut places = Vec::new();
        for (n, word) in words.iter_mut().enumerate() {
            while let Some(place) = next_marked(word) {
                places.push(n * WORD + place);
            }
        }
        places
    }

    #[test]
    fn every_number_that_is_not_0_is_marked_whatever_the_length() {
        for length in [0, 1, 3, 63, 64, 65, 130, 784] {
            let numbers: Vec<f32> = (0..length)
                .map(|i| if i % 7 % 3 == 1 { 1e-45 } else { 0.0 })
                .collect();
            let expected: Vec<usize> = (0..length).filter(|i| i % 7 % 3 == 1).collect();
            assert_eq!(places(&numbers), expected, "{length} numbers");
        }
    }

    #[test]
    fn one_number_outside_0_to_1_is_noticed_wherever_it_is() {
        let mut words = [0; 2];
        let mut numbers = [0.5; 70];
        assert!(mark(&numbers, &mut words));
        for place in [0, 1, 2, 3, 63, 64, 69] {
            for value in [
                1.000_000_1,
                -1e-45,
                f32::NAN,
                -f32::NAN,
                f32::INFINITY,
                f32::MIN,
            ] {
                numbers[place] = value;
                assert!(!mark(&numbers, &mut words), "{value} at {place}");
            }
            numbers[place] = 1.0;
            assert!(mark(&numbers, &mut words), "1 at {place}");
        }
    }
}
