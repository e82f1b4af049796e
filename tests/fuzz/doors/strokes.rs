//! Strokes of any points, from the smallest numbers to the largest, infinity and NaN among them.

use arbitrary::{Result, Unstructured};
use perceptible::image::{BLANK, Preparation, check};
use perceptible::ink::{Strokes, rasterize, read};

use super::{assert_sentence, bits};

pub(crate) fn knock(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let mut strokes = Strokes::new();
    while !bytes.is_empty() && add(&mut bytes, &mut strokes).is_ok() {}

    let is_right = strokes.iter().all(|stroke| {
        let finite = |point: &[f32; 2]| point.iter().all(|number| number.is_finite());
        !stroke.is_empty() && stroke.iter().all(finite)
    });
    let image = rasterize(&strokes);
    let stages = read(&strokes, &Preparation::default());
    assert_eq!(image.is_ok(), is_right);
    let (image, stages) = match (image, stages) {
        (Ok(image), Ok(stages)) => (image, stages),
        (Err(error), Err(other)) => {
            assert_eq!(error, other);
            return assert_sentence(&error);
        }
        _ => panic!("expected both or neither"),
    };
    for image in [
        &stages.rasterized,
        &stages.straightened,
        &stages.evened,
        &stages.prepared,
    ] {
        check(image).expect("an image");
        assert_eq!(*image == BLANK, strokes.is_empty());
    }
    assert_eq!(bits(&stages.rasterized), bits(&image));
    strokes.reverse();
    assert_eq!(bits(&rasterize(&strokes).expect("the same")), bits(&image));
}

/// Another point or another stroke.
fn add(bytes: &mut Unstructured, strokes: &mut Strokes) -> Result<()> {
    let kind = bytes.int_in_range(0..=7u8)?;
    if kind == 0 {
        strokes.push(Vec::new());
        return Ok(());
    }
    let point = match kind {
        1 => bytes.arbitrary()?,
        2 => [f32::from(bytes.arbitrary::<i8>()?), f32::MAX],
        _ => [bytes.arbitrary::<i8>()?, bytes.arbitrary()?].map(|place| f32::from(place) / 8.0),
    };
    match strokes.last_mut() {
        Some(stroke) => stroke.push(point),
        None => strokes.push(vec![point]),
    }
    Ok(())
}
