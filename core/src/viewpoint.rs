//! Viewpoints: whose knowledge a case is seen with.
//!
//! An agency sees a contact from when it recorded it itself, or from the first `shared` event that names it. An
//! event is seen in the same way, and by everybody if it belongs to no agency. An amendment has effect in a view
//! once both it and its contact are seen there.

use serde::{Deserialize, Serialize};

use crate::id::AgencyId;

/// Whose knowledge counts: everything on record, or what some agencies held or had been sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Viewpoint {
    /// Everything that was recorded by anybody.
    #[default]
    AllRecords,
    /// What these agencies recorded themselves, and what had been shared with them.
    Agencies(Vec<AgencyId>),
}

impl Viewpoint {
    /// The viewpoint in plain words.
    ///
    /// # Example
    /// ```
    /// use everycontact::{AgencyId, Viewpoint};
    ///
    /// let one = Viewpoint::Agencies(vec![AgencyId::new("school-1")?]);
    /// assert_eq!(one.words(), "what school-1 held or had been sent");
    /// assert_eq!(Viewpoint::default().words(), "all records");
    /// # Ok::<(), everycontact::IdError>(())
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::AllRecords => "all records".to_owned(),
            Self::Agencies(agencies) => {
                let names: Vec<&str> = agencies.iter().map(AgencyId::as_str).collect();
                format!("what {} held or had been sent", names.join(", "))
            }
        }
    }
}
