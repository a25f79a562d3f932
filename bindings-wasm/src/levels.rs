//! Levels: what a recommendation starts with.

use everycontact as core;
use everycontact::wire::{self, parse_as_of};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::case::Case;
use crate::error::thrown;
use crate::policy::Policy;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Levels<'a> {
    level: &'a str,
    ceiling: &'a str,
    ceiling_with_unasked: &'a str,
    rank: usize,
    ceiling_rank: usize,
    ceiling_with_unasked_rank: usize,
    criteria: Vec<&'a str>,
}

impl<'a> Levels<'a> {
    fn new(policy: &'a core::Policy, levels: core::Levels) -> Self {
        let [rank, ceiling_rank, ceiling_with_unasked_rank] =
            [levels.level(), levels.ceiling(), levels.ceiling_with_unasked()];
        let id = |rank| policy.level(rank).map_or("", |level| level.id.as_str());
        let criteria = policy.document().criteria.iter().enumerate();
        let met = criteria.filter(|(at, _)| levels.meets(*at));
        Self {
            level: id(rank),
            ceiling: id(ceiling_rank),
            ceiling_with_unasked: id(ceiling_with_unasked_rank),
            rank,
            ceiling_rank,
            ceiling_with_unasked_rank,
            criteria: met.map(|(_, criterion)| criterion.id.as_str()).collect(),
        }
    }
}

#[wasm_bindgen]
impl Policy {
    /// The levels and the criteria met alone, without the reasons, as JSON text.
    ///
    /// # Errors
    ///
    /// When the instant does not load.
    pub fn levels(&self, case: &Case, as_of: &str) -> Result<String, JsValue> {
        let levels = self.inner.levels(&case.inner, parse_as_of(as_of).map_err(thrown)?);
        Ok(wire::json_of(&Levels::new(&self.inner, levels)))
    }
}
