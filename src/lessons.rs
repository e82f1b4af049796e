//! What a network learns from: images and what each output should say of them, in as few bytes as
//! keep them. Knows no network, no order and no file.

/// What to learn from: images and what each output should say of them.
///
/// Four fifths of an image are paper, so only its ink is kept: 28 MB for 60,000 digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    blocks: Vec<Block>,
    starts: Vec<Start>, // one a lesson
    targets: Vec<f32>,  // n x outputs, 0..1
    inputs: usize,
}

/// Inked pixels of a block.
const BLOCK: usize = 16;

/// 16 pixels in 48 neighbouring bytes: their 16 places in the image, then their ink of 1 to 255,
/// two to a number. Pixel k has the lower half of number k, pixel k + 8 the upper, so that they
/// come apart in vectors.
type Block = [u16; BLOCK + BLOCK / 2];

/// Where a lesson's ink lies.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Start {
    block: u32,
    lit: u32, // inked pixels; the last block's others have no ink
}

impl Lessons {
    /// Adds one: an image of numbers in 0..1, kept to 1/255, and its target. All images have as
    /// many numbers, at most 65,536; all targets as many.
    pub fn push(&mut self, image: &[f32], target: &[f32]) {
        self.push_ink(image.iter().map(|ink| (255.0 * ink + 0.5) as u8), target);
    }

    /// As [`Lessons::push`], from the ink of every pixel, 0 to 255.
    pub fn push_ink(&mut self, image: impl ExactSizeIterator<Item = u8>, target: &[f32]) {
        if self.is_empty() {
            self.inputs = image.len();
        }
        assert!(
            image.len() == self.inputs && image.len() <= 1 << 16,
            "inputs"
        );
        let block = self.blocks.len() as u32;
        let mut lit = 0;
        for (place, ink) in image.enumerate() {
            if ink == 0 {
                continue;
            }
            let k = lit % BLOCK;
            if k == 0 {
                self.blocks.push(Block::default());
            }
            let block = self.blocks.last_mut().expect("one was added");
            block[k] = place as u16;
            block[BLOCK + k % 8] |= u16::from(ink) << (k / 8 * 8);
            lit += 1;
        }
        let lit = lit as u32;
        self.starts.push(Start { block, lit });
        self.targets.extend(target);
        assert_eq!(self.targets.len(), self.len() * target.len(), "targets");
    }

    /// Adds all of `others`, in their order.
    pub fn append(&mut self, mut others: Self) {
        if self.is_empty() {
            self.inputs = others.inputs;
        }
        assert!(others.is_empty() || others.inputs == self.inputs, "inputs");
        let first = self.blocks.len() as u32;
        self.starts.extend(others.starts.iter().map(|start| Start {
            block: first + start.block,
            ..*start
        }));
        self.blocks.append(&mut others.blocks);
        self.targets.append(&mut others.targets);
    }

    /// The number of lessons.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The number of numbers of an image.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Copies image `n` into `image`, as numbers of 0 to 1.
    pub fn read(&self, n: usize, image: &mut [f32]) {
        assert_eq!(image.len(), self.inputs, "inputs");
        image.fill(0.0);
        let (mut places, mut inks) = ([0; BLOCK], [0.0; BLOCK]);
        let mut left = self.lit(n);
        for block in self.blocks(n) {
            unpack(block, &mut places, &mut inks);
            let now = left.min(BLOCK);
            for (&place, &ink) in places.iter().zip(&inks).take(now) {
                image[place as usize] = ink;
            }
            left -= now;
        }
    }

    /// The number of inked pixels of image `n`.
    pub(crate) fn lit(&self, n: usize) -> usize {
        self.starts[n].lit as usize
    }

    /// Writes each inked pixel of image `n`, in the order of their places, as its place and its ink of
    /// 0 to 1. There is room for all, to a multiple of 16.
    pub(crate) fn unpack(&self, n: usize, places: &mut [u32], inks: &mut [f32]) {
        let places = places.as_chunks_mut().0.iter_mut();
        let inks = inks.as_chunks_mut().0.iter_mut();
        for (block, (places, inks)) in self.blocks(n).iter().zip(places.zip(inks)) {
            unpack(block, places, inks);
        }
    }

    /// Reads a little everywhere in lesson `n`, so that it is near when it is needed: lessons come
    /// in a random order, and those of a step can be waited for together.
    pub(crate) fn fetch(&self, n: usize) {
        let blocks = self.blocks(n).iter();
        let somewhere = blocks.fold(0, |bits, block| bits | block[0]);
        std::hint::black_box((somewhere, self.target(n)[0]));
    }

    /// What each output should say of image `n`.
    pub fn target(&self, n: usize) -> &[f32] {
        let outputs = self.targets.len() / self.len();
        &self.targets[n * outputs..(n + 1) * outputs]
    }

    fn blocks(&self, n: usize) -> &[Block] {
        let Start { block, lit } = self.starts[n];
        &self.blocks[block as usize..][..(lit as usize).div_ceil(BLOCK)]
    }
}

#[inline(always)]
fn unpack(block: &Block, places: &mut [u32; BLOCK], inks: &mut [f32; BLOCK]) {
    for k in 0..BLOCK {
        places[k] = u32::from(block[k]);
    }
    for k in 0..BLOCK / 2 {
        inks[k] = share(block[BLOCK + k] & 255);
        inks[k + 8] = share(block[BLOCK + k] >> 8);
    }
}

/// `ink` / 255 without a division: the first part of 1 / 255 has so few bits that its product is
/// exact, and what rounding is left falls as the division's does for each of the 256.
#[inline(always)]
fn share(ink: u16) -> f32 {
    let ink = f32::from(ink);
    ink * HIGH + ink * LOW
}

const HIGH: f32 = 257.0 / 65_536.0;
const LOW: f32 = (1.0 / 255.0 - 257.0 / 65_536.0) as f32;

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn ink_is_a_share_of_255_to_the_last_bit() {
        for ink in 0..=255u16 {
            assert_eq!(share(ink), f32::from(ink) / 255.0, "{ink}");
        }
    }
}
