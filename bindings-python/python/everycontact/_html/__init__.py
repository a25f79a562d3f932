"""What notebooks show of a recommendation, a replay, a policy and a receipt.

Each is a fragment of HTML without scripts, and asks nothing of the network. It takes its colours from the
page that it stands in. It shows codes, ids and what a policy says, and none of what people wrote: no summary,
note or account.
"""

from everycontact._html._show import policy, receipt, recommendation, replay

__all__ = ["policy", "receipt", "recommendation", "replay"]
