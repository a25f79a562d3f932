//! Many people with a few contacts each, made the same each time, as rows that are shuffled.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use everycontact::{
    Basis, CaseBatch, CaseBatchBuilder, Codebook, ContactKind, ContactRow, ObservationRow, Policy, Presence,
    Role, Sector,
};

/// The instant as of which people are looked at.
pub const AS_OF: &str = "2025-01-01T12:00:00Z";

/// The policy of the comparison with other engines: ten criteria.
///
/// # Panics
/// Never.
#[must_use]
pub fn policy() -> Policy {
    let codebook = Codebook::parse(include_str!("../peers/codebook.json")).unwrap();
    Policy::parse(include_str!("../peers/policy.json"), &codebook).unwrap()
}

/// Rows of contacts, each with its observations.
#[derive(Debug)]
pub struct People {
    count: u64,
    rows: Vec<(ContactRow, Vec<ObservationRow>)>,
}

/// A small generator of numbers, always the same ones.
#[derive(Debug)]
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

impl People {
    /// So many people with one to eight contacts, three on average, of none to six observations each.
    ///
    /// # Panics
    /// Never, for the sizes of the benches.
    #[must_use]
    pub fn new(codebook: &Codebook, count: u32) -> Self {
        let mut numbers = Numbers(7);
        let as_of = everycontact::parse_instant(AS_OF).unwrap();
        let indicators = codebook.indicators().len() as u64;
        let mut rows = Vec::new();
        for case in 0..count {
            let contacts = [1, 1, 1, 2, 2, 3, 3, 4, 5, 8][numbers.below(10) as usize];
            for _ in 0..contacts {
                let contact = contact(&mut numbers, case, as_of);
                let observations =
                    (0..numbers.below(7)).map(|_| observation(&mut numbers, indicators)).collect();
                rows.push((contact, observations));
            }
        }
        for at in (1..rows.len()).rev() {
            rows.swap(at, numbers.below(at as u64 + 1) as usize);
        }
        Self { count: count.into(), rows }
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Their contacts in columns, grouped.
    ///
    /// # Panics
    /// Never.
    #[must_use]
    pub fn batch(&self, codebook: &Codebook) -> CaseBatch {
        let mut builder = CaseBatchBuilder::new(codebook);
        for agency in 0..40 {
            builder.agency(&format!("agency-{agency}")).unwrap();
        }
        for (contact, observations) in &self.rows {
            builder.contact(contact).unwrap();
            for observation in observations {
                builder.observation(*observation).unwrap();
            }
        }
        builder.finish()
    }
}

fn contact(numbers: &mut Numbers, case: u32, as_of: DateTime<FixedOffset>) -> ContactRow {
    let day: NaiveDate = as_of.date_naive() - Days::new(1 + numbers.below(4 * 365));
    let recorded = day.and_hms_opt(9, 0, 0).unwrap().and_utc().fixed_offset();
    let kind = ContactKind::ALL[numbers.below(5) as usize];
    let sector = Sector::ALL[numbers.below(11) as usize];
    let occurred = day.to_string().parse().unwrap();
    ContactRow::new(case, kind, sector, numbers.below(40) as u32, occurred, recorded)
}

fn observation(numbers: &mut Numbers, indicators: u64) -> ObservationRow {
    ObservationRow {
        indicator: u16::try_from(numbers.below(indicators)).unwrap(),
        presence: Presence::Present,
        basis: Basis::Fact,
        role: Some(Role::Caused),
    }
}
