"""Cases as lines: read and written, from and to whatever Python has."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import DOCUMENTS, ROOT

from everycontact import Case, CaseLine, EverycontactError, read_cases, write_cases

CASES = sorted((ROOT / "core" / "examples" / "cases").glob("*.json"))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [Case.from_json(path.read_text(encoding="utf-8")) for path in CASES]


@pytest.fixture(scope="module")
def stream(cases: list[Case]) -> bytes:
    return b"".join(case.to_json().encode() + b"\n" for case in cases)


def test_what_is_written_is_read_again(cases: list[Case], stream: bytes, tmp_path: Path) -> None:
    assert len(cases) >= 10
    file, path = io.BytesIO(), tmp_path / "cases.ndjson"
    write_cases(file, iter(cases))
    write_cases(path, cases)
    assert file.getvalue() == path.read_bytes() == stream
    with path.open("rb") as opened:
        for source in (stream, path, str(path), opened, io.BytesIO(stream), OneByte(stream)):
            lines = list(read_cases(source))
            assert lines == [CaseLine(at, case, None) for at, case in enumerate(cases, 1)]


class OneByte(io.BytesIO):
    """A file that gives a byte at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1)


def test_a_bad_line_is_told_of_in_its_place(cases: list[Case]) -> None:
    good = cases[0].to_json().encode()
    lines = list(read_cases(good + b'\n\n{"schema": 7}\n\xff\n' + good))
    assert [(line.line, line.case is not None) for line in lines] == [(1, True), (3, False), (4, False), (5, True)]
    errors = [line.error for line in lines if line.error is not None]
    assert [(error.code, error.line) for error in errors[1:]] == [("invalid_encoding", 4)]
    assert {problem.line for problem in errors[0].problems} == {3}


def test_what_a_file_raises_comes_through(cases: list[Case]) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            raise InterruptedError("broken")

        def write(self, data: Any, /) -> int:
            raise ZeroDivisionError("broken")

    with pytest.raises(InterruptedError):
        next(read_cases(Broken()))
    with pytest.raises(ZeroDivisionError):
        write_cases(Broken(), cases)
    with pytest.raises(FileNotFoundError):
        read_cases(DOCUMENTS / "nowhere.ndjson")
    with pytest.raises(TypeError):
        next(read_cases(io.StringIO("{}")))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        write_cases(io.BytesIO(), [cases[0], None])  # type: ignore[list-item]


@pytest.mark.parametrize("said", [-1, 10**6, None, "one"])
def test_a_file_that_lies_is_refused(said: Any, cases: list[Case]) -> None:
    class Lying(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            return b"x" * (size + 1)

        def write(self, data: Any, /) -> Any:
            return said

    with pytest.raises((TypeError, ValueError)):
        write_cases(Lying(), cases)
    with pytest.raises(ValueError):
        next(read_cases(Lying()))


def test_lines_that_are_being_read_are_not_read_once_more(stream: bytes) -> None:
    class Asking(io.BytesIO):
        lines: Iterator[CaseLine]

        def read(self, size: int | None = -1, /) -> bytes:
            next(self.lines)
            return b""

    asking = Asking(stream)
    asking.lines = read_cases(asking)
    with pytest.raises(RuntimeError):
        next(asking.lines)


def test_lines_are_read_one_by_one(stream: bytes) -> None:
    class Counting(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            chunk = super().read(size)
            self.taken += len(chunk)
            return chunk

    many = Counting(stream * 200)
    assert next(read_cases(many)).case is not None
    assert many.taken <= 1 << 17


def test_nothing_of_a_case_stands_in_the_error_of_its_line() -> None:
    line = next(read_cases(b'{"schema": "everycontact/case/1", "id": "Jane Roe"}'))
    assert isinstance(line.error, EverycontactError) and "Jane" not in str(line.error)
