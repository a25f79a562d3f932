//! Batches: the contacts of many cases in columns, for levels by the million.
//!
//! A batch holds what contacts say and no events: no amendment, no closure, no review. So nothing in it is explained
//! and nothing can have returned. It runs through the same compiled policy and the same counting as a single case, and
//! [`CaseBatch::to_case`] gives any of its cases as a loaded [`Case`], for the reasons.

mod build;
mod case;
mod group;
mod levels;

use chrono::{DateTime, FixedOffset};

use crate::codebook::Codebook;
use crate::engine::{Packed, Sign};
use crate::id::AgencyId;
use crate::ideology::IdeologyStatus;
use crate::number::narrow;
use crate::subject::AgeBand;

pub use build::{CaseBatchBuilder, ContactRow, ObservationRow, RowError};
pub use levels::{BatchLevels, Wanted};

/// The contacts of many cases, in columns and grouped by case.
///
/// # Example
/// ```
/// use everycontact::{
///     Basis, CaseBatchBuilder, ContactKind, ContactRow, ObservationRow, Presence, Role, Sector, Wanted,
///     parse_instant, shipped,
/// };
///
/// let policy = shipped::uk_illustrative();
/// let mut builder = CaseBatchBuilder::new(policy.codebook());
/// let (case, school) = (0, builder.agency("school-1")?);
/// let recorded = parse_instant("2021-04-20T10:00:00Z")?;
/// let occurred = "2021-04-19".parse()?;
/// builder.contact(&ContactRow::new(case, ContactKind::Referral, Sector::Education, school, occurred, recorded))?;
/// let indicator = policy.codebook().indicators().iter().position(|known| known.code.as_str() == "weapon-access");
/// let indicator = indicator.and_then(|at| u16::try_from(at).ok()).ok_or("a shipped indicator")?;
/// let seen = ObservationRow { indicator, presence: Presence::Present, basis: Basis::Fact, role: Some(Role::Caused) };
/// builder.observation(seen)?;
/// let batch = builder.finish();
///
/// let as_of = parse_instant("2021-04-30T23:59:59Z")?;
/// let levels = policy.levels_of(&batch, 0..batch.len(), as_of, Wanted::default());
/// let whole = policy.recommend(&batch.to_case(0, "case-1", |row| format!("contact-{row}"))?, as_of);
/// assert_eq!(usize::from(levels.levels()[0]), whole.levels().level());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct CaseBatch {
    codebook: Codebook,
    /// The agencies by their numbers.
    agencies: Vec<AgencyId>,
    /// Where each case's contacts start; one more than there are cases.
    starts: Vec<u32>,
    contacts: Vec<Packed>,
    /// Where each contact's observations start; one more than there are contacts.
    observed: Vec<u32>,
    observations: Vec<Sign>,
    /// What is to be known of each case before it is counted.
    shapes: Vec<Shape>,
    /// Child or adult, for the cases of which it is known.
    subjects: Vec<Option<AgeBand>>,
    /// What was recorded of an ideology, in the order of the case, the instant and the contact's id.
    ideologies: Vec<Noted>,
    /// When contacts were received, by their rows: only of those that were recorded on an earlier day, by their offset.
    received: Vec<Received>,
}

/// What is to be known of a case before it is counted.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// How many agencies it has.
    agencies: u32,
    /// Whether each of its contacts is an occurrence by itself.
    simple: bool,
    /// Whether every day and every observation is certain.
    certain: bool,
}

/// The number of a row, and when its contact was received.
type Received = (u32, DateTime<FixedOffset>);

/// What a contact of a case says of an ideology, which routes alone read.
#[derive(Debug, Clone, Copy)]
struct Noted {
    case: u32,
    recorded: i64,
    status: IdeologyStatus,
    /// The number of the contact's row.
    row: u32,
}

impl CaseBatch {
    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no case.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many contacts the first `cases` cases have together.
    #[must_use]
    pub fn contacts_before(&self, cases: usize) -> usize {
        self.starts.get(cases).or(self.starts.last()).map_or(0, |start| *start as usize)
    }

    /// The codebook whose indicators the observations name.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// Whether a case says if its subject is a child or an adult.
    #[must_use]
    pub fn knows_subject(&self, case: usize) -> bool {
        self.subjects.get(case).is_some_and(Option::is_some)
    }

    pub(crate) fn contacts_of(&self, case: usize) -> &[Packed] {
        self.contacts.get(self.range(case)).unwrap_or_default()
    }

    pub(crate) fn range(&self, case: usize) -> std::ops::Range<usize> {
        match (self.starts.get(case), self.starts.get(case + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    pub(crate) fn signs_of(&self, contact: usize) -> &[Sign] {
        match (self.observed.get(contact), self.observed.get(contact + 1)) {
            (Some(from), Some(to)) => self.observations.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The observations of some contacts that follow one another.
    pub(crate) fn signs_of_all(&self, contacts: std::ops::Range<usize>) -> &[Sign] {
        match (self.observed.get(contacts.start), self.observed.get(contacts.end)) {
            (Some(from), Some(to)) => self.observations.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn ideologies_of(&self, case: usize) -> &[Noted] {
        let (case, all) = (narrow(case), &self.ideologies);
        let from = all.partition_point(|noted| noted.case < case);
        let to = all.partition_point(|noted| noted.case <= case);
        all.get(from..to).unwrap_or_default()
    }
}
