"""Every contact that any service had with a person counts.

A written, versioned policy weighs the contacts together and asks for a response, with its reasons. A
recommendation supports a human decision; it is not one.
"""

from everycontact._errors import EverycontactError, Problem
from everycontact._everycontact import recommend

__all__ = ["EverycontactError", "Problem", "recommend"]
