from _typeshed import SupportsGetItem, SupportsRead, SupportsWrite
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from everycontact._lines import CaseLine
from os import PathLike
from typing import Any, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["Append", "Assurance", "Blocked", "Bound", "Calendar", "Case", "CaseBatch", "CaseLines", "Checkpoint", "ClosureProposal", "Codebook", "Comparison", "ConsistencyProof", "Contact", "Cut", "Decision", "Due", "Entry", "Event", "Explanation", "Frame", "InclusionProof", "Ledger", "LedgerEntry", "LedgerOpening", "Levels", "Observation", "Permit", "Phrases", "Policy", "PolicyComparison", "Receipt", "Recommendation", "RecommendationFrame", "Recovered", "Replay", "Review", "Sample", "SignedCheckpoint", "Standing", "Step", "Subject", "TransparencyRecord", "Verification", "assurance", "compare", "dip_sample", "due", "explain", "read_cases", "receipt", "recommend", "standing", "verify", "write_cases"]

@final
class Append:
    """
    Entries on their way into a ledger. It belongs to the ledger that prepared it, and cannot be pickled.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def checkpoint(self, /) -> Checkpoint:
        """
        What the ledger will be.
        """
    @property
    def data(self, /) -> bytes:
        """
        What the host is to write right behind what it has stored. It counts as a whole or not at all.
        """
    @property
    def first(self, /) -> int:
        """
        The place of the first of its entries.
        """

@final
class Assurance:
    """
    Figures over many cases, for whoever answers for the process. No case is ranked.

    >>> figures = Policy.shipped().assurance([Case.shipped()], "2021-12-31T12:00:00Z")
    >>> [(figure["count"], figure["of"]) for figure in figures.figures if figure["id"] == "closuresUnanswered"]
    [(3, 3)]
    """
    def __copy__(self, /) -> Assurance: ...
    def __deepcopy__(self, memo: Any, /) -> Assurance: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> datetime | None:
        """
        Only what was recorded, or was due, after this instant is counted; `None` for everything.
        """
    @property
    def as_of(self, /) -> datetime:
        """
        The instant by which all that the figures rest on was recorded.
        """
    @property
    def cases(self, /) -> int:
        """
        How many cases were looked at.
        """
    @property
    def delays(self, /) -> dict[str, Any]:
        """
        How long reviews took.
        """
    @property
    def duties(self, /) -> tuple[dict[str, Any], ...]:
        """
        Duties met and missed, by kind.
        """
    @property
    def figures(self, /) -> tuple[dict[str, Any], ...]:
        """
        The figures, each beside what it is a part of.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    def render(self, /, format: str = "text") -> str:
        """
        The figures in plain English, as `text`, `markdown` or `html`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Blocked:
    """
    Everything that stands against a closure, as of an instant. It is false where a truth is asked for.

    >>> standing = Policy.shipped().standing(Case.shipped(), "2021-05-15T12:00:00Z")
    >>> blocked = standing.closing()
    >>> bool(blocked), "secondReviewerMissing" in blocked.kinds
    (False, True)
    """
    def __bool__(self, /) -> bool: ...
    def __copy__(self, /) -> Blocked: ...
    def __deepcopy__(self, memo: Any, /) -> Blocked: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def blockers(self, /) -> tuple[dict[str, Any], ...]:
        """
        Everything that stands against it; at least one.
        """
    def closed_against_advice_by(self, /, role: str, reason: str) -> Entry:
        """
        The entry to record if a person decides to close all the same: it carries every kind of blocker.
        """
    @property
    def kinds(self, /) -> tuple[str, ...]:
        """
        The kind of each blocker.
        """
    @property
    def proposal(self, /) -> ClosureProposal:
        """
        How the case was to be closed.
        """
    @property
    def standing(self, /) -> Standing:
        """
        Where the case stands.
        """

@final
class Bound:
    """
    How much work an explanation may take: changed records that are evaluated, and sets of evidence of each kind that
    are listed.

    >>> Bound(evaluations=64)
    Bound(evaluations=64, sets=12)
    """
    def __copy__(self, /) -> Bound: ...
    def __deepcopy__(self, memo: Any, /) -> Bound: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, evaluations: SupportsIndex = 1000, sets: SupportsIndex = 12) -> Bound: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def evaluations(self, /) -> int:
        """
        How many changed records may be evaluated; each costs about as much as the level of the case.
        """
    @property
    def sets(self, /) -> int:
        """
        How many sets of evidence of each kind may be listed; additions that raise the level are all listed.
        """

@final
class Calendar:
    """
    Which days are working days.

    >>> Calendar.shipped("scotland").version != ""
    True
    """
    def __copy__(self, /) -> Calendar: ...
    def __deepcopy__(self, memo: Any, /) -> Calendar: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Calendar:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Calendar:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The id that policies name.
        """
    @staticmethod
    def shipped(id: str) -> Calendar:
        """
        A calendar that ships with the library: `england-and-wales`, `scotland` or `northern-ireland`.

        Raises `KeyError` for any other.
        """
    @property
    def title(self, /) -> str:
        """
        What it is, in words.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def version(self, /) -> str:
        """
        The calendar's own version.
        """

@final
class Case:
    """
    Everything on record about one subject, checked against a codebook.

    `contacts` are `Contact` or `dict`, `events` are `Event` or `dict`; the codebook is the shipped one if none is given.

    >>> contact = Contact(
    ...     id="c1",
    ...     kind="report",
    ...     sector="education",
    ...     agency="school-1",
    ...     occurred="2024-03",
    ...     recorded="2024-03-12T09:30:00Z",
    ... )
    >>> Case(id="case-7", subject=Subject(id="subject-7", age_band="child"), contacts=[contact])
    Case('case-7', contacts=1, events=0)
    """
    def __copy__(self, /) -> Case: ...
    def __deepcopy__(self, memo: Any, /) -> Case: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, subject: Subject | dict[str, Any], contacts: Iterable[Contact | dict[str, Any]] = ..., events: Iterable[Event | dict[str, Any]] = ..., unitemised: Iterable[dict[str, Any]] = ..., about: str | None = None, codebook: Codebook | None = None) -> Case: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _seen(text: str, codebook: Codebook | None, agencies: Iterable[str] | None, until: str | datetime | None) -> Case:
        """
        A pickled case.
        """
    @property
    def about(self, /) -> str | None:
        """
        Free text about the record itself.
        """
    @property
    def codebook(self, /) -> Codebook:
        """
        The codebook that it was checked against.
        """
    @property
    def contacts(self, /) -> tuple[Contact, ...]:
        """
        The contacts, in the order of the document.
        """
    def digest(self, /, as_of: str | datetime) -> str:
        """
        The digest of what the case's viewpoint could know at an instant; what was recorded later changes nothing.
        """
    @property
    def events(self, /) -> tuple[Event, ...]:
        """
        The case's own record, in the order of the document.
        """
    @staticmethod
    def from_dict(document: dict[str, Any], codebook: Codebook | None = None) -> Case:
        """
        The same from a `dict`, in which instants may be aware `datetime`.
        """
    @staticmethod
    def from_json(text: str, codebook: Codebook | None = None) -> Case:
        """
        Reads a case and checks it against a codebook: that of the policy that is to be asked, or the shipped one.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The case's id.
        """
    def recorded_by(self, /, instant: str | datetime) -> Case:
        """
        The same case as it stood at an instant: what was recorded later is not seen.
        """
    def seen_by(self, /, agencies: Iterable[str]) -> Case:
        """
        The same case as some agencies see it: what they held or had been sent, from when they did.
        """
    @staticmethod
    def shipped(codebook: Codebook | None = None) -> Case:
        """
        The public record of subject A, whose case the library's design answers.

        Raises `EverycontactError` when the codebook lacks an indicator that the record names.

        >>> Case.shipped().subject.age_band
        'child'
        """
    @property
    def subject(self, /) -> Subject:
        """
        Whom it is about: an opaque reference, and child or adult.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def unitemised(self, /) -> tuple[dict[str, Any], ...]:
        """
        What the record counts without giving each.
        """
    @property
    def until(self, /) -> datetime | None:
        """
        The instant after which nothing is seen, if `recorded_by` set one.
        """
    @property
    def viewpoint(self, /) -> tuple[str, ...] | None:
        """
        The agencies from whose viewpoint it is seen; `None` for all records.
        """
    @property
    def warnings(self, /) -> tuple[dict[str, Any], ...]:
        """
        What a person should know of the document, though it could be loaded.
        """

