//! What holds of the library under every policy: what it never does, and what it cannot see.
//!
//! Cards and transparency records print it, so that no policy has to say it and none can leave it out.

/// What the library never does, whatever a policy says.
pub(crate) const NEVER: [&str; 8] = [
    "It gives no probability that anybody will do harm, and no score of a person. Attacks are so rare that almost every \
     alarm from such a number would be false.",
    "It takes no decision and closes no case. A named human decides, and may depart from what it asks for, with a \
     reason that stays on record.",
    "It is no diagnosis, and stands in for no professional's assessment.",
    "Ideology never reaches a level. No criterion and no required question can read it; only a route can, to choose who \
     takes the lead.",
    "Protected characteristics and diagnoses have no field, no weight and no route. There is one exception: whether the \
     person is a child or an adult may choose a home, because different services lead by law. It never touches a level.",
    "What a person suffered raises no level. It may choose a home.",
    "Nothing in it is trained or learnt from data. The rules are those of the policy, written by people.",
    "It searches for nobody: it reads only the record that somebody gives it.",
];

/// What the library cannot see or do, whatever a policy says.
pub(crate) const CANNOT: [&str; 6] = [
    "It does not see what nobody recorded. It counts what services wrote down, not what happened.",
    "It does not know whether a record is true. It counts an allegation as the policy says until somebody records that \
     it was found untrue or explained.",
    "It does not know whom services watch more closely than others. More attention makes more records, and more records \
     can reach a higher level.",
    "It does not see another record about the same person that nobody has linked to this one.",
    "It has no word for what the codebook has no indicator for, unless somebody states it as a worry.",
    "It shows who considered what, and when. It does not know how well they considered it.",
];

/// What standing the library has.
pub(crate) const STANDING: &str = "The library is no official instrument and has been approved by no public body. A policy is as good as the people \
     who wrote it and the sources that it names.";

/// What static analysis of a policy looks for.
pub(crate) const ANALYSIS: &str = "a criterion that no case can meet, or that adds nothing to another; a level that nothing reaches; a window or a \
     weight without effect; a route that is never taken; an indicator that no criterion reads";
