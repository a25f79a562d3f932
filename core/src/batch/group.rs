//! Grouping rows that came in any order by case, occurrence and contact.

use super::build::CaseBatchBuilder;
use super::{CaseBatch, Noted, Shape};
use crate::engine::{BY_ITSELF, Packed, Sign, Tally};
use crate::number::narrow;

/// How many rows are worked on between two calls of `pace`.
const STRIDE: usize = 1 << 14;

pub(super) fn group<E>(
    mut rows: CaseBatchBuilder,
    ideologies: Vec<Noted>,
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<CaseBatch, E> {
    let starts = starts(&rows.cases, rows.subjects.len());
    let mut order = order(&rows.cases, &starts, pace)?;
    if rows.keys {
        by_occurrence(
            &rows.contacts,
            &starts,
            order.get_or_insert_with(|| (0..narrow(rows.contacts.len())).collect()),
        );
    }
    let (observed, mut observations) = observations(&mut rows, order.as_deref(), pace)?;
    let CaseBatchBuilder { codebook, agencies, contacts, mut subjects, received, .. } = rows;
    let mut contacts = match &order {
        Some(order) => gather(&contacts, order, pace)?,
        None => contacts,
    };
    subjects.resize(starts.len().saturating_sub(1), None);
    let counts = number_agencies(&mut contacts, &starts, pace)?;
    let shapes = shapes(&mut contacts, (&mut observations, &observed), &starts, &counts, pace)?;
    Ok(CaseBatch {
        codebook,
        agencies,
        starts,
        contacts,
        observed,
        observations,
        shapes,
        subjects,
        ideologies,
        received,
    })
}

/// Where each of at least so many cases starts once rows are in the order of their cases, and where the last one ends.
fn starts(cases: &[u32], at_least: usize) -> Vec<u32> {
    let count = cases.iter().max().map_or(0, |last| *last as usize + 1).max(at_least);
    let mut starts = vec![0_u32; count + 1];
    for case in cases {
        if let Some(length) = starts.get_mut(*case as usize + 1) {
            *length += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// The rows in the order of their cases, and within a case as they were given; nothing if they are in it already.
fn order<E>(
    cases: &[u32],
    starts: &[u32],
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<Option<Vec<u32>>, E> {
    if cases.is_sorted() {
        return Ok(None);
    }
    let mut next = starts.to_vec();
    let mut order = vec![0; cases.len()];
    let mut rows = 0_u32..;
    for stride in cases.chunks(STRIDE) {
        pace()?;
        for (case, row) in stride.iter().zip(&mut rows) {
            let Some(next) = next.get_mut(*case as usize) else { continue };
            if let Some(place) = order.get_mut(*next as usize) {
                *place = row;
            }
            *next += 1;
        }
    }
    Ok(Some(order))
}

/// Brings contacts with the same key next to one another; those without a key come last.
fn by_occurrence(contacts: &[Packed], starts: &[u32], order: &mut [u32]) {
    let key = |row: &u32| contacts.get(*row as usize).map_or(BY_ITSELF, |contact| contact.occurrence);
    for (from, to) in starts.iter().zip(starts.iter().skip(1)) {
        let own = order.get_mut(*from as usize..*to as usize).unwrap_or_default();
        if own.iter().any(|row| key(row) != BY_ITSELF) {
            own.sort_by_key(key);
        }
    }
}

fn gather<E>(
    contacts: &[Packed],
    order: &[u32],
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<Vec<Packed>, E> {
    let mut gathered = Vec::with_capacity(contacts.len());
    for stride in order.chunks(STRIDE) {
        pace()?;
        gathered.extend(stride.iter().filter_map(|row| contacts.get(*row as usize)).copied());
    }
    Ok(gathered)
}

/// The observations in the order of their contacts, those of one indicator in a contact next to one another.
fn observations<E>(
    rows: &mut CaseBatchBuilder,
    order: Option<&[u32]>,
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<(Vec<u32>, Vec<Sign>), E> {
    if order.is_none() && rows.late.is_empty() {
        return in_place(rows, pace);
    }
    let late = late(rows, pace)?;
    let mut observed = Vec::with_capacity(rows.contacts.len() + 1);
    let mut observations = Vec::with_capacity(rows.signs.len() + rows.late.len());
    for nth in 0..rows.contacts.len() {
        if nth % STRIDE == 0 {
            pace()?;
        }
        let row = order.and_then(|order| order.get(nth)).map_or(nth, |row| *row as usize);
        let from = observations.len();
        observed.push(narrow(from));
        // One by one: most contacts have a few, for which a call to copy memory takes longer.
        rows.own_signs(row).iter().for_each(|sign| observations.push(*sign));
        let late = late.of(row).iter().filter_map(|at| rows.late.get(*at as usize));
        observations.extend(late.map(|(_, sign)| *sign));
        in_order(observations.get_mut(from..).unwrap_or_default());
    }
    observed.push(narrow(observations.len()));
    Ok((observed, observations))
}

/// The same where they are, if contacts came in their order and each with its observations.
fn in_place<E>(
    rows: &mut CaseBatchBuilder,
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<(Vec<u32>, Vec<Sign>), E> {
    let (mut observed, mut signs) = (std::mem::take(&mut rows.first), std::mem::take(&mut rows.signs));
    observed.push(narrow(signs.len()));
    for (nth, (from, to)) in observed.iter().zip(observed.iter().skip(1)).enumerate() {
        if nth % STRIDE == 0 {
            pace()?;
        }
        in_order(signs.get_mut(*from as usize..*to as usize).unwrap_or_default());
    }
    Ok((observed, signs))
}

/// Brings several observations of one indicator next to one another, if there are any.
fn in_order(signs: &mut [Sign]) {
    let again =
        |(nth, sign): (usize, &Sign)| signs.iter().take(nth).any(|before| before.indicator == sign.indicator);
    if signs.len() > 12 || signs.iter().enumerate().any(again) {
        signs.sort_by_key(|sign| sign.indicator);
    }
}

/// The observations that were given apart from their contacts, by the row of the contact.
struct Late {
    starts: Vec<u32>,
    order: Vec<u32>,
}

impl Late {
    fn of(&self, row: usize) -> &[u32] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(from), Some(to)) => self.order.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

fn late<E>(rows: &CaseBatchBuilder, pace: &mut impl FnMut() -> Result<(), E>) -> Result<Late, E> {
    if rows.late.is_empty() {
        return Ok(Late { starts: Vec::new(), order: Vec::new() });
    }
    let of: Vec<u32> = rows.late.iter().map(|(row, _)| *row).collect();
    let starts = starts(&of, 0);
    let order = order(&of, &starts, pace)?.unwrap_or_else(|| (0..narrow(of.len())).collect());
    Ok(Late { starts, order })
}

impl CaseBatchBuilder {
    /// The observations that were given right after a contact.
    fn own_signs(&self, row: usize) -> &[Sign] {
        let from = self.first.get(row).map_or(0, |first| *first as usize);
        let to = self.first.get(row + 1).map_or(self.signs.len(), |first| *first as usize);
        self.signs.get(from..to).unwrap_or_default()
    }
}

/// Numbers the agencies of each case from 0, and gives how many each has.
fn number_agencies<E>(
    contacts: &mut [Packed],
    starts: &[u32],
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<Vec<u32>, E> {
    let mut counts = Vec::with_capacity(starts.len());
    let mut known: Vec<u32> = Vec::new();
    for (nth, (from, to)) in starts.iter().zip(starts.iter().skip(1)).enumerate() {
        if nth % STRIDE == 0 {
            pace()?;
        }
        let own = contacts.get_mut(*from as usize..*to as usize).unwrap_or_default();
        known.clear();
        if own.len() > 16 {
            known.extend(own.iter().map(|contact| contact.agency));
            known.sort_unstable();
            known.dedup();
            own.iter_mut()
                .for_each(|c| c.own_agency = narrow(known.partition_point(|agency| *agency < c.agency)));
        } else {
            own.iter_mut().for_each(|contact| contact.own_agency = number(&mut known, contact.agency));
        }
        counts.push(narrow(known.len()));
    }
    Ok(counts)
}

fn number(known: &mut Vec<u32>, agency: u32) -> u32 {
    let found = known.iter().position(|known| *known == agency);
    narrow(found.unwrap_or_else(|| {
        known.push(agency);
        known.len() - 1
    }))
}

/// Tells each contact what its observations come to, and each observation its contact.
fn shapes<E>(
    contacts: &mut [Packed],
    (observations, observed): (&mut [Sign], &[u32]),
    starts: &[u32],
    agencies: &[u32],
    pace: &mut impl FnMut() -> Result<(), E>,
) -> Result<Vec<Shape>, E> {
    let mut shapes = Vec::with_capacity(agencies.len());
    let (mut contacts, mut observations) = (contacts.iter_mut(), observations);
    let mut lengths = observed.iter().zip(observed.iter().skip(1)).map(|(from, to)| (to - from) as usize);
    for (nth, ((from, to), agencies)) in starts.iter().zip(starts.iter().skip(1)).zip(agencies).enumerate() {
        if nth % STRIDE == 0 {
            pace()?;
        }
        let mut shape = Shape { agencies: *agencies, simple: true, certain: true };
        for (at, (contact, length)) in
            (&mut contacts).zip(&mut lengths).take((to - from) as usize).enumerate()
        {
            let all = std::mem::take(&mut observations);
            let (signs, rest) = all.split_at_mut_checked(length).unwrap_or_default();
            observations = rest;
            Sign::join(signs);
            contact.facts = contact.facts.with_signs(contact, signs);
            shape.simple &= contact.occurrence == BY_ITSELF;
            shape.certain &= contact.days.0 == contact.days.1;
            for sign in signs {
                sign.contact = u8::try_from(at % Tally::ROWS).unwrap_or_default();
                shape.certain &= !sign.mark.is_unknown();
            }
        }
        shapes.push(shape);
    }
    Ok(shapes)
}
