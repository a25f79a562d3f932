//! The documents that the benches of `everycontact` measure with.
