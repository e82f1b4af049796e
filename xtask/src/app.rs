//! The site as an app: its manifest, its icons, and the service worker that keeps it for visits
//! without a network. Knows no script of the page, and no word but the app's name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::build::files;
use crate::bundle::bundle;
use crate::icon;

const MANIFEST: &str = "manifest.webmanifest";
/// Keeps its name for good: a browser looks under it for news.
const SERVICE_WORKER: &str = "service-worker.js";
const PAPER: &str = "#fcfcfb";

/// Writes the manifest and the icons; returns what a page's head says of them.
pub(crate) fn write_manifest(site: &Path) -> Result<String> {
    let icons = icon::write(site)?;
    let manifest = json!({
        "id": "./",
        "name": "Perceptible",
        "description": "Draw a digit and watch a neural network read it, every neuron in view. \
                        숫자를 그리면 신경망이 읽습니다.",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    });
    fs::write(site.join(MANIFEST), serde_json::to_vec(&manifest)?).context(MANIFEST)?;
    Ok(format!("<link rel=manifest href={MANIFEST}>"))
}

/// The name of a build: that of everything in its folder, of its pages, and of what keeps them.
pub(crate) fn name(site: &Path, stage: &Path, pages: &[String]) -> Result<String> {
    let mut hasher = Sha256::new();
    for file in files(site)? {
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update(fs::read(site.join(&file))?);
    }
    for page in pages {
        hasher.update(page);
    }
    hasher.update(fs::read(stage.join("app").join(SERVICE_WORKER))?);
    let hash = hasher.finalize();
    Ok(hash[..4].iter().map(|byte| format!("{byte:02X}")).collect())
}

/// Writes the service worker of a build whose every other file lies in `site`.
pub(crate) fn write_service_worker(site: &Path, stage: &Path, build: &str) -> Result<()> {
    let mut kept = BTreeMap::new();
    let mut on_request = BTreeMap::new();
    for file in files(site)? {
        let digest = BASE64_STANDARD.encode(Sha256::digest(fs::read(site.join(&file))?));
        let is_data = file.components().count() > 1;
        let list = if is_data { &mut on_request } else { &mut kept };
        list.insert(
            file.to_string_lossy().replace('\\', "/"),
            format!("sha256-{digest}"),
        );
    }
    let built = format!(
        "export const build = {}, files = {}, onRequest = {};\n",
        json!(build),
        json!(kept),
        json!(on_request)
    );
    fs::write(stage.join("app/built.js"), built).context("built.js")?;
    let script = format!("app/{SERVICE_WORKER}");
    bundle(&[(SERVICE_WORKER, &script)], stage, site)?;
    Ok(())
}
