//! The Python binding of `everycontact`.
//!
//! It converts and holds handles, and adds no rule of its own. One noun is one file, as in the library; each class is
//! frozen, compares by content and can be pickled. The exception classes are written in Python, in
//! `everycontact/_errors.py`, so that the type stub is complete and an exception can be pickled.

mod assurance;
mod calendar;
mod case;
mod closure;
mod codebook;
mod comparison;
mod contact;
mod data;
mod day;
mod decision;
mod document;
mod due;
mod entry;
mod error;
mod event;
mod explanation;
mod fields;
mod frame;
mod html;
mod instant;
mod ledger;
mod levels;
mod lines;
mod many;
mod observation;
mod part;
mod phrases;
mod policy;
mod policy_comparison;
mod receipt;
mod recommendation;
mod rendering;
mod replay;
mod review;
mod sample;
mod several;
mod standing;
mod step;
mod subject;
mod text;
mod texts;
mod transparency;
mod verification;
mod viewpoint;

use pyo3::prelude::*;

#[pymodule]
mod _everycontact {
    #[pymodule_export]
    use crate::assurance::Assurance;
    #[pymodule_export]
    use crate::calendar::Calendar;
    #[pymodule_export]
    use crate::case::Case;
    #[pymodule_export]
    use crate::closure::{Blocked, ClosureProposal, Permit};
    #[pymodule_export]
    use crate::codebook::Codebook;
    #[pymodule_export]
    use crate::comparison::Comparison;
    #[pymodule_export]
    use crate::contact::Contact;
    #[pymodule_export]
    use crate::decision::Decision;
    #[pymodule_export]
    use crate::due::Due;
    #[pymodule_export]
    use crate::entry::Entry;
    #[pymodule_export]
    use crate::event::Event;
    #[pymodule_export]
    use crate::explanation::{Explanation, WorkBound};
    #[pymodule_export]
    use crate::frame::{CaseBatch, Frame, RecommendationFrame};
    #[pymodule_export]
    use crate::ledger::{
        Append, Checkpoint, ConsistencyProof, Cut, InclusionProof, Ledger, LedgerEntry, LedgerOpening,
        Recovered, SignedCheckpoint,
    };
    #[pymodule_export]
    use crate::levels::Levels;
    #[pymodule_export]
    use crate::lines::{CaseLines, read_cases, write_cases};
    #[pymodule_export]
    use crate::observation::Observation;
    #[pymodule_export]
    use crate::phrases::Phrases;
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::policy_comparison::PolicyComparison;
    #[pymodule_export]
    use crate::receipt::Receipt;
    #[pymodule_export]
    use crate::recommendation::Recommendation;
    #[pymodule_export]
    use crate::replay::Replay;
    #[pymodule_export]
    use crate::review::Review;
    #[pymodule_export]
    use crate::sample::Sample;
    #[pymodule_export]
    use crate::standing::Standing;
    #[pymodule_export]
    use crate::step::Step;
    #[pymodule_export]
    use crate::subject::Subject;
    #[pymodule_export]
    use crate::texts::{assurance, compare, dip_sample, due, explain, receipt, recommend, standing, verify};
    #[pymodule_export]
    use crate::transparency::TransparencyRecord;
    #[pymodule_export]
    use crate::verification::Verification;
}
