"""Strings that break careless pages, and documents with them in every place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NAUGHTY = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '" style="background:url(//x)" x="',
    "javascript:alert(1)",
    "</td></tr></table><h1>",
    "</bdi></details></div>",
    "<!-- ",
    "--> ]]> <![CDATA[",
    "<?php echo 1 ?> <%= 1 %>",
    "{{constructor.constructor('alert(1)')()}} ${7*7} #{7*7} {level} %s %(x)s",
    "&lt;b&gt; &amp; &#60; &#x3c &notit;",
    "<<<>>>&&&'''\"\"\"```",
    "<style>*{display:none}</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<textarea><title><xmp><noscript><plaintext>",
    "\u202eevil\u202c \u2066isolated\u2069 \u200f\u200e\u061c",
    "zero\u200bwidth\u200d\ufeff soft\u00adhyphen",
    "line\u2028and\u2029paragraph",
    "carriage\rreturn\r\nand\nline\ttab\x0bvertical\x0cfeed",
    "nul\x00bell\x07escape\x1b[31mdelete\x7f",
    "half\ud83d of a pair\udc00",
    "c1\x85\x9b non\ufffe\uffff\U0010ffff",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 "
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034dA\u036b\u0357\u0334\u0362\u0335\u031c\u0330",
    "\u0634\u062e\u0635 \u05d0\u05d3\u05dd \u4eba",
    "x" * 5000,
    " leading and trailing \u00a0",
    "",
    "-1e309",
    "constructor",
    "__proto__",
)
"""What is written into a page as it is, would run, end an element, turn the text round, or vanish."""


def swapped(document: Any, swap: Callable[[str], str]) -> Any:
    """A document with every text in it swapped, and its keys as they are."""
    if isinstance(document, dict):
        return {key: swapped(value, swap) for key, value in document.items()}
    if isinstance(document, list):
        return [swapped(value, swap) for value in document]
    return swap(document) if isinstance(document, str) else document


class Marks:
    """A mark for each text, and the same one whenever the text comes again."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return self.texts.setdefault(text, f"\u27e6{len(self.texts)}\u27e7")


FREE = frozenset(("about", "account", "done", "note", "reason", "summary", "text", "what"))


def with_secrets(document: Any, secret: str, key: str = "") -> Any:
    """A case with a secret in every text that people wrote. A closure's reason is a code, of one word."""
    if isinstance(document, dict):
        return {name: with_secrets(value, secret, name) for name, value in document.items()}
    if isinstance(document, list):
        return [with_secrets(value, secret, key) for value in document]
    wrote = isinstance(document, str) and key in FREE and " " in document
    return f"{secret} {key}" if wrote else document
