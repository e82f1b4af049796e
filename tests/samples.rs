//! The doors of the sample files: what is read, and every way to be refused.

use std::io::Write;

use perceptible::image::PIXELS;
use perceptible::samples::{Samples, pens};

fn idx(magic: u32, dimensions: &[u32], body: &[u8]) -> Vec<u8> {
    let mut file = magic.to_be_bytes().to_vec();
    for dimension in dimensions {
        file.extend(dimension.to_be_bytes());
    }
    file.extend(body);
    file
}

fn images() -> Vec<u8> {
    let body: Vec<u8> = (0..2 * PIXELS).map(|i| (i % 256) as u8).collect();
    idx(0x803, &[2, 28, 28], &body)
}

fn labels() -> Vec<u8> {
    idx(0x801, &[2], &[7, 0])
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn refused(images: &[u8], labels: &[u8]) -> String {
    Samples::from_idx(images, labels).unwrap_err().to_string()
}

const PEN: &str =
    r#"{"label":7,"site":"apa","writer":"apa-000","strokes":[[[0,1],[2,3.5]],[[4,4]]]}"#;

#[test]
fn idx_files_are_read_plain_and_gzipped() {
    let samples = Samples::from_idx(&images(), &labels()).unwrap();
    assert_eq!((samples.len(), samples.is_empty()), (2, false));
    assert_eq!(samples.labels(), [7, 0]);
    assert_eq!(samples.image(0)[255], 1.0);
    assert_eq!(samples.image(1)[0], (PIXELS % 256) as f32 / 255.0);
    let zipped = Samples::from_idx(&gzip(&images()), &gzip(&labels())).unwrap();
    assert_eq!(zipped, samples);
}

#[test]
fn an_idx_file_of_the_wrong_magic_is_refused() {
    assert_eq!(
        refused(&labels(), &labels()),
        "images: expected an IDX file with magic 0x00000803, got 0x00000801"
    );
    assert_eq!(
        refused(&images(), &images()),
        "labels: expected an IDX file with magic 0x00000801, got 0x00000803"
    );
    assert_eq!(
        refused(b"hello", &labels()),
        "images: expected an IDX file with magic 0x00000803, got 0x68656c6c"
    );
}

#[test]
fn truncated_idx_files_are_refused_wherever_they_end() {
    for end in 0..images().len() {
        let error = refused(&images()[..end], &labels());
        assert!(error.starts_with("images: expected "), "{end}: {error}");
        assert!(error.contains(&format!("{end}")), "{end}: {error}");
    }
    for end in 0..labels().len() {
        let error = refused(&images(), &labels()[..end]);
        assert!(error.starts_with("labels: expected "), "{end}: {error}");
    }
    let mut long = images();
    long.push(0);
    assert_eq!(
        refused(&long, &labels()),
        "images: expected 1584 bytes for 2 items, got 1585"
    );
}

#[test]
fn an_idx_header_that_lies_is_refused() {
    let huge = idx(0x803, &[u32::MAX, 28, 28], &[]);
    assert_eq!(
        refused(&huge, &labels()),
        "images: expected 3367254359296 bytes for 4294967295 items, got 16"
    );
    assert_eq!(
        refused(&idx(0x803, &[1, 32, 28], &[0; 896]), &labels()),
        "images: expected images of 28 x 28, got 32 x 28"
    );
}

#[test]
fn wrong_labels_are_refused() {
    assert_eq!(
        refused(&images(), &idx(0x801, &[2], &[3, 10])),
        "labels: expected labels of 0 to 9, got 10 at 1"
    );
    assert_eq!(
        refused(&images(), &idx(0x801, &[3], &[1, 2, 3])),
        "expected as many labels as images, got 3 labels for 2 images"
    );
}

#[test]
fn a_broken_gzip_stream_is_refused() {
    let zipped = gzip(&images());
    let error = refused(&zipped[..zipped.len() / 2], &labels());
    assert!(
        error.starts_with("images: expected a whole gzip stream, got "),
        "{error}"
    );
}

#[test]
fn pen_files_are_read_plain_and_gzipped() {
    let file = format!("{PEN}\n{PEN}\n");
    let read = pens(file.as_bytes()).unwrap();
    assert_eq!(read.len(), 2);
    assert_eq!((read[0].label, read[0].site.as_str()), (7, "apa"));
    assert_eq!(
        read[0].strokes,
        [vec![[0.0, 1.0], [2.0, 3.5]], vec![[4.0, 4.0]]]
    );
    assert_eq!(pens(&gzip(file.as_bytes())).unwrap(), read);
    assert_eq!(pens(PEN.as_bytes()).unwrap(), read[..1]);
}

#[test]
fn a_broken_pen_line_is_named_by_its_number() {
    let cases = [
        (r#"{"label":"#, "EOF while parsing a value at column 9"),
        ("", "EOF while parsing a value at column 0"),
        ("[]", "invalid length 0"),
        (r#"{"label":7}"#, "missing field `site`"),
        (
            &PEN.replace('7', "10"),
            "expected a label of 0 to 9, got 10",
        ),
        (
            &PEN.replace("[[4,4]]", "[]"),
            "expected at least 1 point a stroke, got none in stroke 1",
        ),
        (
            &PEN.replace("3.5", "1e40"),
            "got (2, infinity) at point 1 of stroke 0",
        ),
        (
            &PEN.replace("3.5", "null"),
            "invalid type: null, expected f32",
        ),
    ];
    for (line, reason) in cases {
        let file = format!("{PEN}\n{line}\n{PEN}\n");
        let error = pens(file.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("line 2: expected "), "{error}");
        assert!(error.contains(reason), "{error} lacks {reason}");
    }
    // Written as \n in the file, and far too long.
    let unknown = format!(r#"{{"a\n{}":1}}"#, "b".repeat(10_000));
    let error = pens(unknown.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("got unknown field `a?bbb"), "{error}");
    assert!(error.ends_with("bbb... at column 10006"), "{error}");
    assert!(error.len() < 400, "{error}");
    assert_eq!(
        pens(b"").unwrap_err().to_string(),
        "expected a pen file of at least 1 line, got an empty file"
    );
}
