//! Recommendations and replays of loaded cases.

fn main() {}
