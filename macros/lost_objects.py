"""How often Python looks which objects nothing needs any more.

After 700 new ones, it says, which took a sixth of the time of a build: a curriculum is a great many
objects, all of which are needed to the end.
"""

import gc

NEW_OBJECTS = 10_000
"""New objects after which it looks here. With ten times as many, no build or paper gets quicker."""


def seldom_sought() -> None:
    """Let this process look for lost objects seldom."""
    gc.set_threshold(NEW_OBJECTS)
