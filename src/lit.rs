//! Where among many numbers those are that are not 0, found in one look at each that also tells
//! whether all lie in 0..1: four fifths of an image are paper. Without a branch, since no processor
//! foresees where a pen has been. Knows no network.

const SIXTEEN: usize = 16;
/// For the places of sixteen numbers: eight are written at a time, however few of them count.
const ROOM: usize = 24;

/// Room for the places of what is not 0. It grows with the most numbers there ever were.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// For each set of eight neighbours, bit k for the kth: which of them are in it, in order.
    sets: Box<[[u32; 8]; 256]>,
    places: Vec<u32>,
}

impl Finder {
    pub(crate) fn new() -> Self {
        let mut sets = Box::new([[0; 8]; 256]);
        for (bits, set) in sets.iter_mut().enumerate() {
            let members = (0..8).filter(|k| bits >> k & 1 == 1);
            for (to, member) in set.iter_mut().zip(members) {
                *to = member;
            }
        }
        Self {
            sets,
            places: Vec::new(),
        }
    }

    /// The places of those of `numbers` that are not 0, in order. And whether every number surely lies
    /// in 0..1; where it is false, somebody has to look (-0 lies there too).
    pub(crate) fn find(&mut self, numbers: &[f32]) -> (&[u32], bool) {
        let room = numbers.len() + ROOM;
        if self.places.len() < room {
            self.places.resize(room, 0);
        }
        let mut look = Look {
            sets: &self.sets,
            places: &mut self.places,
            largest: lanes::zero(),
            found: 0,
            first: 0,
        };
        let (blocks, rest) = numbers.as_chunks();
        for block in blocks {
            look.at(block);
        }
        if !rest.is_empty() {
            let mut block = [0.0; SIXTEEN];
            block[..rest.len()].copy_from_slice(rest);
            look.at(&block);
        }
        // The bits of numbers of 0 to 1 are in the order of the numbers; those of all others, the
        // negative and NaN, are larger.
        let in_range = lanes::largest(look.largest) <= 1f32.to_bits();
        let found = look.found;
        (&self.places[..found], in_range)
    }
}

/// On its way through the numbers.
struct Look<'a> {
    sets: &'a [[u32; 8]; 256],
    places: &'a mut [u32],
    largest: lanes::Lanes,
    found: usize,
    first: u32, // the place of the numbers to come
}

impl Look<'_> {
    #[inline(always)]
    fn at(&mut self, sixteen: &[f32; SIXTEEN]) {
        let lit = usize::from(lanes::lit(sixteen, &mut self.largest));
        let room = self.places[self.found..].first_chunk_mut::<ROOM>();
        let room = room.expect("room for as many as there are");
        let mut found = 0;
        for eight in [lit & 255, lit >> 8] {
            let places = self.sets[eight].map(|member| member + self.first);
            room[found..found + 8].copy_from_slice(&places);
            found += eight.count_ones() as usize;
            self.first += 8;
        }
        self.found += found;
    }
}

/// Sixteen numbers at a time: a bit for each that is not 0, and the largest bits of all.
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
    pub(super) fn lit(sixteen: &[f32; super::SIXTEEN], largest: &mut Lanes) -> u16 {
        let mut lit = 0;
        for (n, number) in sixteen.iter().enumerate() {
            *largest = (*largest).max(number.to_bits());
            lit |= u16::from(number.to_bits() != 0) << n;
        }
        lit
    }
}

/// The same in instructions that the compiler does not find by itself.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::{
        f32x4, i8x16_bitmask, i8x16_eq, i8x16_narrow_i16x8, i32x4_splat, u32x4_extract_lane,
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
    pub(super) fn lit(sixteen: &[f32; super::SIXTEEN], largest: &mut Lanes) -> u16 {
        let (fours, _) = sixteen.as_chunks::<4>();
        let mut four = |n: usize| {
            let four = f32x4(fours[n][0], fours[n][1], fours[n][2], fours[n][3]);
            *largest = u32x4_max(*largest, four);
            four
        };
        // Taken as eight halves a vector narrows to eight bytes, and those, taken as four halves, to
        // four. What is too large for a byte becomes the largest: only 0 becomes 0.
        let first = i8x16_narrow_i16x8(four(0), four(1));
        let second = i8x16_narrow_i16x8(four(2), four(3));
        !i8x16_bitmask(i8x16_eq(i8x16_narrow_i16x8(first, second), zero()))
    }
}

#[cfg(test)]
mod tests {
    use super::Finder;

    #[test]
    fn every_number_that_is_not_0_is_found_whatever_the_length() {
        let mut finder = Finder::new();
        for length in [784, 0, 1, 3, 15, 16, 17, 63, 64, 65, 130, 70_000] {
            let numbers: Vec<f32> = (0..length)
                .map(|i| if i % 7 % 3 == 1 { 1e-45 } else { 0.0 })
                .collect();
            let expected: Vec<u32> = (0..length as u32).filter(|i| i % 7 % 3 == 1).collect();
            assert_eq!(finder.find(&numbers).0, expected, "{length} numbers");
        }
    }

    #[test]
    fn whatever_is_not_0_is_found() {
        let mut finder = Finder::new();
        for value in [
            1e-45,
            1e-40,
            1.0,
            f32::MAX,
            f32::NAN,
            -f32::NAN,
            -1e-45,
            -0.0,
            f32::MIN,
        ] {
            for place in 0..40 {
                let mut numbers = [0.0; 40];
                numbers[place] = value;
                assert_eq!(finder.find(&numbers).0, [place as u32], "{value}");
            }
        }
        let full = [0.5; 100];
        assert!(finder.find(&full).0.iter().copied().eq(0..100));
    }

    #[test]
    fn one_number_outside_0_to_1_is_noticed_wherever_it_is() {
        let mut finder = Finder::new();
        let mut numbers = [0.5; 70];
        assert!(finder.find(&numbers).1);
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
                assert!(!finder.find(&numbers).1, "{value} at {place}");
            }
            numbers[place] = 1.0;
            assert!(finder.find(&numbers).1, "1 at {place}");
        }
    }
}
