//! The command against a server on this machine that can end early, lie, or not be there.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::*;

const CONTENT: &[u8] = b"0123456789 and so on, as the test's stand-in for sixty thousand images";
const FILE: File = File {
    name: "digits",
    md5: "4b8f0543429dd820b3515885610be80e",
};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// How a server treats a request.
#[derive(Clone, Copy)]
enum Manner {
    Whole,
    /// Closes the connection after so many bytes.
    CutOff(usize),
    /// Answers a range by the whole file.
    NoRanges,
    Missing,
}

/// A server of one file; `ranges` has the first byte asked for by each request.
struct Server {
    url: String,
    ranges: Arc<Mutex<Vec<usize>>>,
}

/// Serves `body` until the test's process ends; each request takes the next of `manners`, those
/// after it the last.
fn serve(body: Vec<u8>, manners: &'static [Manner]) -> Server {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let url = format!("http://{}/mnist/", listener.local_addr().unwrap());
    let ranges = Arc::new(Mutex::new(Vec::new()));
    let heard = ranges.clone();
    std::thread::spawn(move || {
        for (n, stream) in listener.incoming().enumerate() {
            let manner = manners[n.min(manners.len() - 1)];
            heard
                .lock()
                .unwrap()
                .push(answer(stream.unwrap(), &body, manner));
        }
    });
    Server { url, ranges }
}

/// Answers one request; returns the first byte that it asked for.
fn answer(mut stream: TcpStream, body: &[u8], manner: Manner) -> usize {
    let mut from = 0;
    for line in BufReader::new(stream.try_clone().unwrap()).lines() {
        let line = line.unwrap();
        if let Some(range) = line.strip_prefix("Range: bytes=") {
            from = range.trim_end_matches('-').parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let (status, start) = match manner {
        Manner::Missing => ("404 Not Found", body.len()),
        Manner::NoRanges => ("200 OK", 0),
        _ if from == 0 => ("200 OK", 0),
        _ if from >= body.len() => ("416 Range Not Satisfiable", body.len()),
        _ => ("206 Partial Content", from),
    };
    let rest = &body[start..];
    let end = body.len().saturating_sub(1);
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", rest.len());
    if status.starts_with("206") {
        head += &format!("Content-Range: bytes {start}-{end}/{}\r\n", body.len());
    }
    head += "Connection: close\r\n\r\n";
    let sent = match manner {
        Manner::CutOff(length) => &rest[..length],
        _ => rest,
    };
    stream.write_all(head.as_bytes()).unwrap();
    // A client that has heard enough may be gone.
    let _ = stream.write_all(sent);
    from
}

/// Runs the command for the one file; the folder's files afterwards, in order.
fn bring(folder: &TempDir, mirrors: &[&str]) -> (Result<()>, Vec<String>) {
    let mirrors: Vec<String> = mirrors.iter().map(|&mirror| mirror.to_owned()).collect();
    let outcome = bring_all(&[FILE], &mirrors, folder.path());
    let files = crate::build::files(folder.path()).unwrap();
    let names = files.iter().map(|file| file.display().to_string());
    (outcome, names.collect())
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) {
    fs::write(folder.path().join(name), bytes).unwrap();
}

fn read(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap()
}

#[test]
fn a_file_comes_whole_and_is_only_checked_the_next_time() {
    let server = serve(gzip(CONTENT), &[Manner::Whole]);
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let (outcome, files) = bring(&folder, &[&server.url]);
        outcome.unwrap();
        assert_eq!(files, ["digits.gz"]);
        assert_eq!(read(&folder, "digits.gz"), gzip(CONTENT));
    }
    assert_eq!(*server.ranges.lock().unwrap(), [0]);
}

#[test]
fn a_plain_file_that_is_there_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "digits", CONTENT);
    let (outcome, files) = bring(&folder, &["http://127.0.0.1:1"]);
    outcome.unwrap();
    assert_eq!(files, ["digits"]);
}

#[test]
fn what_was_cut_off_goes_on_where_it_ended() {
    let server = serve(gzip(CONTENT), &[Manner::CutOff(20), Manner::Whole]);
    let folder = tempfile::tempdir().unwrap();
    let (outcome, files) = bring(&folder, &[&server.url]);
    let error = outcome.unwrap_err().to_string();
    assert!(error.contains("curl: (18)"), "{error}");
    assert_eq!(files, ["digits.gz.part"]);
    assert_eq!(read(&folder, "digits.gz.part"), gzip(CONTENT)[..20]);

    let (outcome, files) = bring(&folder, &[&server.url]);
    outcome.unwrap();
    assert_eq!(files, ["digits.gz"]);
    assert_eq!(read(&folder, "digits.gz"), gzip(CONTENT));
    assert_eq!(*server.ranges.lock().unwrap(), [0, 20]);
}

