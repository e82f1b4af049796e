//! `cargo xtask mnist DIR`: the four MNIST files, from their public mirrors, each held to its
//! published checksum. Downloads by the program `curl`; what is there already is only checked, what
//! was cut off goes on where it ended, and what is wrong is kept aside, never deleted.

use std::fmt::Write as _;
use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Error, Result, anyhow, bail};
use clap::Args;
use flate2::read::MultiGzDecoder;
use md5::{Digest, Md5};

#[derive(Args)]
pub(crate) struct Options {
    /// The folder for the files; those that are there already are checked.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Where the files are brought from, instead of the public mirrors; again for another.
    #[arg(long, value_name = "URL")]
    mirror: Vec<String>,
}

/// A file of the collection; mirrors have it as gzip, under its name and `.gz`.
struct File {
    name: &'static str,
    md5: &'static str, // after gunzip, in hexadecimal
}

const FILES: [File; 4] = [
    File {
        name: "train-images-idx3-ubyte",
        md5: "6bbc9ace898e44ae57da46a324031adb",
    },
    File {
        name: "train-labels-idx1-ubyte",
        md5: "a25bea736e30d166cdddb491f175f624",
    },
    File {
        name: "t10k-images-idx3-ubyte",
        md5: "2646ac647ad5339dbf082846283269ea",
    },
    File {
        name: "t10k-labels-idx1-ubyte",
        md5: "27ae3e4e09519cfbb04c329615203637",
    },
];

const MIRRORS: [&str; 2] = [
    "https://ossci-datasets.s3.amazonaws.com/mnist",
    "https://storage.googleapis.com/cvdf-datasets/mnist",
];

/// curl's exit codes for a server that cannot send the rest of a file.
const CANNOT_RESUME: [i32; 2] = [33, 36];

pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = &std::path::absolute(&options.folder)?;
    let mirrors = match options.mirror.as_slice() {
        [] => MIRRORS.map(str::to_owned).to_vec(),
        given => given.to_vec(),
    };
    bring_all(&FILES, &mirrors, folder)?;
    println!("{}", folder.display());
    Ok(())
}

/// Brings what is missing; on failure says which files are still to come, and how they may.
fn bring_all(files: &[File], mirrors: &[String], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for (n, file) in files.iter().enumerate() {
        if let Some(name) = file.find(folder)? {
            println!("{name}: there already, and right");
            continue;
        }
        if let Err(error) = file.bring(mirrors, folder) {
            let missing = files[n..]
                .iter()
                .filter(|file| !matches!(file.find(folder), Ok(Some(_))));
            bail!("{error:#}\n{}", remedy(missing, &mirrors[0], folder));
        }
    }
    Ok(())
}

/// What to do by hand.
fn remedy<'a>(missing: impl Iterator<Item = &'a File>, mirror: &str, folder: &Path) -> String {
    let mut text = "Once that is mended, the same command goes on where it ended. Or save these \
                    files by a browser, here or on another machine:\n"
        .to_owned();
    for file in missing {
        let _ = writeln!(text, "    {}", file.url(mirror));
    }
    let _ = write!(
        text,
        "put them into {} and run the command again: it checks them.",
        folder.display()
    );
    text
}

impl File {
    fn zipped(&self) -> String {
        format!("{}.gz", self.name)
    }

    fn url(&self, mirror: &str) -> String {
        format!("{}/{}", mirror.trim_end_matches('/'), self.zipped())
    }

    /// The name under which the file lies in `folder`, if it does; one that is wrong goes aside.
    fn find(&self, folder: &Path) -> Result<Option<String>> {
        for name in [self.name.to_owned(), self.zipped()] {
            let path = folder.join(&name);
            if !path.exists() {
                continue;
            }
            match self.check(&path)? {
                Ok(()) => return Ok(Some(name)),
                Err(wrong) => println!("{name}: {wrong}; kept as {}", set_aside(&path, &name)?),
            }
        }
        Ok(None)
    }

