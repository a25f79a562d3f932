"""Pictures of a case and of a policy, each with a table that says all that the picture says.

They need Altair, which comes with the extra ``plots``: ``python -m pip install 'everycontact[plots]'``. A
picture is drawn here, as SVG: showing one runs no script and asks nothing of the network.
"""

from everycontact.plot._criteria import criteria
from everycontact.plot._plot import Plot
from everycontact.plot._timeline import timeline
from everycontact.plot._waterfall import waterfall

__all__ = ["Plot", "criteria", "timeline", "waterfall"]
