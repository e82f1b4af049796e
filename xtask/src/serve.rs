//! `cargo xtask serve`: builds, serves the page from the repository on 127.0.0.1, and builds again
//! when a source changes. While a build is moved into place, requests wait: no reader gets the
//! glue of one build and the wasm of another.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header::CACHE_CONTROL};
use axum::middleware::{self, Next};
use axum::response::Response;
use clap::Args;
use notify::{Event, RecursiveMode, Watcher};
use tokio::net::TcpListener;
use tokio::sync::RwLock;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::build;
use crate::project::root;

#[derive(Args)]
pub(crate) struct Options {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Held for reading by every request, for writing while pkg/ changes.
pub(crate) type PkgLock = Arc<RwLock<()>>;

const FOLDERS: [&str; 3] = ["www", "pkg", "models"];
const SOURCES: [&str; 3] = ["src", "www", "models"];
/// A burst of changes, such as a checkout, is over when nothing has come for this long.
const QUIET: Duration = Duration::from_millis(150);

/// Serves until it is interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let listener = runtime.block_on(listen(options.port))?;
    println!("building ...");
    build::stage()?.publish()?;
    println!(
        "serving http://{}/ (Ctrl+C ends it)",
        listener.local_addr()?
    );

    let lock = PkgLock::default();
    let server = axum::serve(listener, router(root(), lock.clone()));
    runtime.spawn(async move { server.await.expect("axum serves without end") });
    rebuild_on_change(&lock)
}

/// Takes the port before the build, so that a taken one is known at once.
async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await {
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("port {port} is taken by another program: stop it, or choose another by `--port`")
        }
        outcome => outcome.with_context(|| format!("could not listen on port {port}")),
    }
}

/// The page, that of frames, the one about embedding, the licences, and the folders they load from;
/// nothing else of the repository.
pub(crate) fn router(root: &Path, lock: PkgLock) -> Router {
    let page = |name| ServeFile::new(root.join(name));
    let mut router = Router::new()
        .route_service("/", page("index.html"))
        .route_service("/embed.html", page("embed.html"))
        .route_service("/embedding.html", page("embedding.html"))
        .route_service("/licenses.txt", page("pkg/licenses.txt"));
    for folder in FOLDERS {
        router = router.nest_service(&format!("/{folder}"), ServeDir::new(root.join(folder)));
    }
    // A file's date is too coarse to tell two builds of one second apart.
    let fresh = HeaderValue::from_static("no-store");
    router
        .layer(middleware::from_fn_with_state(lock, wait_for_build))
        .layer(SetResponseHeaderLayer::overriding(CACHE_CONTROL, fresh))
}

async fn wait_for_build(State(lock): State<PkgLock>, request: Request, next: Next) -> Response {
    let _held = lock.read().await;
    next.run(request).await
}

/// Builds after each burst of changes; a build that fails leaves the last good one in place.
fn rebuild_on_change(lock: &PkgLock) -> Result<()> {
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    for folder in SOURCES {
        watcher.watch(&root().join(folder), RecursiveMode::Recursive)?;
    }
    loop {
        let changed = next_change(&events)?;
        println!("{} changed, building ...", changed.display());
        let start = Instant::now();
        let built = build::stage().and_then(|stage| {
            let _held = lock.blocking_write();
            stage.publish()
        });
        match built {
            Ok(()) => println!(
                "built in {:.1} s: reload the page",
                start.elapsed().as_secs_f32()
            ),
            Err(error) => eprintln!("error: {error:#}; the build before is still served"),
        }
    }
}

/// Waits for a change and for the quiet after it; returns the first file changed.
fn next_change(events: &mpsc::Receiver<notify::Result<Event>>) -> Result<PathBuf> {
    loop {
        let event = events.recv().context("the file system's watcher ended")??;
        // A build reads every source, which is an event as well.
        if event.kind.is_access() {
            continue;
        }
        while events.recv_timeout(QUIET).is_ok() {}
        let changed = event.paths.into_iter().next().unwrap_or_default();
        return Ok(changed
            .strip_prefix(root())
            .map_or(changed.clone(), Path::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::StatusCode;
    use tower::ServiceExt;

    /// A repository of seven files, and a file beside it that must stay out of reach.
    fn repository() -> tempfile::TempDir {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().join("root");
        for (file, text) in [
            ("index.html", "<!doctype html>"),
            ("embed.html", "<!doctype html>"),
            ("embedding.html", "<!doctype html>"),
            ("www/perceptible.js", "export {};"),
            ("pkg/core_bg.wasm", "\0asm"),
            ("pkg/licenses.txt", "MIT"),
            ("Cargo.toml", "[workspace]"),
            ("../secret", "secret"),
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            std::fs::create_dir_all(&root).unwrap();
            std::fs::write(path, text).unwrap();
        }
        directory
    }

    async fn get(path: &str) -> Response {
        let directory = repository();
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let router = router(&directory.path().join("root"), PkgLock::default());
        router.oneshot(request).await.unwrap()
    }

    fn block_on<F: Future>(future: F) -> F::Output {
        tokio::runtime::Runtime::new().unwrap().block_on(future)
    }

    #[test]
    fn files_come_with_their_types_and_are_never_stored() {
        for (path, expected) in [
            ("/", "text/html"),
            ("/embed.html", "text/html"),
            ("/embedding.html", "text/html"),
            ("/www/perceptible.js", "text/javascript"),
            ("/pkg/core_bg.wasm", "application/wasm"),
            ("/licenses.txt", "text/plain"),
        ] {
            let response = block_on(get(path));
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(response.headers()["content-type"], expected, "{path}");
            assert_eq!(response.headers()["cache-control"], "no-store", "{path}");
        }
    }

    #[test]
    fn nothing_but_the_pages_and_their_folders_is_served() {
        for path in [
            "/Cargo.toml",
            "/www/../Cargo.toml",
            "/www/%2e%2e/Cargo.toml",
            "/www/..%2fCargo.toml",
            "/pkg/../../secret",
            "/%2e%2e/secret",
            "/www//etc/passwd",
            "/xtask/Cargo.toml",
        ] {
            assert_eq!(
                block_on(get(path)).status(),
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
    }

    #[test]
    fn a_taken_port_is_named() {
        let taken = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = block_on(listen(port)).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
    }
}