@final
class CaseBatch:
    """
    The contacts of many cases, read from a table, encoded and grouped once: for one policy and instant after another.
    """
    def __len__(self, /) -> int:
        """
        How many cases there are.
        """
    def __repr__(self, /) -> str: ...
    @property
    def contacts(self, /) -> int:
        """
        How many contacts they have together.
        """
    @property
    def diagnostics(self, /) -> Frame:
        """
        What is wrong with the rows that were given, one row each.
        """
    @staticmethod
    def read(contacts: Any, observations: Any | None = None, *, codebook: Codebook | None = None, columns: Mapping[str, str] | None = None, constants: Mapping[str, str | bool | date | datetime] | None = None, on_error: str | None = None, timezone: str | None = None, progress: Any | None = None) -> CaseBatch:
        """
        Reads a table of contacts, and of observations if they have one of their own: see `Policy.recommend_frame`.

        The codebook is that of the policies that it will be asked about; the shipped one if none is given. Raises
        `EverycontactError`, with every problem at once.
        """

@final
class CaseLines:
    """
    The lines of a stream of cases; see `read_cases`.
    """
    def __iter__(self, /) -> CaseLines: ...
    def __next__(self, /) -> CaseLine: ...

@final
class Checkpoint:
    """
    What a log was at one size. Its text form is that of C2SP's `tlog-checkpoint`, which others sign and witness.

    >>> from everycontact import Checkpoint
    >>> text = "example.com/behind-the-sofa\\n20852163\\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\\n"
    >>> checkpoint = Checkpoint.from_text(text)
    >>> checkpoint.origin, checkpoint.size, checkpoint.to_text() == text
    ('example.com/behind-the-sofa', 20852163, True)
    """
    def __copy__(self, /) -> Checkpoint: ...
    def __deepcopy__(self, memo: Any, /) -> Checkpoint: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, origin: str, size: SupportsIndex, root: str) -> Checkpoint: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def extensions(self, /) -> tuple[str, ...]:
        """
        Further lines, which others may have put in.
        """
    @staticmethod
    def from_text(text: str) -> Checkpoint:
        """
        Reads the text of a checkpoint, without signatures.

        Raises `EverycontactError` when it is no checkpoint, or another text could mean the same.
        """
    @property
    def origin(self, /) -> str:
        """
        The name of the log.
        """
    @property
    def root(self, /) -> str:
        """
        The root of the tree over the entries: `sha256:` and 64 hexadecimal digits.
        """
    @property
    def size(self, /) -> int:
        """
        The number of entries.
        """
    def to_text(self, /) -> str:
        """
        The text that is signed.
        """

@final
class ClosureProposal:
    """
    What a closure says of itself: its coded reason, the referrals that it disposes of, and who is to go on.

    >>> ClosureProposal(reason="transferred", referrals=["a06-referral-3"], receiver="panel-2").reason
    'transferred'
    """
    def __copy__(self, /) -> ClosureProposal: ...
    def __deepcopy__(self, memo: Any, /) -> ClosureProposal: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, reason: str | None = None, referrals: Iterable[str] = ..., receiver: str | None = None) -> ClosureProposal: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def reason(self, /) -> str | None:
        """
        The coded reason.
        """
    @property
    def receiver(self, /) -> str | None:
        """
        The agency that is to go on, if any.
        """
    @property
    def referrals(self, /) -> tuple[str, ...]:
        """
        The referrals.
        """

@final
class Codebook:
    """
    A versioned set of indicators, and what it leaves out.

    >>> codebook = Codebook.shipped()
    >>> "weapon-access" in {indicator["code"] for indicator in codebook.indicators}
    True
    """
    def __copy__(self, /) -> Codebook: ...
    def __deepcopy__(self, memo: Any, /) -> Codebook: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def digest(self, /) -> str:
        """
        The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Codebook:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Codebook:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The codebook's id.
        """
    def indicator(self, /, code: str) -> dict[str, Any] | None:
        """
        The indicator with a code, or `None`.
        """
    @property
    def indicators(self, /) -> tuple[dict[str, Any], ...]:
        """
        The indicators, in the order of the document.
        """
    @property
    def notice(self, /) -> str:
        """
        What a reader must know before using it.
        """
    @staticmethod
    def shipped() -> Codebook:
        """
        The codebook that ships with the library.
        """
    @property
    def title(self, /) -> str:
        """
        What it is, in words.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def version(self, /) -> str:
        """
        The codebook's own version.
        """

@final
class Comparison:
    """
    What differs between two recommendations, and whether facts, time or the policy moved the level.

    >>> policy, case = Policy.shipped(), Case.shipped()
    >>> before = policy.recommend(case, "2021-04-20T12:00:00Z")
    >>> after = policy.recommend(case, "2021-04-30T23:59:59Z")
    >>> before.compare(after).direction
    'up'
    """
    def __copy__(self, /) -> Comparison: ...
    def __deepcopy__(self, memo: Any, /) -> Comparison: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Recommendation:
        """
        The second of the two.
        """
    @property
    def before(self, /) -> Recommendation:
        """
        The first of the two.
        """
    @property
    def causes(self, /) -> tuple[dict[str, Any], ...]:
        """
        What differs: facts, time, policy; and whether it moves the level.
        """
    @property
    def contacts_gained(self, /) -> tuple[str, ...]:
        """
        Contacts that stand on record in the second, and did not in the first.
        """
    @property
    def contacts_lost(self, /) -> tuple[str, ...]:
        """
        Contacts that stood on record in the first, and do not in the second.
        """
    @property
    def criteria(self, /) -> tuple[dict[str, Any], ...]:
        """
        The criteria that came out otherwise.
        """
    @property
    def direction(self, /) -> str | None:
        """
        Which way the level moved; `None` where the second policy has no such level as the first.
        """
    @property
    def is_empty(self, /) -> bool:
        """
        Whether nothing differs: neither facts, day and policy nor anything that they led to.
        """
    def render(self, /, format: str = "text", redacted: bool = False, *, phrases: Phrases | None = None) -> str:
        """
        What differs and why, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class ConsistencyProof:
    """
    Shows that a ledger is the continuation of what it was: nothing of it was changed, moved or taken away.
    """
    def __copy__(self, /) -> ConsistencyProof: ...
    def __deepcopy__(self, memo: Any, /) -> ConsistencyProof: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def earlier_size(self, /) -> int:
        """
        The earlier size.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> ConsistencyProof:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str) -> ConsistencyProof:
        """
        Reads a proof.

        Raises `EverycontactError` when it is no consistency proof.
        """
    @property
    def hashes(self, /) -> tuple[str, ...]:
        """
        Its hashes.
        """
    @property
    def later_size(self, /) -> int:
        """
        The later size.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    def verify(self, /, earlier: Checkpoint, later: Checkpoint) -> None:
        """
        Verifies that the ledger of the later checkpoint begins with the whole ledger of the earlier one. That the
        checkpoints are to be trusted is for the caller to know.

        Raises `EverycontactError` when it does not follow.
        """

