//! The windows of a policy on one date.

use crate::policy::{Compiled, Reach};
use crate::time::Window;

/// So many starts are compared at once.
const AT_ONCE: usize = 8;

/// When the windows of a policy start that end on one date.
#[derive(Debug)]
pub(super) struct Windows {
    /// The starts, excluded, of the first windows, filled up with one that is after every day.
    first: [i32; AT_ONCE],
    others: Vec<[i32; AT_ONCE]>,
    /// What a day is to the policy, if on this date its windows do not start in their order: a month is sometimes
    /// shorter than 30 days.
    reach: Option<Box<Reach>>,
}

impl Windows {
    /// No windows.
    #[inline]
    pub(super) fn none() -> Self {
        Self { first: [i32::MAX; AT_ONCE], others: Vec::new(), reach: None }
    }

    pub(super) fn fill(&mut self, policy: &Compiled, date: chrono::NaiveDate) {
        let mut chunks = policy.windows.chunks(AT_ONCE);
        self.first = starts(chunks.next().unwrap_or_default(), date);
        self.others.extend(chunks.map(|windows| starts(windows, date)));
        if !(self.first.is_sorted() && self.others.is_empty()) {
            self.put_in_order(policy);
        }
    }

    #[cold]
    fn put_in_order(&mut self, policy: &Compiled) {
        if !self.starts().is_sorted() {
            self.reach = Some(Box::new(Reach::new(policy, |window| self.held(self.start(window)))));
        }
    }

    fn starts(&self) -> impl Iterator<Item = i32> {
        self.first.iter().chain(self.others.iter().flatten()).copied()
    }

    fn start(&self, window: u16) -> i32 {
        self.starts().nth(usize::from(window)).unwrap_or(i32::MAX)
    }

    /// Whether a window holds a day.
    pub(super) fn holds(&self, window: u16, day: i32) -> bool {
        day > self.start(window)
    }

    /// How many windows hold a day.
    #[inline]
    pub(super) fn held(&self, day: i32) -> u8 {
        let held = |starts: &[i32; AT_ONCE]| starts.iter().map(|start| u32::from(day > *start)).sum::<u32>();
        let mut sum = held(&self.first);
        for starts in &self.others {
            sum += held(starts);
        }
        u8::try_from(sum % 256).unwrap_or_default()
    }

    /// What a day is to the policy, by how many windows hold it.
    #[inline]
    pub(super) fn reach<'a>(&'a self, policy: &'a Compiled) -> &'a Reach {
        self.reach.as_deref().unwrap_or(&policy.reach)
    }
}

/// When some windows start that end on a date.
fn starts(windows: &[Window], date: chrono::NaiveDate) -> [i32; AT_ONCE] {
    let mut places = [i32::MAX; AT_ONCE];
    places.iter_mut().zip(Window::starts(windows, date)).for_each(|(place, start)| *place = start);
    places
}
