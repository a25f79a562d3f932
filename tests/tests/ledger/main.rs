//! The ledger: its proofs beside an oracle, what a crash or a spoilt bit leaves of it, and what it keeps to itself.

mod commitments;
mod proofs;
mod storing;
mod support;
