"""The one place that asks what day it is: everything else is told."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """The day on which acceptances are dated and expire, by the clock of this machine."""
    return dt.date.today()
