"""What each fact about two subjects is worth: written by `tools/fit_subjects.py`, not by hand.

Log odds.  Held-out folds, parted by event:
gva: pairwise_p 0.893, pairwise_r 0.881, pairwise_f1 0.887, bcubed_f1 0.947
gva_open: pairwise_p 0.954, pairwise_r 0.889, pairwise_f1 0.921, bcubed_f1 0.960
clusters: pairwise_p 0.847, pairwise_r 0.944, pairwise_f1 0.893, bcubed_f1 0.946
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BIAS = -0.28
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "day_firm": 1.78,
        "day_next": -0.05,
        "day_open": -1.26,
        "day_rough": 1.72,
        "day_wide": -0.91,
        "days_few_fresh_firm": -0.19,
        "days_few_fresh_rough": 0.24,
        "days_few_past_firm": -0.05,
        "days_many_fresh_firm": -1.69,
        "days_many_fresh_rough": -0.60,
        "days_many_past_firm": -1.70,
        "days_many_past_rough": 0.00,
        "days_some_fresh_firm": 0.00,
        "days_some_fresh_rough": -0.59,
        "days_some_past_firm": -0.06,
        "days_some_past_rough": -0.09,
        "family_other": -0.02,
        "injured_differ": -0.91,
        "killed_differ": -0.01,
        "land_other": -0.60,
        "named": 3.07,
        "named_across": 8.00,
        "named_more": 1.91,
        "other_language": -0.50,
        "people": 0.94,
        "published_day": 0.87,
        "published_long": -1.07,
        "published_month": -0.07,
        "published_week": 0.27,
        "toll_large": 0.56,
        "tolls": 0.91,
        "town_far": -0.30,
        "town_far_few_words": -4.00,
        "town_near": 0.00,
        "town_off": -0.20,
        "town_off_few_words": -2.50,
        "town_same": 0.30,
        "type_same": 0.00,
        "unit_same": 0.00,
        "words": 4.13,
        "words_more": 0.80,
    }
)
