//! What a tally counts of a batch: the contacts of a case in rows.

use super::column::{AT_ONCE, Hit, Whole, kinds};
use super::windows::Windows;
use super::{Both, Packed, Sign, Tally};

impl Tally<'_> {
    /// So many contacts of a case can be counted at once.
    pub(crate) const ROWS: usize = AT_ONCE;

    /// Counts contacts of a case, each an occurrence by itself, as far as they were recorded by an instant.
    pub(crate) fn count_rows(&mut self, rows: &[Packed], signs: &[Sign], as_of: i64) {
        if self.split {
            self.run::<true, _, _>(rows, |row, windows| whole::<true>(row, windows, as_of), signs, hit);
        } else {
            self.run::<false, _, _>(rows, |row, windows| whole::<false>(row, windows, as_of), signs, hit);
        }
        if self.policy.all_questions != 0 {
            self.note_asked(rows, signs, as_of);
        }
    }

    fn note_asked(&mut self, rows: &[Packed], signs: &[Sign], as_of: i64) {
        let questions = self.policy.all_question_bits();
        for sign in signs {
            let own = questions.get(usize::from(sign.indicator)).copied().unwrap_or_default();
            let counted = rows.get(usize::from(sign.contact)).is_some_and(|row| row.recorded <= as_of);
            self.asked |= own & u8::from(counted).wrapping_neg();
        }
    }
}

/// A contact; no window holds the day of what is not on record yet.
#[inline]
fn whole<const SPLIT: bool>(row: &Packed, windows: &Windows, as_of: i64) -> Whole {
    let on_record = u8::from(row.recorded <= as_of).wrapping_neg();
    let known = windows.held(row.days.0) & on_record;
    let possible = if SPLIT { windows.held(row.days.1) & on_record } else { known };
    Whole {
        windows: Both { known, possible },
        kinds: kinds(row.kind.bit(), row.facts.counts()),
        worry: row.worry.is_some(),
        raised: row.facts.raised(),
        sector: row.sector as u8,
        agency: row.own_agency,
    }
}

#[inline]
fn hit(sign: &Sign) -> Hit {
    Hit { indicator: sign.indicator, number: sign.indicator, mark: sign.mark, at: sign.contact }
}
