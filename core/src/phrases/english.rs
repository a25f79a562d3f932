//! The English phrases, and the ids that all languages share.

macro_rules! messages {
    ($($name:ident $id:literal $text:literal;)+) => {
        /// A phrase, whatever the language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Message {
            $($name,)+
        }

        impl Message {
            pub(crate) const ALL: &'static [Message] = &[$(Message::$name),+];

            pub(crate) fn id(self) -> &'static str {
                match self { $(Message::$name => $id,)+ }
            }

            pub(crate) fn english(self) -> &'static str {
                match self { $(Message::$name => $text,)+ }
            }
        }
    };
}

messages! {
    And "list.and" "{first} and {last}";
    Comma "list.comma" "{first}, {next}";
    More "list.more" "{n} more";

    Jan "month.1" "Jan";
    Feb "month.2" "Feb";
    Mar "month.3" "Mar";
    Apr "month.4" "Apr";
    May "month.5" "May";
    Jun "month.6" "Jun";
    Jul "month.7" "Jul";
    Aug "month.8" "Aug";
    Sep "month.9" "Sep";
    Oct "month.10" "Oct";
    Nov "month.11" "Nov";
    Dec "month.12" "Dec";
    Day "date.day" "{day} {month} {year}";
    Month "date.month" "{month} {year}";
    Span "date.span" "{from} to {to}";

    Figure "figure" "{saw} {what} (asks for {needs})";
    Indicator "counts.indicators.one" "indicator";
    Indicators "counts.indicators.other" "indicators";
    Point "counts.points.one" "point";
    Points "counts.points.other" "points";
    Contact "counts.contacts.one" "contact";
    Contacts "counts.contacts.other" "contacts";
    Sector "counts.sectors.one" "sector";
    Sectors "counts.sectors.other" "sectors";
    Agency "counts.agencies.one" "agency";
    Agencies "counts.agencies.other" "agencies";
    Return "counts.returns.one" "return";
    Returns "counts.returns.other" "returns";
    Worry "counts.worries.one" "worry";
    Worries "counts.worries.other" "worries";

    Line "line.met" "{case}, as of {date}: {level} ({policy} {version}), because of {why}.";
    LineNone "line.none" "{case}, as of {date}: {level} ({policy} {version}); no criterion is met.";
    LineCeiling "line.ceiling" "If all that is unknown were so, it would be {ceiling}.";

    Title "page.title" "What the record of {case} asks for";
    TitleRedacted "page.title.redacted" "What a record asks for";
    CaseOther "case.other" "A case";
    Subtitle "page.subtitle" "Policy {policy} {version}, as of {date}, from {viewpoint}.";
    AllRecords "viewpoint.all" "all records";
    SeenBy "viewpoint.agencies" "what {agencies} held or had been sent";
    SeenBySome "viewpoint.some" "what some services held or had been sent";
    NotADecision "page.not-a-decision" "This is a recommendation, not a decision.";
    NotADecisionWhy "page.not-a-decision.why" "A written policy asks that somebody looks; it says nothing about what a person will do. A named human decides, and may depart from it with a reason.";

    LevelHeading "level.heading" "Level";
    LevelWho "level.who" "Who must look: {who}";
    LevelWithin "level.within" "Within {within}";
    LadderHere "level.ladder.here" "the level";
    LadderCould "level.ladder.could" "could be, if all unknown were so";
    LevelWithinToo "level.within.too" ", within {within}";
    LevelCeiling "level.ceiling" "If everything unknown were so, the level would be {asked}; with the questions that nobody asked, {unasked}.";

    Why "why.heading" "Why";
    WhyNone "why.none" "No criterion of the policy is met.";
    WhyCriterion "why.criterion" "{title} asks for {level}: {figures}.";
    WhyRests "why.rests" "Rests on: {evidence}.";
    WhySource "why.source" "Source: {sources}.";
    WhySources "why.sources" "Sources: {sources}.";
    WhyBelow "why.below" "Also met, for lower levels: {criteria}.";
    ContactNumber "contact.number" "contact {n}";
    ContactOther "contact.other" "another contact";
    IndicatorOther "indicator.other" "a sign that the codebook does not have";
    EntryOther "entry.other" "an entry of the record";
    EvidenceOf "evidence.of" "{contact} ({observed})";

    Together "together.heading" "Alone and together";
    TogetherOne "together.one" "1 contact: {level}. By itself:";
    TogetherAll "together.all" "{n} contacts together: {level}. Each by itself:";
    TogetherAlone "together.alone" "{level}: {contacts}";
    Fresh "together.new" "New information: {contacts} occurred before a closure or an accepted account, and came on record after it.";

    Change "change.heading" "What would change it";
    Suffices "change.suffices" "Enough by itself, were all else untrue: {evidence}.";
    Falls "change.falls" "If this were untrue, the level would fall to {level}: {evidence}.";
    FallsTogether "change.falls.together" "If all of this were untrue, the level would fall to {level}: {evidence}.";
    Raises "change.raises" "This would raise the level to {level}: {additions}.";
    NothingRaises "change.raises.none" "No further contact of this day would raise it.";
    OutOfReach "change.out-of-reach" "No further contact of this day would meet: {criteria}.";
    AddReferral "change.add.referral" "a referral";
    AddContact "change.add.contact" "a contact ({kind})";
    AddSector "change.add.sector" "from a sector that has raised nothing that still counts";
    AddAgency "change.add.agency" "from a service that is not on record";
    AddWorry "change.add.worry" "with a worry";
    AddTimes "change.add.times" "{addition}, {n} times";
    AddObserved "change.add.observed" "with \u{201c}{indicator}\u{201d}";
    AddObservedOrOne "change.add.observed.or.one" "with \u{201c}{indicator}\u{201d} or one other sign that would count as much";
    AddObservedOr "change.add.observed.or" "with \u{201c}{indicator}\u{201d} or one of {n} other signs that would count as much";
    BoundReached "change.bound" "Not everything could be tried ({evaluations} changed records were evaluated, of at most {bound}): there may be other sets, and smaller ones. What is listed is right.";
    BoundNotReached "change.whole" "All of it was tried: {evaluations} changed records were evaluated, and no other smallest set says more.";

    Unknowns "unknown.heading" "What is not known, and could raise the level";
    UnknownNone "unknown.none" "Nothing that is unknown could raise it.";
    UnknownPresence "unknown.presence" "{label}: asked about in {contact}, not known";
    UnknownDay "unknown.day" "On what day {contact} occurred";
    UnknownQuestion "unknown.question" "Never asked: {ask}";
    UnknownCould "unknown.could" "could help to reach {level}";
    UnknownRaises "unknown.raises" "if so, by itself it raises the level to {level}";
    UnknownLowers "unknown.lowers" "if not, the level could be no higher than {level}";
    UnknownMost "unknown.most" "It matters most.";
    UnknownNoOne "unknown.alone" "by itself it raises nothing";

    Near "near.heading" "One short of a higher level";
    NearCriterion "near.criterion" "{title} would ask for {level}: {figures}.";

    Protects "protective.heading" "What protects";
    ProtectsOne "protective.one" "{label} ({contact})";
    ProtectsNote "protective.note" "What protects lowers no level. It belongs beside the reasons, before a human.";

    LeftOut "excluded.heading" "Left out, and why";
    LeftOutWhy "excluded.why" "{why}: {what}";
    LeftOutIn "excluded.in" "{observation} in {contact}";
    LeftOutStill "excluded.still" "{what} (its contact still counts)";
    LeftOutOf "excluded.of" "{n} of {sector}";
    Refuted "excluded.refuted" "Found untrue";
    Deleted "excluded.deleted" "Deleted";
    Repeated "excluded.repeated" "Given twice, counted once";
    Absent "excluded.absent" "Asked about and not there";
    WithoutEffect "excluded.unknownWithoutEffect" "Unknown, and no answer could raise the level";
    Context "excluded.context" "Context, which counts for nothing";
    ExperiencedOnly "excluded.experiencedOnly" "Done to the subject, not by the subject";
    IdeologyBound "excluded.ideologyBound" "Bound to an ideology, which never raises a level";
    UnknownIndicator "excluded.unknownIndicator" "Not in the policy's codebook";
    NotSelected "excluded.notSelected" "No criterion looks for it";
    BasisTooWeak "excluded.basisTooWeak" "Rests on less than the criteria ask for";
    Explained "excluded.explained" "An account of it was accepted";
    TooOld "excluded.tooOld" "Too long ago for every criterion that looks for it";
    NothingCounts "excluded.nothingCounts" "Nothing in it counts";
    NotItemised "excluded.notItemised" "Counted in the record but not given there";

    Criteria "criteria.heading" "Everything that the policy asks";
    CriteriaNote "criteria.note" "Every criterion, met or not, with each figure that it saw.";
    CriteriaCriterion "criteria.criterion" "Criterion";
    CriteriaOutcome "criteria.outcome" "Outcome";
    CriteriaSaw "criteria.saw" "What it saw, of what it asks for";
    CriteriaMet "criteria.met" "met";
    CriteriaUnmet "criteria.unmet" "not met";
    CriteriaAny "criteria.any" "one of: {conditions}";
    CriteriaAll "criteria.all" "all of: {conditions}";
    CriteriaSome "criteria.some" "{n} of: {conditions}";
    CriteriaFigure "criteria.figure" "{saw} of {needs} {what}";
    CriteriaWithin "criteria.within" "{figure} within {window}";
    CriteriaCould "criteria.could" "{figure}, {could} if all unknown were so";
    CriteriaGroup "criteria.group" "({conditions})";
    Months "window.months" "{n} months";
    MonthOne "window.month" "1 month";
    Days "window.days" "{n} days";
    DayOne "window.day" "1 day";

    HomeHeading "home.heading" "Where the case may have its home";
    Home "home.led" "{pathway}, led by {lead}. {reason}";
    HomeIdeology "home.ideology" "Ideology on record: {ideology}. It may choose a home; it never reaches a level.";
    Statements "statements.heading" "What people say of facts on record";
    StatementOn "statements.on" "{who}, on {what}";
    StatementSaid "statements.said" "{who}, on {what}: \u{201c}{said}\u{201d}";

    TableContacts "contacts.heading" "The contacts, one by one";
    TableNote "contacts.note" "Each contact asked for this much alone. The line shows what all of them on record by then asked for together.";
    TableNumber "contacts.number" "No.";
    TableWhen "contacts.when" "When";
    TableWho "contacts.who" "From";
    TableWhat "contacts.what" "What counts in it";
    TableAlone "contacts.alone" "Alone";
    TableTogether "contacts.together" "Together";
    ChartTitle "contacts.chart" "What each contact asked for alone, and all on record by then together";
    ChartAlone "contacts.chart.alone" "alone";
    ChartTogether "contacts.chart.together" "together";
    TableMoreOne "contacts.more.one" "1 earlier contact is in the full record.";
    TableMore "contacts.more" "{n} earlier contacts are in the full record.";

    CompareTitle "compare.title" "What differs for {case}";
    CompareTitleRedacted "compare.title.redacted" "What differs";
    CompareSides "compare.sides" "From {before} to {after}.";
    CompareSide "compare.side" "{policy} {version} as of {date}";
    CompareUp "compare.up" "The level rose from {before} to {after}.";
    CompareDown "compare.down" "The level fell from {before} to {after}.";
    CompareSame "compare.same" "The level is {after}, as before.";
    CompareOther "compare.other" "The level was {before} and is {after}; the second policy has no such level as the first.";
    CompareEmpty "compare.empty" "Nothing differs.";
    CompareWhy "compare.why" "Because of what";
    Facts "compare.facts" "What was on record, and seen";
    Time "compare.time" "The day that is looked back from";
    PolicyChanged "compare.policy" "The policy, or its codebook";
    CauseMoves "compare.cause.moves" "{cause}: has a part in the level. With this alone changed it would be {only}; with all but this, {without}.";
    CauseNone "compare.cause.none" "{cause}: differs, and has no part in the level.";
    CompareCriteria "compare.criteria" "Criteria that came out otherwise";
    CriterionMet "compare.criterion.met" "{title}: met now, not before.";
    CriterionUnmet "compare.criterion.unmet" "{title}: met before, not now.";
    CriterionStill "compare.criterion.still" "{title}: met before and now.";
    CriterionStillNot "compare.criterion.still-not" "{title}: met neither before nor now.";
    CriterionCame "compare.criterion.came" "{title}: only the second policy has it.";
    CriterionWent "compare.criterion.went" "{title}: only the first policy has it.";
    CriterionReached "compare.criterion.reached" "It reached {level} before.";
    CriterionFigures "compare.criterion.figures" "Before: {before}. Now: {after}.";
    Gained "compare.gained" "It rests on what it did not rest on before: {evidence}.";
    Lost "compare.lost" "It rests no more on: {evidence}.";
    ContactsGained "compare.contacts.gained" "Contacts on record now that were not: {contacts}.";
    ContactsLost "compare.contacts.lost" "Contacts on record before that are not now: {contacts}.";
    PoliciesTitle "policies.title" "What {after} changes against {before}";
    PolicyVersion "policies.version" "{id} {version}";
    PoliciesEmpty "policies.empty" "Nothing: both ask for the same in the same words.";
    PoliciesCodebook "policies.codebook" "The codebooks differ: a criterion may count other things though it reads the same.";
    PoliciesCriteria "policies.criteria" "Criteria";
    Appeared "policies.appeared" "{criterion}: new.";
    Went "policies.went" "{criterion}: gone.";
    Tightened "policies.tightened" "{criterion}: tightened. Whatever meets it now met it before.";
    Loosened "policies.loosened" "{criterion}: loosened. Whatever met it before meets it now.";
    Changed "policies.changed" "{criterion}: changed. Neither follows from the other, as far as can be proved.";
    Reworded "policies.reworded" "{criterion}: asks for the same in other words or for other reasons.";
    PoliciesPlaces "policies.places" "Every place that differs";
    PlaceChanged "policies.place.changed" "{place}: {before} became {after}";
    PlaceCame "policies.place.came" "{place}: new, {after}";
    PlaceWent "policies.place.went" "{place}: gone, was {before}";

    Proof "receipt.heading" "How to check this";
    ProofHow "receipt.how" "This page was made from a receipt. Whoever holds the case, the policy and the codebook can make the receipt again and compare it byte for byte; its number is the digest of its content.";
    ProofReceipt "receipt.number" "Receipt";
    ProofCase "receipt.case" "Case as it was known";
    ProofPolicy "receipt.policy" "Policy";
    ProofCodebook "receipt.codebook" "Codebook";
    ProofEngine "receipt.engine" "Made by";
    Redacted "receipt.redacted" "Shortened for wider use: no free text, and no date finer than a month.";
}
