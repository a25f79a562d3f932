//! The windows of a policy on one date.

use smallvec::SmallVec;

use crate::time::Window;

/// So many starts are compared at once.
const AT_ONCE: usize = 8;

/// When the windows of a policy start that end on one date.
///
/// A window that starts earlier holds every day that one which starts later holds. So the windows that hold a day are
/// the first so many in the order of their starts, and it is enough to know how many.
#[derive(Debug)]
pub(super) struct Windows {
    /// The starts, excluded, in order, filled up with one that is after every day.
    starts: SmallVec<[[i32; AT_ONCE]; 1]>,
    /// The position of each window in that order.
    places: SmallVec<[u8; AT_ONCE]>,
}

impl Windows {
    pub(super) fn new(windows: &[Window], date: chrono::NaiveDate) -> Self {
        let starts = Window::starts(windows, date);
        let mut order: SmallVec<[(i32, u8); AT_ONCE]> = starts.zip(0..).collect();
        order.sort_unstable();
        let mut places = SmallVec::from_elem(0, windows.len());
        for (place, (_, window)) in (0..).zip(&order) {
            if let Some(own) = places.get_mut(usize::from(*window)) {
                *own = place;
            }
        }
        let starts = order.chunks(AT_ONCE).map(|chunk| {
            let mut starts = [i32::MAX; AT_ONCE];
            starts.iter_mut().zip(chunk).for_each(|(place, (start, _))| *place = *start);
            starts
        });
        Self { starts: starts.collect(), places }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// How many windows hold a day.
    #[inline]
    pub(super) fn held(&self, day: i32) -> u8 {
        let starts = self.starts.iter();
        let held = starts.map(|starts| starts.iter().map(|start| u32::from(day > *start)).sum::<u32>());
        u8::try_from(held.sum::<u32>() % 256).unwrap_or_default()
    }

    /// The position of a window in the order of the starts.
    #[inline]
    pub(super) fn place(&self, window: u16) -> u8 {
        self.places.get(usize::from(window)).copied().unwrap_or(u8::MAX)
    }

    /// Whether a window holds a day.
    pub(super) fn holds(&self, window: u16, day: i32) -> bool {
        self.place(window) < self.held(day)
    }
}

#[cfg(test)]
mod tests {
    use super::Windows;
    use crate::time::{Window, day_number};

    #[test]
    fn as_many_windows_hold_a_day_as_start_before_it() {
        let policy: Vec<Window> =
            (1..=9).map(Window::Days).chain([Window::Ever, Window::Months(1), Window::Days(31)]).collect();
        let date = "2021-03-31".parse().unwrap();
        let windows = Windows::new(&policy, date);
        for day in (day_number(date) - 40)..=day_number(date) {
            let holds = |window: &Window| day > window.start_number(date);
            let expected = policy.iter().filter(|window| holds(window)).count();
            assert_eq!(usize::from(windows.held(day)), expected);
            for (at, window) in (0..).zip(&policy) {
                assert_eq!(windows.holds(at, day), holds(window), "{window} {day}");
            }
        }
    }
}