@final
class Contact:
    """
    One report by one service.

    `kind` is `referral`, `report`, `incident`, `disclosure` or `enquiry`. `occurred` is a `date`, or text for a day, a
    month, a year or a range of two of these; `recorded` and `received` are aware `datetime`, or RFC 3339 text.

    >>> Contact(
    ...     id="c1",
    ...     kind="report",
    ...     sector="education",
    ...     agency="school-1",
    ...     occurred="2024-03",
    ...     recorded="2024-03-12T09:30:00Z",
    ... )
    Contact('c1', kind='report', sector='education', occurred='2024-03', observations=0)
    """
    def __copy__(self, /) -> Contact: ...
    def __deepcopy__(self, memo: Any, /) -> Contact: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, kind: str, sector: str, agency: str, occurred: str | date, recorded: str | datetime, received: str | datetime | None = None, first_hand: bool = True, occurrence: str | None = None, observations: Iterable[Observation | dict[str, Any]] = ..., worry: dict[str, Any] | None = None, ideology: dict[str, Any] | None = None, summary: str | None = None, done: str | None = None, sources: Iterable[str] = ...) -> Contact: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def agency(self, /) -> str:
        """
        The service.
        """
    @property
    def done(self, /) -> str | None:
        """
        What was done about it, in free text.
        """
    @property
    def first_hand(self, /) -> bool:
        """
        Whether the service saw or heard it itself; a relayed report lends no sector or agency.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Contact:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Contact:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The id within the case.
        """
    @property
    def ideology(self, /) -> dict[str, Any] | None:
        """
        What was found about an ideology.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of contact it is.
        """
    @property
    def observations(self, /) -> tuple[Observation, ...]:
        """
        What was observed.
        """
    @property
    def occurred(self, /) -> str:
        """
        When it occurred, as documents write it: a day, a month, a year, or a range of two of these.
        """
    @property
    def occurred_earliest(self, /) -> date:
        """
        The first day on which it can have occurred.
        """
    @property
    def occurred_latest(self, /) -> date:
        """
        The last day on which it can have occurred.
        """
    @property
    def occurrence(self, /) -> str | None:
        """
        The key that further reports of the same occurrence share.
        """
    @property
    def received(self, /) -> datetime | None:
        """
        When the service received it; `None` if that was when it was recorded.
        """
    @property
    def recorded(self, /) -> datetime:
        """
        When it was recorded: before this instant nobody who looks could know of it.
        """
    @property
    def sector(self, /) -> str:
        """
        The sector of the service.
        """
    @property
    def sources(self, /) -> tuple[str, ...]:
        """
        Where the record itself is published, if it is.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Free text.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def worry(self, /) -> dict[str, Any] | None:
        """
        A worry that nothing else in the contact expresses: `by` and `reason`.
        """

@final
class Cut:
    """
    What a recovery left out, always at the end.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, at: SupportsIndex, bytes: SupportsIndex, entries: SupportsIndex, cause: str) -> Cut: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> int:
        """
        Where it begins.
        """
    @property
    def bytes(self, /) -> int:
        """
        How many bytes were cut.
        """
    @property
    def cause(self, /) -> str:
        """
        `torn`, as a crash leaves the beginning of an append; or `corrupt`: then restore a copy and do not go on.
        """
    @property
    def entries(self, /) -> int:
        """
        How many lines among them look like whole entries.
        """

@final
class Decision:
    """
    A named role decided: what an event of this kind records. Nothing makes a decision of a recommendation.

    `follows` says whether it follows the recommendation; one that departs from it names its level. `receipt` is the id
    of the receipt that was seen.

    >>> Decision(role="panel-chair", follows=True, reason="as asked for")
    Decision(role='panel-chair', follows=True)
    """
    def __copy__(self, /) -> Decision: ...
    def __deepcopy__(self, memo: Any, /) -> Decision: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, role: str, follows: bool, reason: str, level: str | None = None, receipt: str | None = None) -> Decision: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def content(self, /) -> dict[str, Any]:
        """
        What it says, as documents write it.
        """
    @property
    def follows(self, /) -> bool:
        """
        Whether it follows the recommendation.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Decision:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Decision:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of entry it is: `decision`.
        """
    @property
    def level(self, /) -> str | None:
        """
        The level that was decided on, if one was.
        """
    @property
    def reason(self, /) -> str:
        """
        Why, in free text.
        """
    @property
    def receipt(self, /) -> str | None:
        """
        The receipt of the recommendation that was seen, by its id.
        """
    @property
    def role(self, /) -> str:
        """
        The role that decided.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Due:
    """
    What is due in some cases, as of an instant. It is in the order in which things are due, and ranks no people.

    >>> due = Policy.shipped().due([Case.shipped()], "2021-06-30T12:00:00Z")
    >>> due.duties[0]["overdue"]
    True
    """
    def __copy__(self, /) -> Due: ...
    def __deepcopy__(self, memo: Any, /) -> Due: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def as_of(self, /) -> datetime:
        """
        The instant by which all that it rests on was recorded.
        """
    @property
    def cases(self, /) -> int:
        """
        How many cases were looked at.
        """
    @property
    def duties(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every duty that is not done, the earliest due first.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    def render(self, /, format: str = "text", *, until: str | datetime | None = None) -> str:
        """
        The list in plain English, as `text`, `markdown` or `html`; of what is not overdue only what is due by `until`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Entry:
    """
    What an event records, of any kind: an object with one field, whose name is the kind.

    >>> Entry.from_dict({"deleted": {"contact": "c1", "reason": "entered twice"}})
    Entry('deleted')
    """
    def __copy__(self, /) -> Entry: ...
    def __deepcopy__(self, memo: Any, /) -> Entry: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def content(self, /) -> dict[str, Any]:
        """
        What it says: the object below its kind.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Entry:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Entry:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of entry it is, such as `refuted`, `review` or `closure`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Event:
    """
    One entry of the case's own record, with its time.

    `entry` is a `Review`, a `Decision`, an `Entry`, or a `dict` such as `{"deleted": {"contact": "c1", "reason": "…"}}`.

    >>> decision = Decision(role="panel-chair", follows=True, reason="as asked for")
    >>> Event(id="e1", recorded="2024-07-01T10:00:00Z", entry=decision)
    Event('e1', kind='decision', recorded='2024-07-01T10:00:00Z')
    """
    def __copy__(self, /) -> Event: ...
    def __deepcopy__(self, memo: Any, /) -> Event: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, recorded: str | datetime, entry: Review | Decision | Entry | dict[str, Any], agency: str | None = None) -> Event: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def agency(self, /) -> str | None:
        """
        The agency that holds the entry; without it, everybody who looks sees it.
        """
    @property
    def entry(self, /) -> Review | Decision | Entry:
        """
        What was entered.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Event:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Event:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The id within the case.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of entry it is, such as `refuted`, `review` or `closure`.
        """
    @property
    def recorded(self, /) -> datetime:
        """
        When it was recorded.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Explanation:
    """
    Why a level is what it is, what would change it, and which unknown matters most.

    Nothing here is argued: each set of evidence, each addition and each answer has been tried. `work` says how much,
    and whether all sets are listed.

    >>> made = Policy.shipped().recommend(Case.shipped(), "2021-04-30T23:59:59Z")
    >>> explanation = made.explain()
    >>> [len(found["evidence"]) for found in explanation.suffices if found["criteria"] == ["referrals-three"]]
    [3]
    """
    def __copy__(self, /) -> Explanation: ...
    def __deepcopy__(self, memo: Any, /) -> Explanation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def criteria(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every criterion, met or not, in the order of the policy, with each figure that it saw.
        """
    @property
    def falls(self, /) -> tuple[dict[str, Any], ...]:
        """
        The smallest sets of evidence that would have to be untrue for the level to fall, the smaller first.
        """
    def line(self, /, redacted: bool = False, *, phrases: Phrases | None = None) -> str:
        """
        The level and why, in one line; redacted, it names no case and no day.
        """
    @property
    def out_of_reach(self, /) -> tuple[str, ...]:
        """
        Criteria above the level that no further contact of this day would meet.
        """
    def page(self, /, redacted: bool = False, *, phrases: Phrases | None = None) -> str:
        """
        One page in HTML for a person who has to decide, under 60 KB and fit to be printed.
        """
    @property
    def raises(self, /) -> tuple[dict[str, Any], ...]:
        """
        The smallest additions that would raise the level, the smaller first.
        """
    @property
    def recommendation(self, /) -> Recommendation:
        """
        The recommendation that it explains.
        """
    def render(self, /, format: str = "text", redacted: bool = False, *, phrases: Phrases | None = None) -> str:
        """
        The full trace in plain words, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
        """
    @property
    def suffices(self, /) -> tuple[dict[str, Any], ...]:
        """
        The smallest sets of evidence that suffice for the level, the smaller first.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def unknowns(self, /) -> tuple[dict[str, Any], ...]:
        """
        What is not known, the unknown that matters most first.
        """
    @property
    def untried(self, /) -> tuple[dict[str, Any], ...]:
        """
        Unknowns for whose answers there was no time before the bound.
        """
    @property
    def work(self, /) -> dict[str, Any]:
        """
        How much was tried, and whether that was all.
        """

@disjoint_base
class Frame:
    """
    A table with Arrow's PyCapsule interface: polars, pandas, pyarrow and DuckDB take it as it is.

    `polars.DataFrame(frame)`, `pyarrow.table(frame)`, `pandas.DataFrame.from_arrow(frame)`, or `frame` in DuckDB's SQL.
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        The schema, for libraries that read Arrow.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        The batches, for libraries that read Arrow.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The names of the columns.
        """

@final
class InclusionProof:
    """
    Shows that an entry stands at a place of a ledger.
    """
    def __copy__(self, /) -> InclusionProof: ...
    def __deepcopy__(self, memo: Any, /) -> InclusionProof: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict[str, Any]) -> InclusionProof:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str) -> InclusionProof:
        """
        Reads a proof.

        Raises `EverycontactError` when it is no inclusion proof.
        """
    @property
    def hashes(self, /) -> tuple[str, ...]:
        """
        Its hashes, from below.
        """
    @property
    def index(self, /) -> int:
        """
        The place of the entry; the first is 0.
        """
    @property
    def size(self, /) -> int:
        """
        The size of the ledger that it is about.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    def verify(self, /, entry: LedgerEntry | bytes, checkpoint: Checkpoint) -> None:
        """
        Verifies that the ledger of a checkpoint has an entry at this place. That the checkpoint is one to be trusted is
        for the caller to know.

        Raises `EverycontactError` when it does not follow.
        """

@final
class Ledger:
    """
    An append-only log of receipts and events, over bytes that the host stores: in a file, a table, or elsewhere.

    An append is made in three steps, so that a crash between any two of them loses nothing: `prepare` gives the bytes, the
    host writes them behind what it has, and `acknowledge` takes the append in. `acknowledge` is all that changes a ledger.

    >>> from everycontact import Case, Ledger, LedgerEntry, Policy
    >>> policy = Policy.shipped()
    >>> case = Case.from_dict({
    ...     "schema": "everycontact/case/1",
    ...     "id": "case-7",
    ...     "subject": {"id": "subject-7", "is": "child"},
    ...     "contacts": [],
    ... })
    >>> receipt = policy.recommend(case, "2024-06-30T12:00:00Z").receipt()
    >>> entry, openings = LedgerEntry.of_receipt(case, receipt, policy)
    >>> ledger = Ledger("example.org/ledger")
    >>> append = ledger.prepare([entry])
    >>> stored = append.data
    >>> ledger.acknowledge(append)
    >>> ledger.inclusion(0).verify(entry, ledger.checkpoint)
    >>> Ledger.recover("example.org/ledger", stored).ledger == ledger
    True
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, origin: str) -> Ledger: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _of_leaves(origin: str, leaves: bytes) -> Ledger:
        """
        A pickled ledger.
        """
    def acknowledge(self, /, append: Append) -> None:
        """
        Takes in an append whose bytes are written.

        Raises `EverycontactError` when the ledger is no longer what the append was prepared for.
        """
    @property
    def checkpoint(self, /) -> Checkpoint:
        """
        What it is now.
        """
    def checkpoint_at(self, /, size: SupportsIndex) -> Checkpoint | None:
        """
        What it was when it had so many entries; `None` if it never had.
        """
    def consistency(self, /, earlier_size: SupportsIndex, later_size: SupportsIndex | None = None) -> ConsistencyProof | None:
        """
        The proof that the ledger has only grown from one size to another, or to what it is now; `None` if there are no
        such sizes.
        """
    def holds(self, /, checkpoint: Checkpoint) -> bool:
        """
        Whether it is what a checkpoint says, or a continuation of it.
        """
    def inclusion(self, /, index: SupportsIndex, size: SupportsIndex | None = None) -> InclusionProof | None:
        """
        The proof that an entry stands at a place, the first being 0, for one size of the ledger or for what it is now;
        `None` if there is no such entry or size.
        """
    @property
    def origin(self, /) -> str:
        """
        The name by which its checkpoints are known.
        """
    def prepare(self, /, entries: Iterable[LedgerEntry]) -> Append:
        """
        Works out what the host is to write so that the entries are appended, and changes nothing.

        Raises `EverycontactError` when there is no entry, or one is too long.
        """
    @staticmethod
    def recover(origin: str, data: bytes) -> Recovered:
        """
        Reads what a host has stored, keeps every whole append from the front, and says what it leaves out and why.

        Raises `EverycontactError` when the bytes do not begin as those of a ledger of this origin do: then there is
        nothing to keep, and perhaps something to lose.
        """
    @property
    def size(self, /) -> int:
        """
        The number of its entries.
        """

