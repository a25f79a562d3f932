//! What the suites of `everycontact` share: documents to draw from, and a second opinion.
//!
//! - [`engine`]: the engine's answer in the reference's shape.
//! - [`fixtures`]: the shared fixtures, read in place.
//! - [`generate`]: strategies for codebooks, policies and cases.
//! - [`mod@reference`]: a deliberately naive evaluator, written from the design and not from the engine.
//! - [`schemas`]: the JSON Schemas that are generated from the types.

pub mod engine;
pub mod fixtures;
pub mod generate;
pub mod reference;
pub mod schemas;
