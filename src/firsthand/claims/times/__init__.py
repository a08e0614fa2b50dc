"""When: days, intervals, durations and sets, worked out against the day of publication.

On the path: document -> `read`, which asks `absolute`, `relative`, `duration` and `clock` against a `Frame`.
Refuses a day that the words leave open.
"""
