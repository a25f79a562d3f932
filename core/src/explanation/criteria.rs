//! Every criterion, met or not, down to each figure that it saw.

use serde::Serialize;

use crate::engine::{KNOWN, POSSIBLE, Seen};
use crate::policy::{Condition, Node};
use crate::recommendation::{Recommendation, counts};
use crate::time::Window;

/// A criterion of the policy, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionDocument<'a> {
    /// The criterion.
    pub criterion: &'a str,
    /// The level that it reaches.
    pub level: &'a str,
    /// Its short name.
    pub title: &'a str,
    /// Whether it is met by what is known.
    pub met: bool,
    /// What it asks for, and what it saw.
    pub asks: ConditionDocument,
}

/// A condition, and how it came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ConditionDocument {
    /// A figure beside how much is asked for.
    Figure(SeenDocument),
    /// One of these is asked for.
    AnyOf(Vec<ConditionDocument>),
    /// All of these are asked for.
    AllOf(Vec<ConditionDocument>),
    /// Some of these are asked for.
    AtLeast {
        /// How many.
        n: u32,
        /// Of which.
        of: Vec<ConditionDocument>,
    },
}

/// A figure that a condition saw, and how much it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SeenDocument {
    /// What is counted: indicators, points, contacts, sectors, agencies, returns or worries.
    pub counts: &'static str,
    /// How far back; nothing for points, whose steps say so themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Window>,
    /// How much there was.
    pub saw: u32,
    /// How much there would be if every open unknown were present, a fact and unexplained.
    pub could_be: u32,
    /// How much is asked for.
    pub needs: u32,
}

impl ConditionDocument {
    /// Whether it is met by what is known.
    #[must_use]
    pub fn met(&self) -> bool {
        match self {
            Self::Figure(figure) => figure.saw >= figure.needs,
            Self::AnyOf(members) => members.iter().any(Self::met),
            Self::AllOf(members) => members.iter().all(Self::met),
            Self::AtLeast { n, of } => of.iter().filter(|member| member.met()).count() >= *n as usize,
        }
    }
}

pub(crate) fn criteria(made: &Recommendation) -> Vec<CriterionDocument<'_>> {
    let policy = made.policy();
    let seen = made.figures().on(policy.compiled());
    let criteria = policy.document().criteria.iter().zip(&policy.compiled().criteria).enumerate();
    let told = criteria.map(|(at, (criterion, (node, _)))| CriterionDocument {
        criterion: criterion.id.as_str(),
        level: criterion.level.as_str(),
        title: &criterion.title,
        met: made.levels().meets(at),
        asks: condition(seen, &criterion.when, *node),
    });
    told.collect()
}

fn condition(seen: Seen<'_>, condition: &Condition, node: Node) -> ConditionDocument {
    let within = match condition {
        Condition::AnyOf(of) => return ConditionDocument::AnyOf(members(seen, of, node)),
        Condition::AllOf(of) => return ConditionDocument::AllOf(members(seen, of, node)),
        Condition::AtLeast(some) => {
            return ConditionDocument::AtLeast { n: some.n, of: members(seen, &some.of, node) };
        }
        Condition::Weight(_) => None,
        Condition::Observed(observed) => Some(observed.within),
        Condition::Recurrence(recurrence) => Some(recurrence.within),
        Condition::Contacts(contacts) => Some(contacts.within),
        Condition::Sectors(count) | Condition::Agencies(count) | Condition::Worry(count) => {
            Some(count.within)
        }
    };
    let (counter, needs) = match node {
        Node::Leaf { counter, n } => (counter, n),
        Node::Any { .. } | Node::All { .. } | Node::AtLeast { .. } => (u16::MAX, 0),
    };
    ConditionDocument::Figure(SeenDocument {
        counts: seen.policy.counter(counter).map_or("", |counter| counts(counter.kind)),
        within,
        saw: seen.figure::<KNOWN>(counter),
        could_be: seen.figure::<POSSIBLE>(counter),
        needs,
    })
}

fn members(seen: Seen<'_>, conditions: &[Condition], node: Node) -> Vec<ConditionDocument> {
    let nodes = match node {
        Node::Leaf { .. } => &[],
        Node::Any { from, to } | Node::All { from, to } | Node::AtLeast { from, to, .. } => {
            seen.policy.members(from, to)
        }
    };
    conditions.iter().zip(nodes).map(|(member, node)| condition(seen, member, *node)).collect()
}
