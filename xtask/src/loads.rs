//! What a reader's browser loads of site/ for each way in, and how much that is on the line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;

use crate::build::files;
use crate::bundle::{Output, made_from, with_imports};
use crate::plain;
use crate::sizes::Way;

/// The ways in, and the most that each may transfer, in bytes, where that is settled.
const WAYS: [(&str, Option<usize>); 7] = [
    ("first page", Some(100_000)),
    ("page of training and lab", Some(200_000)),
    ("draw figure", Some(60_000)),
    ("draw figure without WebAssembly", None),
    ("draw figure in a frame", None),
    ("page about embedding", Some(100_000)),
    ("article, read to its end", None),
];

/// The files of each way in, in the order of [`WAYS`].
pub(crate) struct Loads {
    ways: [BTreeSet<String>; 7],
    /// What the page itself names.
    entries: BTreeSet<String>,
}

impl Loads {
    /// Of a site whose page, that of frames and the one about embedding name these scripts and styles.
    pub(crate) fn of(
        site: &Path,
        outputs: &[Output],
        [page, frame, embedding]: &[BTreeSet<&str>; 3],
    ) -> Result<Self> {
        let wasm = |module: &str| -> Result<BTreeSet<String>> {
            let glue = made_from(outputs, &format!("{module}.js"))?;
            let mut loaded = with_imports(&glue.name, outputs);
            let is_it =
                |file: &String| file.starts_with(&format!("{module}-")) && file.ends_with(".wasm");
            loaded.extend(names(site)?.into_iter().filter(is_it));
            Ok(loaded)
        };
        let script = |path: &str| -> Result<BTreeSet<String>> {
            Ok(with_imports(&made_from(outputs, path)?.name, outputs))
        };
        let of_page = |name: &str, entries: &BTreeSet<&str>| -> Result<BTreeSet<String>> {
            let mut loaded = wasm("reader")?;
            loaded.insert(name.into());
            for entry in entries {
                loaded.extend(script(entry)?);
            }
            Ok(loaded)
        };
        let first = of_page("index.html", page)?;
        let frame = of_page("embed.html", frame)?;
        let embedding = of_page("embedding.html", embedding)?;
        let mut draw = with_imports("perceptible.js", outputs);
        let mut plainly = draw.clone();
        let plain = files(&site.join(plain::FOLDER))?.into_iter();
        plainly.extend(plain.map(|file| format!("{}/{}", plain::FOLDER, file.display())));
        draw.extend(wasm("reader")?);

        let mut teaching = script("element.js")?;
        teaching.extend(wasm("core")?);
        teaching.extend(script("worker.js")?);
        teaching.extend(script("views/training/view.js")?);
        teaching.extend(script("views/lab/view.js")?);

        let mut article = first.clone();
        article.extend(wasm("core")?);
        article.extend(script("worker.js")?);
        for view in outputs.iter().filter(|output| output.is_view()) {
            article.extend(with_imports(&view.name, outputs));
        }
        let entries = page
            .iter()
            .map(|entry| Ok(made_from(outputs, entry)?.name.clone()));
        Ok(Self {
            entries: entries.collect::<Result<_>>()?,
            ways: [first, teaching, draw, plainly, frame, embedding, article],
        })
    }

    /// Lets the browser fetch the reading core and what scripts share together with the script that
    /// will ask for them, rather than one round trip after the other.
    pub(crate) fn preloads(&self) -> String {
        let [first, ..] = &self.ways;
        first
            .difference(&self.entries)
            .filter(|file| file.contains('-'))
            .map(|file| match file.rsplit('.').next() {
                Some("wasm") => format!("<link rel=preload href={file} as=fetch crossorigin>"),
                _ => format!("<link rel=modulepreload href={file}>"),
            })
            .collect()
    }

    /// Prints every file's size; returns what each way in transfers, by brotli.
    pub(crate) fn weigh(&self, site: &Path) -> Result<Vec<Way>> {
        let mut sizes = BTreeMap::new();
        println!("{:>9} {:>9}", "bytes", "brotli");
        for file in files(site)? {
            let raw = fs::read(site.join(&file))?;
            // Servers send what is gzip already as it is.
            let is_packed = raw.starts_with(&[0x1f, 0x8b]);
            let compressed = if is_packed {
                raw.len()
            } else {
                brotli_size(&raw)?
            };
            println!("{:>9} {compressed:>9}  {}", raw.len(), file.display());
            sizes.insert(file.to_string_lossy().into_owned(), compressed);
        }
        let ways = WAYS.iter().zip(&self.ways);
        let weighed = ways.map(|(&(what, most), loaded)| Way {
            what,
            bytes: loaded.iter().filter_map(|file| sizes.get(file)).sum(),
            most,
        });
        Ok(weighed.collect())
    }
}

/// The files of the site that are not data to be loaded on request.
fn names(site: &Path) -> Result<BTreeSet<String>> {
    let all = files(site)?.into_iter();
    let top = all.filter(|file| file.components().count() == 1);
    Ok(top
        .map(|file| file.to_string_lossy().into_owned())
        .collect())
}

/// What a server sends for these bytes at brotli's highest setting.
pub(crate) fn brotli_size(raw: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(raw)?;
    Ok(writer.into_inner().len())
}
