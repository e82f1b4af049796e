//! The core in plain JavaScript, for browsers and pages that allow no WebAssembly: the same code,
//! compiled with no more than JavaScript has a counterpart for, and translated by binaryen's wasm2js.
//! It takes Node, so that pkg/ as `cargo xtask build` writes it does without.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::binaryen::{wasm_opt, wasm2js};
use crate::build::{self, PLAIN};
use crate::bundle::{bundle, made_from};
use crate::site::rename_in;

/// Where the script lies, away from those that pages without need of it load or keep.
pub(crate) const FOLDER: &str = "plain";
/// The script that says where: as written, nowhere.
const SCRIPT: &str = "plain.js";

/// The precompiled standard library uses more of WebAssembly than the rest, and wasm-bindgen as much as
/// the list of features that is stripped.
const LOWERED: [&str; 4] = [
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "--strip-target-features",
];

/// What wasm2js writes of a memory, from where to where.
const RESERVED: (&str, &str) = ("var buffer = new ArrayBuffer(", ");");
const GROWN: (&str, &str) = ("function __wasm_memory_size() {", "return oldPages;\n }");
/// What takes its place: 512 MB, or what the browser gives, which systems lend page by page when it is
/// used. A larger buffer in the place of a full one would lose what is stored by an expression that makes
/// memory grow, since JavaScript looks up where to store before it computes what.
const RESERVE: &str = "var buffer;
 for (var most = 8192; !buffer; most >>= 1)
  try { buffer = new ArrayBuffer(most << 16); } catch (error) { if (most < 512) throw error; }
 var pages = FIRST >> 16;";
const GROW: &str = "function __wasm_memory_size() { return pages; }
 function __wasm_memory_grow(more) {
  if (pages + (more >>> 0) > buffer.byteLength >>> 16) return -1;
  pages += more;
  return pages - more;
 }";

/// What wasm2js throws for a trap, and a trap as WebAssembly calls it.
const TRAP: (&str, &str) = (
    "throw new Error('abort');",
    "throw Object.assign(new Error(\"unreachable\"), { name: \"RuntimeError\" });",
);

/// Puts the core in plain JavaScript into a stage, and tells the script that starts it where it is.
pub(crate) fn write(stage: &Path) -> Result<()> {
    let own = tempfile::tempdir()?;
    let lowered = own.path().join("lowered.wasm");
    fs::write(&lowered, wasm_opt(&LOWERED, &build::compile(PLAIN)?)?)?;
    Bindgen::new()
        .input_path(&lowered)
        .out_name(PLAIN.name)
        .bundler(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(own.path())
        .context("wasm-bindgen could not generate the glue")?;
    let [door, module, script] = ["core.js", "core_bg.wasm", "core_wasm.js"];
    let translated = wasm2js(&["-O3"], &own.path().join(module))?;
    fs::write(own.path().join(script), translated)?;
    reserve_memory(&own.path().join(script))?;
    rename_in(&own.path().join(script), TRAP.0, TRAP.1)?;
    rename_in(&own.path().join(door), module, script)?;

    let out = stage.join(FOLDER);
    let outputs = bundle(&[(PLAIN.name, door)], own.path(), &out)?;
    let name = &made_from(&outputs, door)?.name;
    let path = stage.join(SCRIPT);
    if !path.exists() {
        bail!("www/ has no {SCRIPT}: its form has changed");
    }
    // No bundler is to follow it.
    let text = format!(
        "const url = new URL(\"./{FOLDER}/{name}\", import.meta.url);
         export default () => import(url.href);\n"
    );
    fs::write(path, text).context(SCRIPT)
}

/// Gives the core a memory of one size, of which it gets what it asks for.
fn reserve_memory(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script).with_context(|| script.display().to_string())?;
    let form = || format!("{} has another form of memory", script.display());
    let (before, rest) = text.split_once(RESERVED.0).with_context(form)?;
    let (first, rest) = rest.split_once(RESERVED.1).with_context(form)?;
    let (between, rest) = rest.split_once(GROWN.0).with_context(form)?;
    let (_, after) = rest.split_once(GROWN.1).with_context(form)?;
    let reserve = RESERVE.replace("FIRST", first);
    fs::write(script, format!("{before}{reserve}{between}{GROW}{after}"))?;
    Ok(())
}
