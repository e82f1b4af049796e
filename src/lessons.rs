//! What a network learns from: images and what each output should say of them, in as few bytes as
//! keep them. Knows no network, no order and no file.

/// What to learn from: images and what each output should say of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lessons {
    images: Vec<u8>,   // n x inputs, 0 paper .. 255 ink
    targets: Vec<f32>, // n x outputs, 0..1
    len: usize,
}

impl Lessons {
    /// Adds one: an image of numbers in 0..1, kept to 1/255, and its target.
    pub fn push(&mut self, image: &[f32], target: &[f32]) {
        self.len += 1;
        self.images
            .extend(image.iter().map(|ink| (255.0 * ink + 0.5) as u8));
        self.targets.extend(target);
        assert_eq!(self.images.len(), self.len * image.len(), "inputs");
        assert_eq!(self.targets.len(), self.len * target.len(), "targets");
    }

    /// Adds all of `others`, in their order.
    pub fn append(&mut self, mut others: Self) {
        self.images.append(&mut others.images);
        self.targets.append(&mut others.targets);
        self.len += others.len;
    }

    /// The number of lessons.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Copies image `n` into `image`, as numbers of 0 to 1.
    pub fn read(&self, n: usize, image: &mut [f32]) {
        let bytes = &self.images[n * image.len()..(n + 1) * image.len()];
        for (value, &byte) in image.iter_mut().zip(bytes) {
            *value = f32::from(byte) / 255.0;
        }
    }

    /// What each output should say of image `n`.
    pub fn target(&self, n: usize) -> &[f32] {
        let outputs = self.targets.len() / self.len;
        &self.targets[n * outputs..(n + 1) * outputs]
    }
}
