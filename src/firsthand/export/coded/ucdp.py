"""The UCDP GED table: 49 columns, one row an event in which somebody was killed, by the `ucdp` profile.

What accounts cannot tell (conflict and dyad, sides' ids, Gleditsch-Ward numbers, type of violence) stays empty for the
coder.  Deaths of a population are split out only as far as accounts count it; the rest is `deaths_unknown`, so that the four
always add up to `best`.

Source: UCDP GED codebook; PRIO-GRID 2.0 (half-degree cells numbered from the south-west).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path

from firsthand.claims.acts import ACCIDENTS
from firsthand.events.event import Event
from firsthand.export.coded import facts
from firsthand.export.coded.table import Cell, CodedEvent, Written, by_coder, number_cell, write_coded
from firsthand.export.words import first_hands
from firsthand.lang.edtf import without_clock
from firsthand.record.figure import Figure
from firsthand.view.case_view import CaseView
from firsthand.view.witnesses import under_profile
from firsthand.vocabulary import PLACE_PRECISION_WORDS

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)  # fmt: skip
ROUGH_DAY = 4  # from a month on, reports tell of a stretch of time rather than of one event
_CODER = {
    "relid": "UCDP's own release number",
    "active_year": "it hangs on the conflict's deaths of the year",
    "code_status": "UCDP's own state of coding",
    "type_of_violence": "it hangs on what the sides are",
    "country_id": "a Gleditsch-Ward number",
    "region": "UCDP's own regions",
}


def write_ucdp(view: CaseView, out: Path) -> Written:
    """Write the table and its trace."""
    return write_coded(coded_events(view), COLUMNS, out)


def coded_events(view: CaseView) -> Iterator[CodedEvent]:
    """Events as UCDP rows, by date."""
    seen = under_profile(view, "ucdp")
    for event in sorted(seen.events.values(), key=lambda e: (e.date_start or "9999", e.event_id)):
        killed = facts.figure_of(seen, event, "killed")
        if event.type in ACCIDENTS:
            yield CodedEvent(event, left_out=f"{event.type}: no armed actor is told of")
        elif killed is None or not killed.high:
            yield CodedEvent(event, left_out="no account counts anybody killed in this event alone")
        else:
            yield CodedEvent(event, _cells(seen, event, killed))


def _cells(view: CaseView, event: Event, killed: Figure) -> dict[str, Cell]:
    ids = [
        c
        for c in COLUMNS
        if c.endswith(("_dset_id", "_new_id")) or c in ("conflict_name", "dyad_name", "gwnoa", "gwnob")
    ]
    sides = facts.sides_of(view, event)
    return {
        "id": Cell(event.event_id, "hash of the words it is told in"),
        **{c: by_coder("accounts name no conflict, dyad or state number") for c in ids},
        **{c: by_coder(why) for c, why in _CODER.items()},
        "side_a": sides.first,
        "side_b": sides.second,
        **_sources(view, event, killed),
        **_where(event),
        **_when(event),
        **_deaths(view, event, killed),
    }


def _sources(view: CaseView, event: Event, killed: Figure) -> dict[str, Cell]:
    held = facts.sources(view, event)
    told = [(facts.office(a), without_clock(a.published or ""), a.title or "") for a in held]
    order = "in order of publication"
    originals = [o.name for o in facts.origins_of(view, [killed])]
    behind = f"{first_hands(killed.n_origins_min, killed.n_origins_max)} behind the number killed"
    return {
        "number_of_sources": Cell(str(len(held)), f"accounts that tell of the event; {behind}"),
        "source_article": facts.joined(
            [",".join(x).replace(";", ",") for x in told], f"office, day, headline, {order}"
        ),
        "source_office": facts.joined([x[0] for x in told], f"who published, {order}"),
        "source_date": facts.joined([x[1] for x in told], f"when, {order}; empty where not told"),
        "source_headline": facts.joined([x[2] for x in told], f"titles, {order}"),
        "source_original": facts.joined(originals, behind),
    }


def _where(event: Event) -> dict[str, Cell]:
    place, prec = facts.place_of(event), event.where_prec
    lat, lon = facts.degrees_cell(event, "latitude"), facts.degrees_cell(event, "longitude")
    both = bool(lat.value and lon.value)
    others = [p for p in event.places if p != event.place]
    return {
        "where_prec": Cell(str(prec or ""), PLACE_PRECISION_WORDS.get(prec or 0, "no place is told")),
        "where_coordinates": Cell(
            (event.place or "").split(",")[0], f"place of the coordinates: {event.place or 'untold'}"
        ),
        "where_description": Cell(
            event.place_text or event.place or "",
            "the accounts' own words" + (f"; also {'; '.join(others)}" if others else ""),
        ),
        "adm_1": facts.unit_cell(place, "admin1"),
        "adm_2": facts.unit_cell(place, "admin2"),
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": Cell(f"POINT ({lon.value} {lat.value})" if both else "", "longitude and latitude"),
        "priogrid_gid": Cell(
            str(priogrid(event.latitude, event.longitude) or ""), "half-degree cell of the coordinates"
        ),
        "country": Cell(event.country or "", "the country of the place" if event.country else "no country is told"),
    }


def priogrid(latitude: float | None, longitude: float | None) -> int | None:
    """PRIO-GRID cell of a point: half-degree cells, 720 a row, counted from 1 at 90° S 180° W.

    Returns:
        1 to 259,200; None where a coordinate is missing.
    """
    if latitude is None or longitude is None:
        return None
    row, column = min(359, floor((latitude + 90) * 2)), min(719, floor((longitude + 180) * 2))
    return row * 720 + column + 1


def _when(event: Event) -> dict[str, Cell]:
    prec = event.date_prec
    clear = prec is not None and prec < ROUGH_DAY
    why = "reports tell of one event" if clear else "reports give no more than a month, or no day: it may be several"
    start = facts.day_cell(event, "date_start")
    return {
        "year": Cell(start.value[:4], start.trace),
        "event_clarity": Cell("1" if clear else "2", why),
        "date_prec": Cell(str(prec or ""), f"from {event.date_edtf}" if prec else "no account tells when"),
        "date_start": start,
        "date_end": facts.day_cell(event, "date_end"),
    }


def _deaths(view: CaseView, event: Event, killed: Figure) -> dict[str, Cell]:
    """Best, high and low, and best split over the populations that accounts count."""
    best = killed.best or 0.0
    split = {"deaths_a": "perpetrators", "deaths_civilians": "civilian"}
    figures = {column: facts.figure_of(view, event, "killed", people) for column, people in split.items()}
    counts = {column: (f.best or 0.0) if f else 0.0 for column, f in figures.items()}
    over = sum(counts.values()) > best
    counts = dict.fromkeys(counts, 0.0) if over else counts
    note = "; parts and whole are told by different accounts and exceed it, so nothing is split out" if over else ""
    cells = {
        column: number_cell(counts[column], (f.trace if f else f"no account counts {split[column]}") + note)
        for column, f in figures.items()
    }
    rest = best - sum(counts.values())
    return {
        **cells,
        "deaths_b": Cell("0", "no account counts the dead of an other side; they are in deaths_unknown"),
        "deaths_unknown": number_cell(rest, f"best less those split out{note}"),
        **{name: number_cell(getattr(killed, name), killed.trace) for name in ("best", "high", "low")},
    }
