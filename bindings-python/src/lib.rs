//! The Python binding of `everycontact`.
//!
//! It converts and holds handles, and adds no rule of its own. One noun is one file, as in the library; each class is
//! frozen, compares by content and can be pickled. The exception classes are written in Python, in
//! `everycontact/_errors.py`, so that the type stub is complete and an exception can be pickled.

mod calendar;
mod case;
mod codebook;
mod data;
mod document;
mod error;
mod frame;
mod html;
mod instant;
mod levels;
mod policy;
mod receipt;
mod recommendation;
mod rendering;
mod replay;
mod step;
mod text;
mod texts;
mod viewpoint;

use pyo3::prelude::*;

#[pymodule]
mod _everycontact {
    #[pymodule_export]
    use crate::calendar::Calendar;
    #[pymodule_export]
    use crate::case::Case;
    #[pymodule_export]
    use crate::codebook::Codebook;
    #[pymodule_export]
    use crate::frame::{CaseBatch, Frame, RecommendationFrame};
    #[pymodule_export]
    use crate::levels::Levels;
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::receipt::Receipt;
    #[pymodule_export]
    use crate::recommendation::Recommendation;
    #[pymodule_export]
    use crate::replay::Replay;
    #[pymodule_export]
    use crate::step::Step;
    #[pymodule_export]
    use crate::texts::{assurance, compare, dip_sample, due, explain, receipt, recommend, standing, verify};
}