#[test]
fn the_next_mirror_completes_what_the_first_began() {
    let first = serve(gzip(CONTENT), &[Manner::CutOff(30)]);
    let second = serve(gzip(CONTENT), &[Manner::Whole]);
    let folder = tempfile::tempdir().unwrap();
    let (outcome, files) = bring(&folder, &[&first.url, &second.url]);
    outcome.unwrap();
    assert_eq!(files, ["digits.gz"]);
    assert_eq!(*second.ranges.lock().unwrap(), [30]);
}

#[test]
fn a_beginning_that_does_not_go_with_the_rest_is_brought_anew() {
    let whole = gzip(CONTENT);
    let longer = [&whole[..], b"and more"].concat();
    for (beginning, manners) in [
        (&b"something else"[..], &[Manner::Whole][..]),
        (&whole[..10], &[Manner::NoRanges]),
        (&longer, &[Manner::Whole]),
    ] {
        let server = serve(whole.clone(), manners);
        let folder = tempfile::tempdir().unwrap();
        put(&folder, "digits.gz.part", beginning);
        let (outcome, files) = bring(&folder, &[&server.url]);
        outcome.unwrap();
        assert_eq!(files, ["digits.gz"]);
        assert_eq!(read(&folder, "digits.gz"), whole);
        assert_eq!(*server.ranges.lock().unwrap(), [beginning.len(), 0]);
    }
}

#[test]
fn a_part_that_is_the_whole_is_asked_of_nobody() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder, "digits.gz.part", &gzip(CONTENT));
    let (outcome, files) = bring(&folder, &["http://127.0.0.1:1"]);
    outcome.unwrap();
    assert_eq!(files, ["digits.gz"]);
}

#[test]
fn wrong_content_is_refused_and_kept_aside() {
    let page = b"<title>Welcome to the hotel's network</title>".to_vec();
    let hotel = serve(page.clone(), &[Manner::Whole]);
    let folder = tempfile::tempdir().unwrap();
    let (outcome, files) = bring(&folder, &[&hotel.url, &hotel.url]);
    let error = outcome.unwrap_err().to_string();
    assert!(
        error.contains(&format!("expected the MD5 {}, got ", FILE.md5)),
        "{error}"
    );
    assert_eq!(files, ["digits.gz.refused", "digits.gz.refused-2"]);
    assert_eq!(read(&folder, "digits.gz.refused"), page);

    let good = serve(gzip(CONTENT), &[Manner::Whole]);
    let (outcome, files) = bring(&folder, &[&hotel.url, &good.url]);
    outcome.unwrap();
    assert_eq!(files[0], "digits.gz");
}

#[test]
fn a_wrong_file_that_was_there_goes_aside_and_the_right_one_comes() {
    let server = serve(gzip(CONTENT), &[Manner::Whole]);
    let folder = tempfile::tempdir().unwrap();
    let broken = &gzip(CONTENT)[..40];
    put(&folder, "digits.gz", broken);
    let (outcome, files) = bring(&folder, &[&server.url]);
    outcome.unwrap();
    assert_eq!(files, ["digits.gz", "digits.gz.refused"]);
    assert_eq!(read(&folder, "digits.gz.refused"), broken);
}

#[test]
fn without_a_network_it_says_which_files_go_where() {
    let missing = serve(Vec::new(), &[Manner::Missing]);
    let closed = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let nobody = format!("http://{}/", closed.local_addr().unwrap());
    drop(closed);
    let folder = tempfile::tempdir().unwrap();
    let (outcome, files) = bring(&folder, &[&nobody, &missing.url]);
    let error = outcome.unwrap_err().to_string();
    for expected in [
        "digits.gz could not be brought",
        "curl: (7) ",
        "error: 404",
        &format!("    {nobody}digits.gz\n"),
        &format!("put them into {} and run", folder.path().display()),
    ] {
        assert!(error.contains(expected), "{expected}: {error}");
    }
    assert_eq!(files, Vec::<String>::new());
}

#[test]
fn the_collection_on_this_disk_has_the_checksums() {
    let Some(folder) = crate::data::mnist(None) else {
        assert_ne!(
            std::env::var("PERCEPTIBLE_REQUIRE_DATA").as_deref(),
            Ok("1"),
            "no MNIST files: set PERCEPTIBLE_DATA"
        );
        eprintln!("skipped: no MNIST files (set PERCEPTIBLE_DATA)");
        return;
    };
    for file in &FILES {
        let plain = folder.join(file.name);
        let path = if plain.exists() {
            plain
        } else {
            folder.join(file.zipped())
        };
        file.check(&path).unwrap().unwrap();
    }
}