@final
class LedgerEntry:
    """
    An entry of a ledger: that there was a receipt or an event, and commitments to what it said.

    Of what an entry says in the clear, nothing is about a person. `of_receipt` and `of_event` give it with the openings
    of its commitments, which are kept with the case.
    """
    def __copy__(self, /) -> LedgerEntry: ...
    def __deepcopy__(self, memo: Any, /) -> LedgerEntry: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def commitment(self, /, field: str) -> str | None:
        """
        The commitment of a field; `None` if entries of this kind have none.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> LedgerEntry:
        """
        The same from a `dict`, whose fields may stand in any order.
        """
    @staticmethod
    def from_json(text: str) -> LedgerEntry:
        """
        Reads an entry from the text that a ledger holds.

        Raises `EverycontactError` when it is no ledger entry, or not in canonical form.
        """
    def is_opened_by(self, /, opening: LedgerOpening) -> bool:
        """
        Whether an opening fits its field.
        """
    @property
    def kind(self, /) -> str:
        """
        `receipt`, or the kind of the event, such as `decision`.
        """
    @staticmethod
    def of_event(case: Case, event: str, salts: Mapping[str, bytes] | None = None) -> tuple[LedgerEntry, tuple[LedgerOpening, ...]]:
        """
        The entry of an event of a case, by its id, and the openings of its commitments.

        `salts` gives 32 random bytes for each field, `case`, `event`, `recorded`, `agency` and `entry`, each drawn for it
        alone. If there are none, they are drawn by Python's `secrets`. Raises `KeyError` when the case has no such event.
        """
    @staticmethod
    def of_receipt(case: Case, receipt: Receipt, policy: Policy, salts: Mapping[str, bytes] | None = None) -> tuple[LedgerEntry, tuple[LedgerOpening, ...]]:
        """
        The entry of a receipt of a case, and the openings of its commitments.

        `salts` gives 32 random bytes for each field, `case` and `receipt`, each drawn for it alone. If there are none, they
        are drawn by Python's `secrets`.
        """
    @property
    def policy(self, /) -> dict[str, Any] | None:
        """
        The policy of a receipt: its `id`, `version` and `digest`. `None` for an event.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class LedgerOpening:
    """
    What opens a commitment of a ledger's entry: the field, the salt and the value. Whoever has it can show what was
    committed to; to erase a person, let go of it.

    >>> from everycontact import LedgerOpening
    >>> opening = LedgerOpening("case", bytes(range(32)), '"case-7"')
    >>> opening
    LedgerOpening('case')
    >>> opening.commitment.startswith("sha256:")
    True
    """
    def __copy__(self, /) -> LedgerOpening: ...
    def __deepcopy__(self, memo: Any, /) -> LedgerOpening: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, field: str, salt: bytes, value: str) -> LedgerOpening: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def commitment(self, /) -> str:
        """
        The commitment that it opens: `sha256:` and 64 hexadecimal digits.
        """
    @property
    def field(self, /) -> str:
        """
        The field that it opens: `case`, `receipt`, `event`, `recorded`, `agency` or `entry`.
        """
    @property
    def salt(self, /) -> bytes:
        """
        The salt, of 32 bytes.
        """
    @property
    def value(self, /) -> str:
        """
        The value, as canonical JSON.
        """

