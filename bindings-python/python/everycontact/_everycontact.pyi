from _typeshed import SupportsGetItem, SupportsRead, SupportsWrite
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from everycontact._lines import CaseLine
from os import PathLike
from typing import Any, SupportsIndex, final

__all__ = ["Append", "Calendar", "Case", "CaseLines", "Checkpoint", "Codebook", "ConsistencyProof", "Cut", "InclusionProof", "Ledger", "LedgerEntry", "LedgerOpening", "Levels", "Policy", "Receipt", "Recommendation", "Recovered", "Replay", "SignedCheckpoint", "Step", "assurance", "compare", "dip_sample", "due", "explain", "read_cases", "receipt", "recommend", "standing", "verify", "write_cases"]

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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict) -> Calendar:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str) -> Calendar:
        """
        Reads a calendar and checks it.

        Raises `EverycontactError`, with every problem at once, when it does not load.
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

    >>> case = Case.from_dict({
    ...     "schema": "everycontact/case/1",
    ...     "id": "case-7",
    ...     "subject": {"id": "subject-7", "is": "child"},
    ...     "contacts": [],
    ... })
    >>> case
    Case('case-7', contacts=0, events=0)
    """
    def __copy__(self, /) -> Case: ...
    def __deepcopy__(self, memo: Any, /) -> Case: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _seen(text: str, codebook: Codebook | None, agencies: Sequence[str] | None, until: str | datetime | None) -> Case:
        """
        A pickled case.
        """
    @property
    def codebook(self, /) -> Codebook:
        """
        The codebook that it was checked against.
        """
    @staticmethod
    def from_dict(document: dict, codebook: Codebook | None = None) -> Case:
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
    def seen_by(self, /, agencies: Sequence[str]) -> Case:
        """
        The same case as some agencies see it: what they held or had been sent, from when they did.
        """
    @property
    def subject(self, /) -> dict[str, Any]:
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @property
    def digest(self, /) -> str:
        """
        The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
        """
    @staticmethod
    def from_dict(document: dict) -> Codebook:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str) -> Codebook:
        """
        Reads a codebook and checks it.

        Raises `EverycontactError`, with every problem at once, when it does not load.
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
class ConsistencyProof:
    """
    Shows that a ledger is the continuation of what it was: nothing of it was changed, moved or taken away.
    """
    def __copy__(self, /) -> ConsistencyProof: ...
    def __deepcopy__(self, memo: Any, /) -> ConsistencyProof: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict) -> ConsistencyProof:
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
    def from_size(self, /) -> int:
        """
        The earlier size.
        """
    @property
    def hashes(self, /) -> tuple[str, ...]:
        """
        Its hashes.
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
    def to_size(self, /) -> int:
        """
        The later size.
        """
    def verify(self, /, earlier: Checkpoint, later: Checkpoint) -> None:
        """
        Verifies that the ledger of the later checkpoint begins with the whole ledger of the earlier one. That the
        checkpoints are to be trusted is for the caller to know.

        Raises `EverycontactError` when it does not follow.
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
class InclusionProof:
    """
    Shows that an entry stands at a place of a ledger.
    """
    def __copy__(self, /) -> InclusionProof: ...
    def __deepcopy__(self, memo: Any, /) -> InclusionProof: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_dict(document: dict) -> InclusionProof:
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
    def verify(self, /, entry: LedgerEntry | SupportsGetItem[int, SupportsIndex], checkpoint: Checkpoint) -> None:
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
    def __copy__(self, /) -> Ledger: ...
    def __deepcopy__(self, memo: Any, /) -> Ledger: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, origin: str) -> Ledger: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
    def consistency(self, /, from_size: SupportsIndex, to_size: SupportsIndex | None = None) -> ConsistencyProof | None:
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
    def prepare(self, /, entries: SupportsGetItem[int, LedgerEntry]) -> Append:
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    def commitment(self, /, field: str) -> str | None:
        """
        The commitment of a field; `None` if entries of this kind have none.
        """
    @staticmethod
    def from_dict(document: dict) -> LedgerEntry:
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
    def of_event(case: Case, event: str, salts: Mapping | None = None) -> tuple[LedgerEntry, tuple[LedgerOpening, ...]]:
        """
        The entry of an event of a case, by its id, and the openings of its commitments.

        `salts` gives 32 random bytes for each field, `case`, `event`, `recorded`, `agency` and `entry`, each drawn for it
        alone. If there are none, they are drawn by Python's `secrets`. Raises `KeyError` when the case has no such event.
        """
    @staticmethod
    def of_receipt(case: Case, receipt: Receipt, policy: Policy, salts: Mapping | None = None) -> tuple[LedgerEntry, tuple[LedgerOpening, ...]]:
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restored(policy: Policy, ranks: tuple[SupportsIndex, SupportsIndex, SupportsIndex], met: SupportsGetItem[int, SupportsIndex]) -> Levels:
        """
        Pickled levels.
        """
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
    def rank(self, /) -> int:
        """
        The rank of the level, from 0 for the lowest.
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
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
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
    @property
    def calendar(self, /) -> Calendar:
        """
        The calendar that its working days are counted by.
        """
    @property
    def codebook(self, /) -> Codebook:
        """
        The codebook that it was checked against.
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
    @staticmethod
    def from_dict(document: dict, codebook: Codebook | None = None, *, calendars: SupportsGetItem[int, Calendar] = ...) -> Policy:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str, codebook: Codebook | None = None, *, calendars: SupportsGetItem[int, Calendar] = ...) -> Policy:
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
        The levels and the criteria met alone, without the reasons.
        """
    @property
    def notice(self, /) -> str:
        """
        What a reader must know before using it.
        """
    def recommend(self, /, case: Case, as_of: str | datetime) -> Recommendation:
        """
        What the policy asks for in a case, as of an instant, with all that it rests on.
        """
    def recommend_json(self, /, case: str, as_of: str) -> str:
        """
        The recommendation for a case, from text to text.
        """
    def replay(self, /, case: Case, agencies: Sequence[str] | None = None) -> Replay:
        """
        The levels before and after each contact and event of a case, as it is seen, or as some agencies see it.
        """
    @property
    def routes(self, /) -> tuple[dict[str, Any], ...]:
        """
        The routes, of which the first that holds chooses a home.
        """
    @staticmethod
    def shipped() -> Policy:
        """
        The shipped policy `uk-illustrative`: illustrative, and of no official standing.
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
        The policy's own version.
        """