    /// Holds a file to the checksum. The outer error is the disk's, the inner one says what is
    /// wrong with the file.
    fn check(&self, path: &Path) -> Result<Result<()>> {
        let bytes = fs::read(path).with_context(|| path.display().to_string())?;
        let mut plain = Vec::new();
        if bytes.starts_with(&[0x1f, 0x8b]) {
            if let Err(error) = MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain) {
                return Ok(Err(anyhow!("expected a whole gzip stream, got {error}")));
            }
        } else {
            plain = bytes;
        }
        let md5 = hexadecimal(&Md5::digest(&plain));
        if md5 == self.md5 {
            return Ok(Ok(()));
        }
        let expected = self.md5;
        Ok(Err(anyhow!("expected the MD5 {expected}, got {md5}")))
    }

    /// Brings the file from the first mirror that has it.
    fn bring(&self, mirrors: &[String], folder: &Path) -> Result<()> {
        let mut reasons = Vec::new();
        for mirror in mirrors {
            let url = self.url(mirror);
            println!("{}: from {url}", self.zipped());
            match self.bring_from(&url, folder) {
                Ok(()) => return Ok(()),
                Err(error) if error.is::<NoCurl>() => return Err(error),
                Err(error) => reasons.push(format!("{url}: {error:#}")),
            }
        }
        bail!(
            "{} could not be brought:\n    {}",
            self.zipped(),
            reasons.join("\n    ")
        )
    }

    /// Brings the file from one address; a beginning that is there is completed, and where that
    /// makes no right file, all of it comes anew.
    fn bring_from(&self, url: &str, folder: &Path) -> Result<()> {
        let name = self.zipped();
        let part = folder.join(format!("{name}.part"));
        loop {
            let begun = part.exists();
            if begun && self.check(&part)?.is_ok() {
                break;
            }
            let cannot_resume = match download(url, &part)? {
                Ok(()) => match self.check(&part)? {
                    Ok(()) => break,
                    Err(_) if begun => true,
                    Err(wrong) => bail!("{wrong}; kept as {}", set_aside(&part, &name)?),
                },
                Err(failure) if begun && failure.cannot_resume => true,
                Err(failure) => bail!(failure.reason),
            };
            if cannot_resume {
                println!("{name}: what had come does not go with the rest; all of it again");
                fs::remove_file(&part).with_context(|| part.display().to_string())?;
            }
        }
        let whole = folder.join(&name);
        fs::rename(&part, &whole).with_context(|| whole.display().to_string())
    }
}

/// Renames a file that is not what its name says, and returns its new name: the first of
/// `name.refused`, `name.refused-2` ... that is free.
fn set_aside(path: &Path, name: &str) -> Result<String> {
    let names = std::iter::once(format!("{name}.refused"))
        .chain((2..).map(|n| format!("{name}.refused-{n}")));
    for name in names {
        let aside = path.with_file_name(&name);
        if !aside.exists() {
            fs::rename(path, &aside).with_context(|| aside.display().to_string())?;
            return Ok(name);
        }
    }
    unreachable!("there is always one more name")
}

/// The program that downloads is not there.
#[derive(Debug)]
struct NoCurl;

impl std::fmt::Display for NoCurl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the program curl is missing: install it (Debian: `apt-get install curl`)")
    }
}

impl std::error::Error for NoCurl {}

/// Why a download ended early.
struct Failure {
    cannot_resume: bool,
    reason: String,
}

/// Downloads to `part`, after what is in it already. The outer error is this machine's, the inner
/// one the network's.
fn download(url: &str, part: &Path) -> Result<Result<(), Failure>> {
    let mut curl = Command::new("curl");
    curl.args(["--fail", "--location", "--continue-at", "-"])
        .args(["--connect-timeout", "20", "--retry", "2"])
        // A connection that is still there but brings nothing is given up.
        .args(["--speed-limit", "1000", "--speed-time", "30"]);
    let is_seen = std::io::stderr().is_terminal();
    curl.args(if is_seen {
        &["--progress-bar"][..]
    } else {
        &["--silent", "--show-error"]
    });
    curl.arg("--output").arg(part).args(["--url", url]);
    let mut child = match curl.stderr(Stdio::piped()).spawn() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::new(NoCurl));
        }
        outcome => outcome.context("could not start curl")?,
    };

    let mut stderr = child.stderr.take().expect("piped above");
    let mut said = Vec::new();
    let mut piece = [0; 1024];
    loop {
        let length = stderr.read(&mut piece)?;
        if length == 0 {
            break;
        }
        said.extend(&piece[..length]);
        if is_seen {
            std::io::stderr().write_all(&piece[..length])?;
        }
    }
    let status = child.wait()?;
    if status.success() {
        return Ok(Ok(()));
    }
    let said = String::from_utf8_lossy(&said);
    let reason = said.rfind("curl: ").map(|at| said[at..].trim().to_owned());
    Ok(Err(Failure {
        cannot_resume: status
            .code()
            .is_some_and(|code| CANNOT_RESUME.contains(&code)),
        reason: reason.unwrap_or_else(|| format!("curl failed ({status})")),
    }))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
