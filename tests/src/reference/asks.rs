//! Asks: what a criterion asked for, at each rank at which it was met and is known since to have been.

use std::collections::BTreeSet;

use super::evidence;
use super::hindsight::Hindsight;
use super::inquiry::Inquiry;
use super::reviews::Review;

/// What a criterion asked for at a rank.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The criterion.
    pub criterion: String,
    /// Its level.
    pub level: String,
    /// The rank.
    pub rank: usize,
    /// The occurrences that it rests on.
    pub rests_on: BTreeSet<String>,
    /// The rank at which it was discharged, and the review that did.
    pub discharged: Option<(usize, String)>,
}

impl Ask {
    /// All asks of a case.
    #[must_use]
    pub fn all(inquiry: &Inquiry, reviews: &[Review]) -> Vec<Self> {
        let mut asks = Vec::new();
        for (rank, at) in inquiry.instants.iter().copied().enumerate() {
            let met_then = evidence::met(&inquiry.policy, &inquiry.view(at));
            let hindsight = Hindsight::of(inquiry, rank);
            let met_since = evidence::met(&inquiry.policy, &hindsight.history);
            for criterion in &inquiry.policy.criteria {
                let evidence = met_since.get(&criterion.id).filter(|_| met_then.contains_key(&criterion.id));
                let Some(evidence) = evidence else {
                    continue;
                };
                let mut ask = Self {
                    criterion: criterion.id.clone(),
                    level: criterion.level.clone(),
                    rank,
                    rests_on: evidence.iter().map(|(occurrence, ..)| occurrence.clone()).collect(),
                    discharged: None,
                };
                ask.discharged = ask.discharge(inquiry, &hindsight, reviews);
                asks.push(ask);
            }
        }
        asks
    }

    /// The earliest rank at which a review discharges it, and the first review that does so then.
    fn discharge(
        &self,
        inquiry: &Inquiry,
        hindsight: &Hindsight,
        reviews: &[Review],
    ) -> Option<(usize, String)> {
        let level = inquiry.policy.rank(&self.level);
        let mut discharging: Vec<&Review> = reviews.iter().collect();
        discharging.retain(|review| {
            let mut on = self.rests_on.iter();
            review.level >= level
                && on.all(|occurrence| review.considered_occurrence(inquiry, hindsight, occurrence))
        });
        let first = discharging.into_iter().min_by_key(|review| review.rank.max(self.rank))?;
        Some((first.rank.max(self.rank), first.event.clone()))
    }
}
