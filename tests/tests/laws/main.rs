//! The laws of the design, over generated policies and cases, through the public API.

mod accumulation;
mod as_of;
mod batches;
mod calendar;
mod closing;
mod comparisons;
mod explanations;
mod home;
mod home_model;
mod ideology;
mod no_profile;
mod nothing_hidden;
mod order;
mod receipts;
mod replay;
mod responses;
mod round_trip;
mod spoilt;
mod standings;
mod support;
mod total;
mod unknown;
