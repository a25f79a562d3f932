//! What is written reads as what was read.

use everycontact::{Case, Codebook, Policy, parse_instant};
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
}
