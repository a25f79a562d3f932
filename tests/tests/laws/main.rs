//! The laws of the design, over generated policies and cases, through the public API.

mod accumulation;
mod as_of;
mod ideology;
mod no_profile;
mod nothing_hidden;
mod order;
mod replay;
mod round_trip;
mod spoilt;
mod support;
mod total;
mod unknown;
