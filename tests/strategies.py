"""What property tests draw from, and how: without a deadline for a single example, which a busy machine would miss."""

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_ZONES = ["", "[Asia/Bangkok]", "[America/Los_Angeles]", "[Africa/Casablanca]"]

_days = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
_bare = st.one_of(_days, _days.map(lambda day: day[:7]), _days.map(lambda day: day[:4]), _days.map(lambda day: f"{day[:3]}X"))
_qualified = st.tuples(_bare, st.sampled_from(["", "", "~", "?", "%"])).map("".join)
_clocks = st.times().map(lambda time: f"T{time:%H:%M}")
_offsets = st.integers(-12 * 4, 14 * 4).map(
    lambda quarters: f"{'-' if quarters < 0 else '+'}{abs(quarters) // 4:02}:{abs(quarters) % 4 * 15:02}"
)
_timed = st.tuples(_days, _clocks, _offsets, st.sampled_from(_ZONES)).map("".join)
_moments = st.one_of(_qualified, _timed)
_edges = st.sampled_from(["", ".."])
_closed_spans = st.tuples(_qualified, _qualified).map(sorted).map("/".join)

date_texts = st.one_of(
    _moments,
    st.tuples(_moments, _edges).map("/".join),
    st.tuples(_edges, _moments).map("/".join),
    _closed_spans,
)
"""Texts of dates in every form."""