@final
class Receipt:
    """
    A recommendation with the digests of all that it rests on, in one canonical text.

    >>> policy = Policy.shipped()
    >>> case = Case.from_dict({
    ...     "schema": "everycontact/case/1",
    ...     "id": "case-7",
    ...     "subject": {"id": "subject-7", "is": "child"},
    ...     "contacts": [],
    ... })
    >>> kept = policy.recommend(case, "2024-06-30T12:00:00Z").receipt().to_json()
    >>> Receipt.from_json(kept).id.startswith("sha256:")
    True
    """
    def __copy__(self, /) -> Receipt: ...
    def __deepcopy__(self, memo: Any, /) -> Receipt: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
    @staticmethod
    def from_dict(document: dict) -> Receipt:
        """
        The same from a `dict`, whose fields may stand in any order.
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

@final
class Recommendation:
    """
    What a policy asks for in a case, as of an instant. It is no decision: a person looks, and a person decides.

    Only a policy makes one: `Policy.recommend`, or `from_json`, which makes it again.

    >>> policy = Policy.shipped()
    >>> case = Case.from_dict({
    ...     "schema": "everycontact/case/1",
    ...     "id": "case-7",
    ...     "subject": {"id": "subject-7", "is": "child"},
    ...     "contacts": [],
    ... })
    >>> made = policy.recommend(case, "2024-06-30T12:00:00Z")
    >>> made.level, made.ceiling
    ('recorded', 'recorded')
    """
    def __copy__(self, /) -> Recommendation: ...
    def __deepcopy__(self, memo: Any, /) -> Recommendation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
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
    @staticmethod
    def from_dict(document: dict, policy: Policy, case: Case) -> Recommendation:
        """
        The same from a `dict`.
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
    def render(self, /, format: str = ..., redacted: bool = False) -> str:
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
class Recovered:
    """
    A ledger as it was read again, and what was left out of the bytes.

    What was cut has to be cut off where the bytes are stored, before anything is appended.
    """
    def __copy__(self, /) -> Recovered: ...
    def __deepcopy__(self, memo: Any, /) -> Recovered: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
    >>> case = Case.from_dict({
    ...     "schema": "everycontact/case/1",
    ...     "id": "case-7",
    ...     "subject": {"id": "subject-7", "is": "child"},
    ...     "contacts": [],
    ... })
    >>> len(policy.replay(case).steps)
    0
    """
    def __copy__(self, /) -> Replay: ...
    def __deepcopy__(self, memo: Any, /) -> Replay: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any: ...
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
    def from_dict(document: dict, policy: Policy, case: Case) -> Replay:
        """
        The same from a `dict`.
        """
    @staticmethod
    def from_json(text: str, policy: Policy, case: Case) -> Replay:
        """
        Reads a replay by making it again from the policy and the case.

        Raises `EverycontactError`, with every place that differs, when something else comes of them.
        """
    @property
    def policy(self, /) -> Policy:
        """
        The policy that asks.
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
class SignedCheckpoint:
    """
    A checkpoint with signatures, which are kept as they are and **not checked**: the library has no keys.
    """
    def __copy__(self, /) -> SignedCheckpoint: ...
    def __deepcopy__(self, memo: Any, /) -> SignedCheckpoint: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
class Step:
    """
    An instant at which something came on record, with the levels before and after it.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple]: ...
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
    ...     print(line.line, line.case, line.error.path)
    1 None id
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
