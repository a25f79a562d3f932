//! What is written reads as what was read.

use everycontact::{
    Case, Codebook, Contact, Entry, Event, Observation, Policy, Recommendation, Replay, Standing, Subject,
    Viewpoint, parse_instant,
};
use everycontact_tests::generate;
use proptest::prelude::*;

use crate::support::{Asked, config};

proptest! {
    #![proptest_config(config())]

    /// What is written is what was read: reading it again gives the same text, and the same bytes are
    /// recommended.
    #[test]
    fn what_is_written_reads_as_what_was_read(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let loaded = asked.case(&case);
        let case_again = Case::parse(&loaded.to_json(), asked.policy.codebook()).unwrap();
        prop_assert_eq!(loaded.document(), case_again.document());
        prop_assert_eq!(loaded.to_json(), case_again.to_json());
        let codebook = Codebook::parse(&asked.policy.codebook().to_json()).unwrap();
        prop_assert_eq!(codebook.to_json(), asked.policy.codebook().to_json());
        let again = Policy::parse(&asked.policy.to_json(), &codebook).unwrap();
        prop_assert_eq!(again.document(), asked.policy.document());
        prop_assert_eq!(again.to_json(), asked.policy.to_json());
        let at = parse_instant(&as_of).unwrap();
        prop_assert_eq!(again.recommend(&case_again, at).to_json(), asked.text(&case, &as_of));
    }

    /// The parts of a case read by themselves as they read within it.
    #[test]
    fn each_part_of_a_case_reads_by_itself(
        policy in generate::policy(),
        (case, _) in generate::case_and_as_of(),
    ) {
        let loaded = Asked::new(&policy).case(&case);
        let document = loaded.document();
        prop_assert_eq!(&Subject::parse(&document.subject.to_json()).unwrap(), &document.subject);
        for contact in &document.contacts {
            prop_assert_eq!(&Contact::parse(&contact.to_json()).unwrap(), contact);
            for observation in &contact.observations {
                prop_assert_eq!(&Observation::parse(&observation.to_json()).unwrap(), observation);
            }
        }
        for event in &document.events {
            prop_assert_eq!(&Event::parse(&event.to_json()).unwrap(), event);
            prop_assert_eq!(&Entry::parse(&event.entry.to_json()).unwrap(), &event.entry);
        }
    }

    /// What the library made reads as what it made, from the record as it stands today.
    #[test]
    fn what_is_made_reads_as_it_was_made(
        policy in generate::policy(),
        (case, as_of) in generate::case_and_as_of(),
    ) {
        let asked = Asked::new(&policy);
        let (policy, case, at) = (&asked.policy, asked.case(&case), parse_instant(&as_of).unwrap());
        let text = policy.recommend(&case, at).to_json();
        prop_assert_eq!(Recommendation::parse(&text, policy, &case).unwrap().to_json(), text);
        let text = policy.replay(&case, &Viewpoint::AllRecords).to_json();
        prop_assert_eq!(Replay::parse(&text, policy, &case).unwrap().to_json(), text);
        let text = policy.standing(&case, at).to_json();
        prop_assert_eq!(Standing::parse(&text, policy, &case).unwrap().to_json(), text);
    }
}
