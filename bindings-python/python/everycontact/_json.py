"""Writing what Python holds as JSON text, for the library's own strict reader."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from everycontact._errors import refused


def _written(value: object) -> Any:
    """What ``json`` cannot write by itself: a date or an instant, and a document of this package."""
    if isinstance(value, date):
        return value.isoformat()
    to_dict = getattr(value, "to_dict", None)
    if to_dict is None or isinstance(value, type):
        raise TypeError(f"an object of type {type(value).__name__} has no place in a document")
    return to_dict()


def dumps(document: dict[str, Any]) -> str:
    """``document`` as JSON text; what JSON cannot hold is an ``EverycontactError``."""
    try:
        return json.dumps(document, default=_written, allow_nan=False)
    except RecursionError:
        raise refused("too_deep", "this is nested too deep", "nest less") from None
    except ValueError:
        message = "a number in it is not finite or has too many digits, or it holds itself"
        raise refused("invalid_value", message, "give a value that JSON can hold") from None