@final
class Levels:
    """
    The levels of a case at an instant, and the criteria that are met.

    >>> levels = Policy.shipped().levels(Case.shipped(), "2021-04-30T23:59:59Z")
    >>> levels.level, levels.rank, "referrals-three" in levels.criteria
    ('panel', 3, True)
    """
    def __copy__(self, /) -> Levels: ...
    def __deepcopy__(self, memo: Any, /) -> Levels: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def ceiling(self, /) -> str:
        """
        The level if every open unknown were present, a fact and unexplained, by its id.
        """
    @property
    def ceiling_rank(self, /) -> int:
        """
        The rank of `ceiling`.
        """
    @property
    def ceiling_with_unasked(self, /) -> str:
        """
        The same if every required question that was never asked were answered with yes, too.
        """
    @property
    def ceiling_with_unasked_rank(self, /) -> int:
        """
        The rank of `ceiling_with_unasked`.
        """
    @property
    def criteria(self, /) -> tuple[str, ...]:
        """
        The ids of the criteria that are met, in the order of the policy.
        """
    @property
    def level(self, /) -> str:
        """
        The level that what is known reaches, by its id.
        """
    @property
    def mask(self, /) -> int:
        """
        The criteria that are met as bits: bit `i` is `policy.criteria[i]`.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    @property
    def rank(self, /) -> int:
        """
        The rank of the level, from 0 for the lowest.
        """

@final
class Observation:
    """
    One indicator in one contact: whether it was there, what that rests on, and the subject's part in it.

    `presence` is `present`, `absent` or `unknown`; `basis` is `fact`, `opinion` or `allegation`; `role` is `caused`,
    `experienced` or `both`, and is needed for every risk indicator. Unknown is not absent.

    >>> Observation(indicator="weapon-access", presence="unknown", basis="opinion", role="caused")
    Observation('weapon-access', presence='unknown', basis='opinion', role='caused')
    """
    def __copy__(self, /) -> Observation: ...
    def __deepcopy__(self, memo: Any, /) -> Observation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, indicator: str, presence: str, basis: str, role: str | None = None, id: str | None = None, note: str | None = None) -> Observation: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def basis(self, /) -> str:
        """
        What that rests on: `fact`, `opinion` or `allegation`.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Observation:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Observation:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The id within the contact: the indicator's code, unless it was given another.
        """
    @property
    def indicator(self, /) -> str:
        """
        The indicator's code.
        """
    @property
    def note(self, /) -> str | None:
        """
        Free text.
        """
    @property
    def presence(self, /) -> str:
        """
        Whether it was there: `present`, `absent` or `unknown`.
        """
    @property
    def role(self, /) -> str | None:
        """
        The subject's part in it: `caused`, `experienced` or `both`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Permit:
    """
    Nothing stands against a closure, as of an instant. It is no decision: a person closes, or does not.

    >>> document = Policy.shipped().to_dict()
    >>> del document["requiredQuestions"]
    >>> policy = Policy.from_dict(document)
    >>> case = Case(id="case-7", subject={"id": "subject-7", "is": "child"})
    >>> permit = policy.propose_closure(case, "2024-06-30T12:00:00Z", ClosureProposal("noConcern"))
    >>> permit.closed_by("panel-chair").kind
    'closure'
    """
    def __bool__(self, /) -> bool: ...
    def __copy__(self, /) -> Permit: ...
    def __deepcopy__(self, memo: Any, /) -> Permit: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def closed_by(self, /, role: str, note: str | None = None) -> Entry:
        """
        The entry to record if a person decides to close.
        """
    @property
    def proposal(self, /) -> ClosureProposal:
        """
        How the case is to be closed.
        """
    @property
    def standing(self, /) -> Standing:
        """
        Where the case stands.
        """

@final
class Phrases:
    """
    The words of explanations and comparisons, in English or in a translation.

    >>> Phrases.english().language
    'en-GB'
    """
    def __copy__(self, /) -> Phrases: ...
    def __deepcopy__(self, memo: Any, /) -> Phrases: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def english() -> Phrases:
        """
        The English phrases.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Phrases:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Phrases:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def language(self, /) -> str:
        """
        The language, as HTML's `lang` names it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Policy:
    """
    A written policy, loaded and compiled once: a handle that can be shared between threads.

    >>> policy = Policy.shipped()
    >>> policy.id, len(policy.all_levels)
    ('uk-illustrative', 5)
    """
    def __copy__(self, /) -> Policy: ...
    def __deepcopy__(self, memo: Any, /) -> Policy: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def _assurance(self, /, cases: Iterable[Case], as_of: str | datetime, after: str | datetime | None) -> Assurance:
        """
        Pickled figures.
        """
    def _dip_sample(self, /, cases: Iterable[Case], as_of: str | datetime, seed: str, by: str, from_each: SupportsIndex, after: str | datetime | None) -> Sample:
        """
        A pickled sample.
        """
    def _levels(self, /, level: SupportsIndex, ceiling: SupportsIndex, ceiling_with_unasked: SupportsIndex, mask: SupportsIndex) -> Levels:
        """
        Pickled levels.
        """
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _with(text: str, codebook: Codebook | None, calendar: Calendar) -> Policy:
        """
        A pickled policy.
        """
    @property
    def all_levels(self, /) -> tuple[dict[str, Any], ...]:
        """
        The levels, the lowest first.
        """
    @property
    def analysis(self, /) -> tuple[dict[str, Any], ...]:
        """
        What a reader would want to know before using it, such as a criterion that can never add anything.
        """
    def assurance(self, /, cases: Iterable[Case], as_of: str | datetime, *, after: str | datetime | None = None) -> Assurance:
        """
        Figures over many cases, as of an instant, of what was recorded or due after another.
        """
    @property
    def calendar(self, /) -> Calendar:
        """
        The calendar that its working days are counted by.
        """
    def card(self, /, format: str = "markdown") -> str:
        """
        The card of the policy, for people to read before it is used, as `markdown`, `text` or `html`.
        """
    @property
    def codebook(self, /) -> Codebook:
        """
        The codebook that it was checked against.
        """
    def compare(self, /, after: Policy) -> PolicyComparison:
        """
        What another version of the policy changes.
        """
    @property
    def criteria(self, /) -> tuple[dict[str, Any], ...]:
        """
        The criteria, each with its level, reason and sources.
        """
    @property
    def digest(self, /) -> str:
        """
        The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
        """
    def dip_sample(self, /, cases: Iterable[Case], as_of: str | datetime, *, seed: str, by: str = "reason", from_each: SupportsIndex = 1, after: str | datetime | None = None) -> Sample:
        """
        Closures drawn by lot from many cases: `from_each` from each stratum, decided by `seed` alone.

        `by` is `reason`, `blocked`, `role` or `level`.
        """
    def due(self, /, cases: Iterable[Case], as_of: str | datetime) -> Due:
        """
        What is due in some cases, as of an instant, the earliest first.
        """
    @staticmethod
    def from_dict(document: dict[str, Any], codebook: Codebook | None = None, *, calendars: Iterable[Calendar] = ...) -> Policy:
        """
        Reads a policy from a `dict`, as `from_json` does from text.
        """
    @staticmethod
    def from_json(text: str, codebook: Codebook | None = None, *, calendars: Iterable[Calendar] = ...) -> Policy:
        """
        Reads a policy, checks it against a codebook (the shipped one if none is given), and compiles it.

        `calendars` are looked through besides those that ship with the library. Raises `EverycontactError`, with every
        problem at once, when it does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The policy's id.
        """
    def levels(self, /, case: Case, as_of: str | datetime) -> Levels:
        """
        The levels and the criteria met alone, without the reasons: those of `recommend`, which says too what is left out.
        """
    @property
    def notice(self, /) -> str:
        """
        What a reader must know before using it.
        """
    def propose_closure(self, /, case: Case, as_of: str | datetime, proposal: ClosureProposal | None = None) -> Permit | Blocked:
        """
        Whether anything stands against closing a case: in a given way, or in that which was last proposed.
        """
    def rank(self, /, level: str) -> int | None:
        """
        The rank of a level, from 0 for the lowest; `None` if the policy has no such level.
        """
    def recommend(self, /, case: Case, as_of: str | datetime) -> Recommendation:
        """
        What the policy asks for in a case, as of an instant, with all that it rests on.

        `as_of` is an aware `datetime`, or RFC 3339 text with an offset. Nothing that was recorded later takes part. What
        the policy's codebook does not know, because the case was loaded with another, takes no part and stands among
        what is `excluded`.
        """
    def recommend_frame(self, /, contacts: Any, observations: Any | None = None, *, as_of: str | datetime, columns: Mapping[str, str] | None = None, constants: Mapping[str, str | bool | date | datetime] | None = None, output: Iterable[str] | None = None, reasons: Iterable[str | int] | None = None, on_error: str | None = None, sorted: bool = False, timezone: str | None = None, threads: int | None = None, progress: Any | None = None) -> RecommendationFrame:
        """
        What the policy asks for in many cases, as of an instant: one row for each case.

        `contacts` is a table of anything that speaks Arrow (polars, pandas, pyarrow, DuckDB, …), one row a contact, in
        any order, or a `CaseBatch`. Its columns are `case`, `kind`, `sector`, `agency`, `occurred` and `recorded`, and
        if there are such `contact` (an id), `occurred_latest` (where only a span of days is known), `received`,
        `first_hand` (true or false), `occurrence` (one id for all reports of one occurrence), `worry` (`professional`
        or `carer`), `ideology`, `subject` (`child` or `adult`; `home` and `route` may need it) and `observations` (a
        list of indicators, or of structs of what follows). `observations` is a table with one row an observation:
        `contact`, `indicator`, `presence`, `basis`, `role`, and `case` where the ids of contacts repeat between cases.
        All words are those of the documents. Other columns are not read; one whose name is nearly that of a field is
        refused.

        `columns` gives the caller's names for these, `constants` one value for all rows of what has no column. Times
        without an offset need `timezone`, a name such as `Europe/London`. `output` says which columns come out beside
        `case`; by default `level`, `ceiling`, `ceiling_with_unasked` and `criteria`. There are besides `alone`, the ranks
        `rank`, `ceiling_rank`, `ceiling_with_unasked_rank` and `alone_rank` (from 0 for the lowest level), `home` and
        `route`. Levels come as dictionaries of text, ranks as unsigned bytes, `criteria` as 64 bits, of which bit 0 is the
        policy's first criterion (`criteria_high` has those beyond 64). `reasons` names the cases whose whole
        recommendation is wanted; one that is not in the table has none.

        With `on_error="collect"`, and not `"raise"`, nothing is said of a case with a row that could not be read, and the
        `diagnostics` say what is wrong with it. With `sorted=True` the rows are sorted by case, observations stand in the
        column `observations`, and no more than a piece of the rows is held at a time. `threads` is 1 unless it is given,
        and `progress` is called with the number of rows done since it was called last. A frame has no events: nothing in
        it is explained, closed or returned.

        Raises `EverycontactError`, with the first hundred problems at once.
        """
    def recommend_json(self, /, case: str, as_of: str) -> str:
        """
        The recommendation for a case, from text to text.
        """
    def replay(self, /, case: Case, agencies: Iterable[str] | None = None) -> Replay:
        """
        The levels before and after each contact and event of a case, as it is seen, or as some agencies see it.
        """
    @property
    def routes(self, /) -> tuple[dict[str, Any], ...]:
        """
        The routes, of which the first that holds chooses a home.
        """
    @staticmethod
    def shipped(id: str = "uk-illustrative") -> Policy:
        """
        A policy that ships with the library, illustrative and of no official standing: `uk-illustrative` or
        `school-threat-assessment`.

        Raises `KeyError` for any other.
        """
    def standing(self, /, case: Case, as_of: str | datetime) -> Standing:
        """
        Where a case stands, as of an instant: who has looked, who has it, what is due, what stands against closing it.
        """
    @property
    def title(self, /) -> str:
        """
        What it is, in words.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    def transparency_record(self, /) -> TransparencyRecord:
        """
        A draft of a UK algorithmic transparency record for a tool that uses this policy.
        """
    @property
    def version(self, /) -> str:
        """
        The policy's own version.
        """

@final
class PolicyComparison:
    """
    What another version of a policy changes: which criteria tightened, loosened, appeared or went.

    >>> policy = Policy.shipped()
    >>> policy.compare(policy).is_empty
    True
    """
    def __copy__(self, /) -> PolicyComparison: ...
    def __deepcopy__(self, memo: Any, /) -> PolicyComparison: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Policy:
        """
        The second policy.
        """
    @property
    def before(self, /) -> Policy:
        """
        The first policy.
        """
    @property
    def codebooks(self, /) -> tuple[dict[str, Any], ...] | None:
        """
        The codebooks, if these are not the same.
        """
    @property
    def criteria(self, /) -> tuple[dict[str, Any], ...]:
        """
        The criteria that are not the same, and what became of each.
        """
    @property
    def differences(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every place of the documents that differs.
        """
    @property
    def is_empty(self, /) -> bool:
        """
        Whether the two ask for the same in the same words, and read the same codebook.
        """
    def render(self, /, format: str = "text", *, phrases: Phrases | None = None) -> str:
        """
        What the second policy changes, in plain words, as `text`, `markdown` or `html`.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Receipt:
    """
    A recommendation with the digests of all that it rests on, in one canonical text.

    >>> policy = Policy.shipped()
    >>> case = Case.shipped()
    >>> kept = policy.recommend(case, "2021-04-30T23:59:59Z").receipt().to_json()
    >>> Receipt.from_json(kept).id.startswith("sha256:")
    True
    """
    def __copy__(self, /) -> Receipt: ...
    def __deepcopy__(self, memo: Any, /) -> Receipt: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Receipt:
        """
        Reads a receipt from a `dict`, whose fields may stand in any order.
        """
    @staticmethod
    def from_json(text: str) -> Receipt:
        """
        Reads a receipt. Whether it is what was made is for `verify` to say.

        Raises `EverycontactError` when it is no receipt, or not in canonical form.
        """
    @property
    def id(self, /) -> str:
        """
        The id that it gives: the digest of its canonical form without the id.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    def verify(self, /, policy: Policy, case: Case) -> Verification:
        """
        Makes the receipt again from a policy and a case, which may be given as it stands today, and says what differs.
        """

