//! This library from Rust: the levels of a batch that is built already, which is what a frame does besides reading.

use std::fs;
use std::path::Path;

use everycontact::{
    Basis, CaseBatch, CaseBatchBuilder, Codebook, ContactKind, ContactRow, ObservationRow, Occurred, Policy,
    Presence, Role, Sector, Wanted, Worrier, parse_instant,
};

use crate::columns::Columns;
use crate::{Failure, Results};

const SECTORS: [Sector; 8] = [
    Sector::Education,
    Sector::Health,
    Sector::SocialCare,
    Sector::Police,
    Sector::Justice,
    Sector::Housing,
    Sector::Community,
    Sector::Public,
];
const AS_OF: &str = "2024-08-31T18:00:00Z";

pub struct Batch {
    policy: Policy,
    batch: CaseBatch,
}

impl Batch {
    pub fn new(columns: &Columns) -> Result<Self, Failure> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let codebook = Codebook::parse(&fs::read_to_string(folder.join("codebook.json"))?)?;
        let policy = Policy::parse(&fs::read_to_string(folder.join("policy.json"))?, &codebook)?;
        let mut builder = CaseBatchBuilder::new(&codebook);
        for agency in 0..48 {
            builder.agency(&format!("agency-{agency}"))?;
        }
        for (case, span) in (0..).zip(columns.contact_offsets.windows(2)) {
            for at in span[0]..span[1] {
                builder.contact(&contact(columns, case, at as usize)?)?;
                let observed = &columns.observation_offsets[at as usize..];
                for indicator in &columns.indicator[observed[0] as usize..observed[1] as usize] {
                    builder.observation(ObservationRow {
                        indicator: u16::from(*indicator),
                        presence: Presence::Present,
                        basis: Basis::Fact,
                        role: Some(Role::Caused),
                    })?;
                }
            }
        }
        Ok(Self { policy, batch: builder.finish() })
    }

    pub fn levels(&self) -> Result<Results, Failure> {
        let as_of = parse_instant(AS_OF)?;
        let levels = self.policy.levels_of(&self.batch, 0..self.batch.len(), as_of, Wanted::default());
        let masks = levels.criteria().iter().map(|met| u16::try_from(*met)).collect::<Result<_, _>>()?;
        Ok(Results { levels: levels.levels().to_vec(), masks })
    }
}

fn contact(columns: &Columns, case: u32, at: usize) -> Result<ContactRow, Failure> {
    let day = chrono::NaiveDate::from_epoch_days(columns.day[at]).ok_or("no day")?;
    let recorded = day.and_hms_opt(12, 0, 0).ok_or("no instant")?.and_utc().fixed_offset();
    let kind = ContactKind::ALL[usize::from(columns.kind[at])];
    let sector = SECTORS[usize::from(columns.sector[at])];
    let occurred = Occurred::new(day, day)?;
    let mut row = ContactRow::new(case, kind, sector, u32::from(columns.agency[at]), occurred, recorded);
    row.worry = (columns.worry[at] != 0).then_some(Worrier::Professional);
    Ok(row)
}
