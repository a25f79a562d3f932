//! Loading documents, and JSON text in to JSON text out.

fn main() {}