@final
class Recommendation:
    """
    What a policy asks for in a case, as of an instant. It is no decision: a person looks, and a person decides.

    Only a policy makes one: `Policy.recommend`, or `from_json`, which makes it again.

    >>> policy = Policy.shipped()
    >>> case = Case.shipped()
    >>> made = policy.recommend(case, "2021-04-30T23:59:59Z")
    >>> made.level, made.ceiling
    ('panel', 'panel')
    """
    def __copy__(self, /) -> Recommendation: ...
    def __deepcopy__(self, memo: Any, /) -> Recommendation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> datetime:
        """
        The instant by which all that it rests on was recorded.
        """
    @property
    def case(self, /) -> Case:
        """
        The case that it is about.
        """
    @property
    def ceiling(self, /) -> str:
        """
        The level if every open unknown were present, a fact and unexplained, by its id.
        """
    @property
    def ceiling_with_unasked(self, /) -> str:
        """
        The same if every required question that was never asked were answered with yes, too.
        """
    def compare(self, /, after: Recommendation) -> Comparison:
        """
        What differs in another recommendation, and what moved the level.
        """
    @property
    def contacts(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every contact that stands on record, with what it asks for by itself.
        """
    @property
    def criteria(self, /) -> tuple[str, ...]:
        """
        The ids of the criteria that are met, in the order of the policy.
        """
    @property
    def excluded(self, /) -> tuple[dict[str, Any], ...]:
        """
        What is left out, and why.
        """
    def explain(self, /, bound: Bound | None = None) -> Explanation:
        """
        Why the level is what it is, what would change it, and which unknown matters most.
        """
    @staticmethod
    def from_dict(document: dict[str, Any], policy: Policy, case: Case) -> Recommendation:
        """
        Reads it from a `dict`, as `from_json` does from text.
        """
    @staticmethod
    def from_json(text: str, policy: Policy, case: Case) -> Recommendation:
        """
        Reads a recommendation by making it again from the policy and the case.

        Raises `EverycontactError`, with every place that differs, when something else comes of them.
        """
    @property
    def home(self, /) -> dict[str, Any]:
        """
        Where the case may have its home.
        """
    @property
    def level(self, /) -> str:
        """
        The level that what is known reaches, by its id.
        """
    @property
    def levels(self, /) -> Levels:
        """
        The levels, and the criteria that are met.
        """
    @property
    def near_misses(self, /) -> tuple[dict[str, Any], ...]:
        """
        Criteria above the level that are one short.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    @property
    def protective(self, /) -> tuple[dict[str, Any], ...]:
        """
        Protective observations, which lower nothing.
        """
    @property
    def rank(self, /) -> int:
        """
        The rank of the level, from 0 for the lowest.
        """
    @property
    def reasons(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every criterion that is met, with its figures and what it rests on.
        """
    def receipt(self, /) -> Receipt:
        """
        The recommendation with the digests of all that it rests on, to be kept.
        """
    def render(self, /, format: str = "text", redacted: bool = False) -> str:
        """
        The recommendation in plain English, as `text`, `markdown` or `html`; redacted, without free text, days and ids.
        """
    @property
    def title(self, /) -> str:
        """
        The level's short name.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def unknowns(self, /) -> tuple[dict[str, Any], ...]:
        """
        What is not known and could raise the level.
        """
    @property
    def viewpoint(self, /) -> tuple[str, ...] | None:
        """
        The agencies from whose viewpoint it is; `None` for all records.
        """
    @property
    def what(self, /) -> str:
        """
        What is asked of them.
        """
    @property
    def who(self, /) -> str:
        """
        Who must look.
        """
    @property
    def within(self, /) -> str | None:
        """
        Within what time they must look, such as `5 working days`; `None` if the level sets none.
        """

@final
class RecommendationFrame(Frame):
    """
    What a policy asks for in many cases: one row each, in the order in which the cases first came.
    """
    @property
    def diagnostics(self, /) -> Frame:
        """
        What is wrong with the rows that were given, one row each: `table`, `row`, `column`, `code`, `message`, `help`.
        """
    @property
    def recommendations(self, /) -> dict[str | int, Recommendation]:
        """
        The whole recommendation of each case that was asked for in `reasons`, by the caller's id.
        """

@final
class Recovered:
    """
    A ledger as it was read again, and what was left out of the bytes.

    What was cut has to be cut off where the bytes are stored, before anything is appended.
    """
    def __copy__(self, /) -> Recovered: ...
    def __deepcopy__(self, memo: Any, /) -> Recovered: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def cut(self, /) -> Cut | None:
        """
        What was cut; `None` if the bytes end where an append does.
        """
    def entries(self, /) -> tuple[bytes, ...]:
        """
        Reads once more the entries that were kept, in their order, as the bytes that proofs are verified against.
        """
    @property
    def kept(self, /) -> int:
        """
        How many of the bytes were kept. The next append belongs right behind them.
        """
    @property
    def ledger(self, /) -> Ledger:
        """
        The ledger, to go on with.
        """

@final
class Replay:
    """
    The levels before and after each contact and event of a case, from a viewpoint.

    >>> policy = Policy.shipped()
    >>> case = Case.shipped()
    >>> policy.replay(case).steps[0].after.level
    'lead'
    """
    def __copy__(self, /) -> Replay: ...
    def __deepcopy__(self, memo: Any, /) -> Replay: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _step(self, /, at: SupportsIndex) -> Step:
        """
        A pickled step.
        """
    @property
    def case(self, /) -> Case:
        """
        The case as the viewpoint sees it.
        """
    @property
    def deciders(self, /) -> tuple[str, ...] | None:
        """
        The agencies that reviewed, decided or closed, in the order of their ids; `None` for all records.
        """
    @staticmethod
    def from_dict(document: dict[str, Any], policy: Policy, case: Case) -> Replay:
        """
        Reads it from a `dict`, as `from_json` does from text.
        """
    @staticmethod
    def from_json(text: str, policy: Policy, case: Case) -> Replay:
        """
        Reads a replay by making it again from the policy and the case.

        Raises `EverycontactError`, with every place that differs, when something else comes of them.
        """
    def last_recommendation(self, /) -> Recommendation | None:
        """
        The full recommendation at the end; `None` if the case has no step and no instant up to which it is seen.
        """
    def last_standing(self, /) -> Standing | None:
        """
        Where the case stands at the end, at the instant of `last_recommendation`.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    def render(self, /, format: str = "text", redacted: bool = False, *, beside: Replay | None = None) -> str:
        """
        The replay in plain English, contact by contact, as `text`, `markdown` or `html`.

        `beside` is another viewpoint's replay of the same case, such as that of the service that decided.
        """
    @property
    def steps(self, /) -> tuple[Step, ...]:
        """
        The instants at which something came on record, in order.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """
    @property
    def viewpoint(self, /) -> tuple[str, ...] | None:
        """
        The agencies from whose viewpoint it is; `None` for all records.
        """

@final
class Review:
    """
    A human considered the case at a level: what an event of this kind records.

    `considered` names the occurrences that were considered; `judged_first` says whether a judgement was written down
    before the recommendation was seen.

    >>> review = Review(level="panel", role="panel-chair", considered=["c1", "c2"], judged_first=True)
    >>> event = Event(id="e1", recorded="2024-07-01T10:00:00Z", entry=review)
    >>> event.entry == review
    True
    """
    def __copy__(self, /) -> Review: ...
    def __deepcopy__(self, memo: Any, /) -> Review: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, level: str, role: str, considered: Iterable[str], judged_first: bool, judgement: str | None = None, after_closure: dict[str, Any] | None = None, note: str | None = None) -> Review: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after_closure(self, /) -> dict[str, Any] | None:
        """
        The closure that it looks at again, if it does: `closure`, and `months` if it is a follow-up.
        """
    @property
    def considered(self, /) -> tuple[str, ...]:
        """
        The occurrences that were considered.
        """
    @property
    def content(self, /) -> dict[str, Any]:
        """
        What it says, as documents write it.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Review:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Review:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def judged_first(self, /) -> bool:
        """
        Whether a judgement was written down before the recommendation was seen.
        """
    @property
    def judgement(self, /) -> str | None:
        """
        The level that the reviewer judged to be right, if that was written down.
        """
    @property
    def kind(self, /) -> str:
        """
        What kind of entry it is: `review`.
        """
    @property
    def level(self, /) -> str:
        """
        The level of the policy at which it was held.
        """
    @property
    def note(self, /) -> str | None:
        """
        Free text.
        """
    @property
    def role(self, /) -> str:
        """
        The reviewer's role.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Sample:
    """
    Closures drawn by lot from many cases, decided by a seed alone, for somebody to read again.

    >>> sample = Policy.shipped().dip_sample([Case.shipped()], "2021-12-31T12:00:00Z", seed="June 2025")
    >>> sum(stratum["of"] for stratum in sample.strata)
    3
    """
    def __copy__(self, /) -> Sample: ...
    def __deepcopy__(self, memo: Any, /) -> Sample: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> datetime | None:
        """
        Only closures recorded after this instant; `None` for all.
        """
    @property
    def as_of(self, /) -> datetime:
        """
        The instant by which the closures were recorded.
        """
    @property
    def by(self, /) -> str:
        """
        What makes the strata: `reason`, `blocked`, `role` or `level`.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy by which closures are judged.
        """
    def render(self, /, format: str = "text") -> str:
        """
        The sample in plain English, as `text`, `markdown` or `html`.
        """
    @property
    def seed(self, /) -> str:
        """
        What the draw was decided by.
        """
    @property
    def strata(self, /) -> tuple[dict[str, Any], ...]:
        """
        The strata, in the order of their names, with what was drawn from each.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class SignedCheckpoint:
    """
    A checkpoint with signatures, which are kept as they are and **not checked**: the library has no keys.
    """
    def __copy__(self, /) -> SignedCheckpoint: ...
    def __deepcopy__(self, memo: Any, /) -> SignedCheckpoint: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def checkpoint(self, /) -> Checkpoint:
        """
        What was signed.
        """
    @staticmethod
    def from_text(note: str) -> SignedCheckpoint:
        """
        Reads a signed note whose text is a checkpoint. No signature is checked.

        Raises `EverycontactError` when the text is no checkpoint, or a signature has another shape than C2SP gives it.
        """
    @property
    def signatures(self, /) -> tuple[str, ...]:
        """
        The lines of the signatures, unchecked.
        """
    def to_text(self, /) -> str:
        """
        The note, as it was read.
        """

@final
class Standing:
    """
    Where a case stands, as of an instant: who has looked, who has it, what is due, what stands against closing it.

    >>> standing = Policy.shipped().standing(Case.shipped(), "2021-06-30T12:00:00Z")
    >>> standing.state
    'closed'
    >>> [response["status"] for response in standing.responses if response["level"] == "panel"]
    ['overdue']
    """
    def __copy__(self, /) -> Standing: ...
    def __deepcopy__(self, memo: Any, /) -> Standing: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def as_of(self, /) -> datetime:
        """
        The instant by which all that it rests on was recorded.
        """
    @property
    def blockers(self, /) -> tuple[dict[str, Any], ...]:
        """
        What stands against closing the case now, in the way that was last proposed; empty if nothing does.
        """
    @property
    def case(self, /) -> Case:
        """
        The case that it is about.
        """
    def closing(self, /, proposal: ClosureProposal | None = None) -> Permit | Blocked:
        """
        Whether anything stands against closing the case: in a given way, or in that which was last proposed.

        Nothing here closes a case. A `Permit` or a `Blocked` gives the entry to record if a person decides to close.
        """
    @property
    def closures(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every closure, with what stood against it.
        """
    @property
    def decisions(self, /) -> tuple[dict[str, Any], ...]:
        """
        What people decided.
        """
    @property
    def duties(self, /) -> tuple[dict[str, Any], ...]:
        """
        What is to be done, the earliest due first.
        """
    @staticmethod
    def from_dict(document: dict[str, Any], policy: Policy, case: Case) -> Standing:
        """
        Reads it from a `dict`, as `from_json` does from text.
        """
    @staticmethod
    def from_json(text: str, policy: Policy, case: Case) -> Standing:
        """
        Reads a standing by making it again from the policy and the case.

        Raises `EverycontactError`, with every place that differs, when something else comes of them.
        """
    @property
    def home(self, /) -> dict[str, Any]:
        """
        Who has the case, and what is wrong with that.
        """
    @property
    def information(self, /) -> tuple[dict[str, Any], ...]:
        """
        What was asked for of others and has not come.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
        """
    def render(self, /, format: str = "text", redacted: bool = False) -> str:
        """
        The standing in plain English, as `text`, `markdown` or `html`; redacted, without free text.
        """
    @property
    def responses(self, /) -> tuple[dict[str, Any], ...]:
        """
        What was asked for, the highest level first, and whether anybody held it.
        """
    @property
    def state(self, /) -> str:
        """
        Whether the case is open: `notOpen`, `open` or `closed`.
        """
    @property
    def supports(self, /) -> tuple[dict[str, Any], ...]:
        """
        What others were asked to do, by agency.
        """
    @property
    def taken_back(self, /) -> tuple[dict[str, Any], ...]:
        """
        What was found untrue, corrected or deleted, and what had rested on it.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Step:
    """
    An instant at which something came on record, with the levels before and after it.

    >>> step = Policy.shipped().replay(Case.shipped()).steps[0]
    >>> step.contacts, step.before.level, step.after.level
    (('a01-first-police-contact',), 'recorded', 'lead')
    """
    def __copy__(self, /) -> Step: ...
    def __deepcopy__(self, memo: Any, /) -> Step: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Levels:
        """
        The levels with it.
        """
    @property
    def before(self, /) -> Levels:
        """
        The levels without what came on record at this instant.
        """
    @property
    def contacts(self, /) -> tuple[str, ...]:
        """
        The ids of the contacts that came on record.
        """
    @property
    def events(self, /) -> tuple[str, ...]:
        """
        The ids of the events that came on record.
        """
    @property
    def instant(self, /) -> datetime:
        """
        When it was, in the offset of the record's last entry.
        """
    def recommendation(self, /) -> Recommendation:
        """
        The full recommendation after this step.
        """
    def recommendation_before(self, /) -> Recommendation:
        """
        The full recommendation just before this step: without what came on record at it, from its date.
        """
    def standing(self, /) -> Standing:
        """
        Where the case stood after this step.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: the step of the replay's document.
        """

@final
class Subject:
    """
    Whom a case is about: an opaque reference, never a name, and `child` or `adult`.

    >>> Subject(id="subject-7", age_band="child").to_dict()
    {'id': 'subject-7', 'is': 'child'}
    """
    def __copy__(self, /) -> Subject: ...
    def __deepcopy__(self, memo: Any, /) -> Subject: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, age_band: str) -> Subject: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def age_band(self, /) -> str:
        """
        `child` or `adult`; it may choose a home, and never touches a level.
        """
    @staticmethod
    def from_dict(document: dict[str, Any]) -> Subject:
        """
        Reads it from a `dict`, in which dates and instants may be `date` and aware `datetime`.

        Raises `EverycontactError`, with every problem at once, when it does not load.
        """
    @staticmethod
    def from_json(text: str) -> Subject:
        """
        Reads it from JSON text.

        Raises `EverycontactError`, with every problem at once, when the text does not load.
        """
    @property
    def id(self, /) -> str:
        """
        The opaque reference.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class TransparencyRecord:
    """
    A draft of a UK algorithmic transparency record, as far as a policy and the library can fill one in.

    >>> record = Policy.shipped().transparency_record()
    >>> record.field("2.1.3")["name"]
    'Senior responsible owner'
    """
    def __copy__(self, /) -> TransparencyRecord: ...
    def __deepcopy__(self, memo: Any, /) -> TransparencyRecord: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def field(self, /, number: str) -> dict[str, Any] | None:
        """
        The field with a reference number, or `None`.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy.
        """
    def render(self, /, format: str = "text") -> str:
        """
        The draft in plain English, as `text`, `markdown` or `html`.
        """
    @property
    def sections(self, /) -> tuple[dict[str, Any], ...]:
        """
        The sections, in the order of the standard.
        """
    @property
    def standard(self, /) -> str:
        """
        The standard whose fields it has.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

@final
class Verification:
    """
    What differs between a receipt and what is made again. It is true where nothing does.

    >>> policy, case = Policy.shipped(), Case.shipped()
    >>> receipt = policy.recommend(case, "2021-04-30T23:59:59Z").receipt()
    >>> receipt.verify(policy, case)
    Verification(holds=True, differences=0)
    """
    def __bool__(self, /) -> bool: ...
    def __copy__(self, /) -> Verification: ...
    def __deepcopy__(self, memo: Any, /) -> Verification: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def differences(self, /) -> tuple[dict[str, Any], ...]:
        """
        Every place that differs: `was` is what the receipt has there, `is` what was made again.
        """
    @property
    def holds(self, /) -> bool:
        """
        Whether the receipt is exactly what was made again.
        """
    @property
    def receipt(self, /) -> Receipt:
        """
        The receipt that was checked.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        All of it as a `dict`: what `to_json` writes, read again.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON text, the same bytes in every language.
        """

def assurance(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str, *, after: str | None = None) -> str:
    """
    Figures over many cases, each a JSON text, of what was recorded or due after `after` and up to `as_of`.

    Raises `EverycontactError`, with every problem of the first document that does not load.
    """

def compare(before: tuple[str, str, str, str], after: tuple[str, str, str, str]) -> str:
    """
    What differs between two recommendations, and whether facts, time or the policy moved the level.

    `before` and `after` are each an `Asked`, or a tuple of the same four texts: policy, codebook, case, as-of
    instant. Raises `EverycontactError`, with every problem of the first document that does not load; its path
    starts with `before` or `after`.
    """

def dip_sample(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str, *, seed: str, by: str = "reason", from_each: SupportsIndex = 1, after: str | None = None) -> str:
    """
    Closures drawn by lot from many cases: `from_each` from each stratum, decided by `seed` alone.

    `by` is `reason`, `blocked`, `role` or `level`. Raises `EverycontactError`, with every problem of the first
    document that does not load.
    """

def due(policy: str, codebook: str, cases: SupportsGetItem[int, str], as_of: str) -> str:
    """
    What is due in many cases, each a JSON text, as of the instant `as_of`; the earliest first.

    Raises `EverycontactError`, with every problem of the first document that does not load.
    """

def explain(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    Why `policy` asks for what it asks for in `case`, what would change it, and which unknown matters most.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def read_cases(source: bytes | str | PathLike[str] | SupportsRead[bytes], codebook: Codebook | None = None) -> CaseLines:
    """
    Reads cases from newline-delimited JSON, and checks each against a codebook, or the shipped one.

    `source` is a path, the bytes themselves, or a file that was opened for reading bytes. It is read line by line. A bad
    line is told of in its place, and the lines behind it are read all the same; blank lines are skipped.

    >>> from everycontact import read_cases
    >>> for line in read_cases(b'{"schema": "everycontact/case/1", "id": 7}'):
    ...     print(line.line, line.case, line.error.code)
    1 None missing_field
    """

def receipt(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    The recommendation with the digests of all that it rests on, as one canonical JSON text, to be kept.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def recommend(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    What `policy` asks for, given `case`, as of the instant `as_of`.

    The first three are JSON documents as text; `as_of` is a date and time with an offset, such as
    `2019-12-02T09:00:00+00:00`. Nothing recorded after it takes part. The recommendation is JSON text.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def standing(policy: str, codebook: str, case: str, as_of: str) -> str:
    """
    Where a case stands under `policy`, as of the instant `as_of`: responses, home, closures, duties.

    Raises `EverycontactError`, with every problem at once, when a document or the instant does not load.
    """

def verify(policy: str, codebook: str, case: str, receipt: str) -> str:
    """
    What differs between `receipt` and what is made again; `case` may be given as it stands today.

    Raises `EverycontactError`, with every problem at once, when a document or the receipt does not load. A receipt
    that loads and does not hold is no error: its differences are listed.
    """

def write_cases(target: str | PathLike[str] | SupportsWrite[bytes], cases: Iterable[Case]) -> None:
    """
    Writes cases as newline-delimited JSON, one a line, in the order in which they come.

    `target` is a path, or a file that was opened for writing bytes. What is written of a case is its whole document,
    whatever it is seen from.
    """
