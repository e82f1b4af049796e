//! Laws, over what a seed makes up: drawings, networks, trainings. What the other tests show of one
//! example each holds of any.

#[allow(dead_code, unreachable_pub)] // the gradient's tests use more of it
mod support;

use perceptible::image::{Image, Preparation, prepare};
use perceptible::ink::{Strokes, rasterize};
use perceptible::lessons::Lessons;
use perceptible::minibatch::Minibatch;
use perceptible::model::{Precision, from_safetensors, to_safetensors};
use perceptible::network::{Cost, Network, Output};
use perceptible::random::Random;
use perceptible::samples::Samples;
use perceptible::train::{Optimizer, Recipe, Schedule, Trainer};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::{ACTIVATIONS, COSTS, OUTPUTS, Plain};

/// Holds `law` against `cases` values, the same at every test; the one that breaks it is made as
/// small as it can be and told.
fn holds<T: Strategy>(cases: u32, made: T, law: impl Fn(T::Value)) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let seed = TestRng::from_seed(RngAlgorithm::XorShift, &[7; 16]);
    let outcome = TestRunner::new_with_rng(config, seed).run(&made, |value| {
        law(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Strokes whose places are multiples of 1/16 up to 64: sums and doubles of them are exact.
fn drawing() -> impl Strategy<Value = Strokes> {
    let place = (-1024..=1024i16).prop_map(|sixteenths| f32::from(sixteenths) / 16.0);
    let point = [place.clone(), place];
    vec(vec(point, 1..12), 1..5)
}

fn map(strokes: &Strokes, place: impl Fn([f32; 2]) -> [f32; 2]) -> Strokes {
    let point = |point: &[f32; 2]| place(*point);
    let stroke = |stroke: &Vec<[f32; 2]>| stroke.iter().map(point).collect();
    strokes.iter().map(stroke).collect()
}

fn bits(numbers: &[f32]) -> Vec<u32> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn largest_difference(a: &[f32], b: &[f32]) -> f32 {
    let pairs = a.iter().zip(b);
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn place_and_size_of_a_drawing_do_not_change_a_bit_of_its_image() {
    let shift = -4096..=4096i16;
    let made = (drawing(), shift.clone(), shift, -60..=60i32);
    holds(400, made, |(strokes, right, down, size)| {
        let [right, down] = [right, down].map(|sixteenths| f32::from(sixteenths) / 16.0);
        let scale = 2f32.powi(size);
        let moved = map(&strokes, |[x, y]| [scale * (x + right), scale * (y + down)]);
        let image = rasterize(&strokes).unwrap();
        assert_eq!(bits(&rasterize(&moved).unwrap()), bits(&image));
    });
}

#[test]
fn order_of_strokes_and_points_drawn_twice_do_not_change_an_image() {
    let made =
        drawing().prop_flat_map(|strokes| (Just(strokes.clone()), Just(strokes).prop_shuffle()));
    holds(400, made, |(strokes, shuffled)| {
        let image = rasterize(&strokes).unwrap();
        assert_eq!(bits(&rasterize(&shuffled).unwrap()), bits(&image));
        // Not a stroke's last point, which would then be a dot of its own: to a bit the same distance
        // found another way.
        let twice = strokes.iter().map(|stroke| {
            let (last, before) = stroke.split_last().unwrap();
            let points = before.iter().flat_map(|&point| [point; 2]);
            points.chain([*last]).collect()
        });
        let twice: Strokes = twice.collect();
        assert_eq!(bits(&rasterize(&twice).unwrap()), bits(&image));
        let mut dotted = strokes;
        for stroke in &mut dotted {
            stroke.extend(stroke.last().copied());
        }
        let difference = largest_difference(&rasterize(&dotted).unwrap(), &image);
        assert!(difference < 1e-4, "{difference}");
    });
}

/// Points at rest are dropped from a stroke's beginning on, so that its two directions may keep other
/// ones: each of the two lines is within the 0.2 px of a rest of the stroke, and coverage falls no
/// faster than distance grows.
#[test]
fn direction_of_strokes_changes_no_pixel_by_more_than_two_rests() {
    const REST: f32 = 0.2;
    holds(400, (drawing(), any::<u32>()), |(strokes, turned)| {
        let mut other = strokes.clone();
        for (n, stroke) in other.iter_mut().enumerate() {
            if turned >> n & 1 == 1 {
                stroke.reverse();
            }
        }
        let (a, b) = (rasterize(&strokes).unwrap(), rasterize(&other).unwrap());
        let all = strokes.iter().flatten();
        let long = [0, 1].map(|axis| {
            let places = all.clone().map(|point| point[axis]);
            places.clone().fold(f32::MIN, f32::max) - places.fold(f32::MAX, f32::min)
        });
        let pixel = 18.0 / long[0].max(long[1]);
        let is_at_rest = strokes
            .iter()
            .flat_map(|stroke| stroke.windows(2))
            .any(|pair| {
                let (dx, dy) = (pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]);
                (dx * dx + dy * dy).sqrt() * pixel < 1.01 * REST
            });
        let most = if is_at_rest { 2.0 * REST } else { 1e-3 };
        let difference = largest_difference(&a, &b);
        assert!(difference <= most, "{difference}, at most {most}");
    });
}

/// Of preparing, centring and straightening are done when they are done: a second time moves a small
/// share of the ink, for a resampling blurs. Evening is not: each time the short side of a drawing
/// comes nearer to the long one. A blank, and no step at all, leave every bit.
#[test]
fn what_is_centred_or_straightened_twice_is_nearly_what_is_so_once() {
    let mut random = Random::new(4);
    let drawn = Samples::drawn(300, &mut random);
    let moved = |image: &Image, preparation: &Preparation| {
        let once = prepare(image, preparation);
        let twice = prepare(&once, preparation);
        let pairs = once.iter().zip(&twice);
        pairs.map(|(a, b)| (a - b).abs()).sum::<f32>() / once.iter().sum::<f32>()
    };
    let none = Preparation::NONE;
    let centre = Preparation {
        centre: true,
        ..none
    };
    let straighten = Preparation {
        straighten: true,
        ..none
    };
    for (preparation, most) in [(centre, 0.03), (straighten, 0.15), (none, 0.0)] {
        let shares = (0..drawn.len()).map(|n| moved(&drawn.image(n), &preparation));
        let largest = shares.fold(0.0, f32::max);
        assert!(largest <= most, "{preparation:?}: {largest} of the ink");
    }
}

fn shape() -> impl Strategy<Value = Vec<usize>> {
    (1..=40usize, vec(1..=20usize, 0..=3), 1..=12usize).prop_map(|(inputs, hidden, outputs)| {
        let mut layers = vec![inputs];
        layers.extend(hidden);
        layers.push(outputs);
        layers
    })
}

/// Networks of any structure and kind, their biases not 0.
fn network() -> impl Strategy<Value = Network> {
    let kind = (
        select(&ACTIVATIONS[..]),
        select(&OUTPUTS[..]),
        select(&COSTS[..]),
    );
    (shape(), kind, any::<u64>()).prop_map(|(layers, (activation, output, cost), seed)| {
        let mut network = Network::random(&layers, activation, output, seed).unwrap();
        network.cost = cost;
        let mut random = Random::new(seed);
        for l in 1..layers.len() {
            network.biases_mut(l).fill_with(|| 0.3 * random.normal());
        }
        network
    })
}

/// A third of it paper.
fn input(network: &Network, random: &mut Random) -> Vec<f32> {
    let mut pixel = || match random.below(3) {
        0 => 0.0,
        _ => random.uniform(),
    };
    (0..network.inputs()).map(|_| pixel()).collect()
}

fn outputs(network: &Network, input: &[f32]) -> Vec<f32> {
    let mut trace = network.trace();
    network.forward(input, &mut trace);
    trace.outputs().to_vec()
}

/// `network` with the neurons of hidden layer `l` in another order, and what leads to and from them.
fn permuted(network: &Network, l: usize, order: &[usize]) -> Network {
    let mut result = network.clone();
    let out = order.len();
    for (j, &from) in order.iter().enumerate() {
        result.biases_mut(l)[j] = network.biases(l)[from];
        for i in 0..network.layers()[l - 1] {
            result.weights_mut(l)[i * out + j] = network.weights(l)[i * out + from];
        }
        let next = network.layers()[l + 1];
        let row = &network.weights(l + 1)[from * next..(from + 1) * next];
        result.weights_mut(l + 1)[j * next..(j + 1) * next].copy_from_slice(row);
    }
    result
}

#[test]
fn the_order_of_hidden_neurons_does_not_change_what_a_network_says() {
    holds(300, (network(), any::<u64>()), |(network, seed)| {
        let mut random = Random::new(seed);
        let input = input(&network, &mut random);
        let expected = outputs(&network, &input);
        let mut other = network.clone();
        for l in 1..network.layers().len() - 1 {
            let mut order: Vec<usize> = (0..network.layers()[l]).collect();
            random.shuffle(&mut order);
            other = permuted(&other, l, &order);
        }
        let difference = largest_difference(&outputs(&other, &input), &expected);
        assert!(difference < 1e-5, "{difference}");
    });
}

#[test]
fn every_slope_of_any_network_is_the_central_difference() {
    holds(150, (network(), any::<u64>()), |(network, seed)| {
        let mut random = Random::new(seed);
        let input = input(&network, &mut random);
        let mut target: Vec<f32> = (0..network.outputs()).map(|_| random.uniform()).collect();
        let total: f32 = target.iter().sum();
        target.iter_mut().for_each(|y| *y /= total);

        let mut minibatch = Minibatch::new(&network);
        minibatch.push(&input, &target).unwrap();
        minibatch.forward(&network);
        minibatch.backward(&network, 1.0);
        let mut gradient = vec![0.0; network.parameters().len()];
        minibatch.add_gradient(&mut gradient);

        let wide = |numbers: &[f32]| -> Vec<f64> { numbers.iter().map(|&n| n.into()).collect() };
        let (input, target) = (wide(&input), wide(&target));
        let mut plain = Plain::of(&network);
        let h = 1e-6;
        // As many as there is time for, in any layer.
        for _ in 0..40 {
            let n = random.below(gradient.len());
            let at = plain.parameters[n];
            let mut cost = |by: f64| {
                plain.parameters[n] = at + by;
                plain.cost(&input, &target)
            };
            let measured = (cost(h) - cost(-h)) / (2.0 * h);
            cost(0.0);
            let got = f64::from(gradient[n]);
            let error = (got - measured).abs() / measured.abs().max(1.0);
            assert!(
                error < 2e-5,
                "parameter {n} has slope {got}, measured {measured}"
            );
        }
    });
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let optimizer = prop_oneof![
        Just(Optimizer::Descent),
        (0..=20u8).prop_map(|share| Optimizer::Adam {
            decay: f32::from(share) / 100.0
        })
    ];
    let schedule = prop_oneof![
        Just(Schedule::Constant),
        (1..=200u8).prop_map(|half| Schedule::Falling { half: half.into() }),
        (1..=9usize).prop_map(|epochs| Schedule::Cosine { epochs })
    ];
    (
        optimizer,
        schedule,
        1..=9usize,
        1..=50u8,
        0..=4u8,
        any::<u64>(),
    )
        .prop_map(
            |(optimizer, schedule, minibatch, rate, rivalry, seed)| Recipe {
                optimizer,
                rate: f32::from(rate) / 100.0,
                schedule,
                minibatch,
                rivalry: f32::from(rivalry) / 4.0,
                seed,
            },
        )
}

#[test]
fn a_training_is_the_same_bits_however_its_steps_are_divided_among_calls() {
    let made = (network(), recipe(), 1..=25usize, vec(0..=7usize, 1..12));
    holds(150, made, |(network, mut recipe, count, slices)| {
        if (network.output(), network.cost) != (Output::Sigmoid, Cost::CrossEntropy) {
            recipe.rivalry = 0.0;
        }
        let mut random = Random::new(recipe.seed);
        let mut lessons = Lessons::default();
        for _ in 0..count {
            let target: Vec<f32> = (0..network.outputs()).map(|_| random.uniform()).collect();
            lessons.push(&input(&network, &mut random), &target);
        }
        // The weights, how many steps were taken, their mean cost, and what ended them too early.
        let train = |slices: &[usize]| {
            let mut trainer = Trainer::new(network.clone(), count, recipe).unwrap();
            let (mut step, mut total, mut end) = (0, 0.0, None);
            for &steps in slices {
                match trainer.advance(&lessons, steps) {
                    Ok(progress) => {
                        total += f64::from(progress.cost) * (progress.step - step) as f64;
                        step = progress.step;
                    }
                    Err(error) => {
                        end = Some(error);
                        break;
                    }
                }
            }
            let weights = bits(trainer.network().parameters());
            (
                (weights, trainer.last(), end.clone()),
                end.map_or(total, |_| 0.0),
            )
        };
        let (whole, cost) = train(&[slices.iter().sum()]);
        let (divided, divided_cost) = train(&slices);
        assert_eq!(divided, whole);
        assert!((divided_cost - cost).abs() <= 1e-5 * cost.abs().max(1.0));
    });
}

#[test]
fn any_network_comes_back_from_its_file_bit_for_bit() {
    let prepared = any::<bool>();
    holds(
        300,
        (network(), prepared, any::<u64>()),
        |(mut network, prepared, seed)| {
            network.prepared = prepared;
            let mut random = Random::new(seed);
            for number in network.parameters_mut() {
                // Any finite number: -0, the smallest and the largest among them.
                let any = f32::from_bits(random.next_u32());
                *number = if any.is_finite() { any } else { -0.0 };
            }
            let file = to_safetensors(&network, Precision::F32);
            let back = from_safetensors(&file).unwrap();
            assert_eq!(back, network);
            assert_eq!(bits(back.parameters()), bits(network.parameters()));
            assert_eq!(to_safetensors(&back, Precision::F32), file);
        },
    );
}

#[test]
fn a_network_of_16_bits_comes_back_bit_for_bit_the_second_time() {
    holds(300, network(), |network| {
        let file = to_safetensors(&network, Precision::F16);
        let back = from_safetensors(&file).unwrap();
        assert!(largest_difference(back.parameters(), network.parameters()) < 2e-3);
        assert_eq!(to_safetensors(&back, Precision::F16), file);
        assert_eq!(back.activation(), network.activation());
    });
}
