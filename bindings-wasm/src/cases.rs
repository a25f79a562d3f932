//! Many cases.

use everycontact as core;
use wasm_bindgen::prelude::*;

use crate::case::Case;

/// Cases that are asked for together.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Cases {
    inner: Vec<core::Case>,
}

#[wasm_bindgen]
impl Cases {
    /// Of their handles, which it takes.
    #[must_use]
    pub fn of(cases: Vec<Case>) -> Cases {
        Self { inner: cases.into_iter().map(|case| case.inner).collect() }
    }
}

impl Cases {
    pub(crate) fn all(&self) -> &[core::Case] {
        &self.inner
    }
}
