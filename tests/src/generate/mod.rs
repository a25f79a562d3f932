//! Strategies that produce valid documents, as JSON, by construction: nothing is rejected, so that
//! failures shrink well. The dates are few, so that the edges of windows are often hit.

pub mod accountability;
pub mod as_of;
pub mod calendar;
pub mod case;
pub mod changes;
pub mod closing;
pub mod codebook;
pub mod condition;
pub mod contact;
pub mod entry;
pub mod event;
pub mod policy;
pub mod review;
pub mod steward;
pub mod timeline;

pub use as_of::{as_of, as_of_for, case_and_as_of, viewers};
pub use case::case;
pub use changes::{
    all_experienced, recorded_before, recorded_by, shuffled, with_added_contact, with_duplicate_report,
    with_ideology, with_observation_everywhere, with_repeated_entry, with_review_of_everything,
    without_consent, without_observations,
};
pub use codebook::codebook;
pub use condition::condition;
pub use contact::{fresh_contact, ideology_status};
pub use policy::{policy, policy_with_kin};
