//! Narrowing of counts that the limits on documents keep small.

/// A count as 32 bits; the limits on documents keep every count far below.
pub(crate) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A count as 16 bits; the limits on policies and codebooks keep these below.
pub(crate) fn narrower(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
