//! Steps of learning on any network from any images, labels and rates: each is taken whole or leaves
//! network and room as they were.

use arbitrary::{Result, Unstructured};
use perceptible::network::Network;
use perceptible::step::{Step, train_step};

use super::{assert_sentence, bits};

pub(crate) fn knock(data: &[u8]) {
    let mut bytes = Unstructured::new(data);
    let Ok(mut network) = super::network::network(&mut bytes) else {
        return;
    };
    let mut room = Step::new(&network);
    while !bytes.is_empty() {
        let Ok((images, labels, rate)) = order(&mut bytes, &network) else {
            return;
        };
        let before = network.clone();
        let taken = room.take(&mut network, &images, &labels, rate);
        match &taken {
            Ok(cost) => {
                assert!(cost.is_finite() && *cost >= 0.0, "{cost}");
                assert!(network.parameters().iter().all(|number| number.is_finite()));
            }
            Err(error) => {
                assert_sentence(error);
                assert_eq!(bits(network.parameters()), bits(before.parameters()));
            }
        }
        // A room that has been used is as good as a new one.
        let mut again = before;
        assert_eq!(train_step(&mut again, &images, &labels, rate), taken);
        assert_eq!(bits(network.parameters()), bits(again.parameters()));
    }
}

/// Images, labels and a learning rate, mostly right.
fn order(bytes: &mut Unstructured, network: &Network) -> Result<(Vec<f32>, Vec<u8>, f32)> {
    let n = bytes.int_in_range(0..=5usize)?;
    let mut images = vec![0.0; n * network.inputs()];
    for pixel in &mut images {
        let Ok(ink) = bytes.arbitrary::<u8>() else {
            break;
        };
        *pixel = match ink {
            254.. => bytes.arbitrary()?,
            _ => f32::from(ink) / 253.0,
        };
    }
    let mut labels = Vec::new();
    for _ in 0..n {
        let label: u8 = bytes.arbitrary()?;
        labels.push(if label < 240 {
            label % network.outputs() as u8
        } else {
            label
        });
    }
    let rate = match bytes.arbitrary::<u8>()? {
        255 => bytes.arbitrary()?,
        kind => f32::from(kind) / 64.0,
    };
    Ok((images, labels, rate))
}
