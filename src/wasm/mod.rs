//! The boundary to JavaScript: checks the kind of what comes, converts, forwards to the core, and
//! throws the core's errors as JavaScript `Error`s. Computes nothing of its own.

#[cfg(feature = "learn")]
mod arguments;
#[cfg(feature = "learn")]
mod batch;
mod convert;
pub mod drawing;
#[cfg(feature = "learn")]
mod learning;
#[cfg(feature = "learn")]
mod making;
mod network;
#[cfg(feature = "learn")]
pub mod qr;
mod reading;
#[cfg(feature = "learn")]
mod samples;
#[cfg(feature = "learn")]
mod trainer;
mod types;

use wasm_bindgen::prelude::*;

/// A quarter of the default one's size, and readers download it.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Where the stack is: a call that a trap has ended leaves it deeper than it was.
#[wasm_bindgen]
pub fn stack() -> usize {
    let here = 0u8;
    std::ptr::from_ref(std::hint::black_box(&here)).addr()
}

/// On the first call of anything: a panic reads as itself in the console, and the page hears of
/// it as the event `perceptible-panic`, whose `detail` is the message.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        let told = web_sys::CustomEventInit::new();
        told.set_detail(&panic.to_string().into());
        let event = web_sys::CustomEvent::new_with_event_init_dict("perceptible-panic", &told);
        // Node's global object is no event target: there the error thrown is all there is.
        if let (Ok(event), Ok(target)) =
            (event, js_sys::global().dyn_into::<web_sys::EventTarget>())
        {
            // A listener that throws must not hide the panic itself.
            let _ = target.dispatch_event(&event);
        }
    }));
}
