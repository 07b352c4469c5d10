"""A dashboard of Odoo as JSON, made of cards, charts and one table; the names of its parts come from what it shows.

Odoo Community shows such dashboards and has no screen to make them; the keys are those of its spreadsheets, version 18.4.
"""

from typing import NamedTuple

VERSION = "18.4.14"
CARD_WIDTH, CARD_HEIGHT, CHART_HEIGHT, GAP = 240, 105, 300, 12
WIDTH = 1000
ACROSS = (WIDTH + GAP) // (CARD_WIDTH + GAP)
FIRST_DATA_ROW = 2
EMPTY = {
    "version": VERSION,
    "revisionId": "START_REVISION",
    "uniqueFigureIds": True,
    "settings": {},
    "styles": {},
    "formats": {},
    "borders": {},
    "customTableStyles": {},
    "lists": {},
    "listNextId": 1,
    "chartOdooMenusReferences": {},
}
TEXT_COLOUR, CARD_COLOUR = "#1F2937", "#F3F4F6"


class Card(NamedTuple):
    """One figure.

    :param measure: ``__count`` or a field with its aggregator: ``kept_percent:avg``
    :param unit: what stands behind the figure
    """

    title: str
    measure: str = "__count"
    domain: tuple = ()
    unit: str = ""
    model: str = ""


class Chart(NamedTuple):
    """
    :param kind: ``bar``, ``line`` or ``pie``
    :param groups: fields, dates with their interval
    """

    title: str
    kind: str
    groups: list
    measure: str = "__count"
    domain: tuple = ()
    model: str = ""


class Filter(NamedTuple):
    """A filter of the whole dashboard: a period, or a record of ``model``; ``paths``: model -> field."""

    label: str
    paths: dict
    model: str = ""
    default: str = "last_90_days"


class Board(NamedTuple):
    """
    :param model: what the parts count that name no model of their own
    """

    model: str
    cards: tuple
    charts: tuple
    filters: tuple


def dashboard(board, say):
    """
    :param say: translates a name
    :return: dict of the JSON
    """
    cards, charts = (
        [one._replace(title=say(one.title)) for one in parts]
        for parts in (board.cards, board.charts)
    )
    filters = {
        f"filter-{number}": one._replace(label=say(one.label))
        for number, one in enumerate(board.filters, 1)
    }
    top = _top_of_charts(len(cards))
    figures = [_card(number, card) for number, card in enumerate(cards)]
    figures += [
        _chart(number, chart, chart.model or board.model, filters, top)
        for number, chart in enumerate(charts)
    ]
    return {
        **EMPTY,
        "pivots": _pivots(board.model, cards, filters),
        "pivotNextId": len(cards) + 1,
        "globalFilters": [_filter(key, one) for key, one in filters.items()],
        "sheets": [
            _sheet("dashboard", "Dashboard", figures=figures, rows=_rows(top, len(charts))),
            _sheet("data", "Data", cells=_data_cells(cards), rows=len(cards) + FIRST_DATA_ROW),
        ],
    }


def _pivots(model, cards, filters):
    return {
        str(number): _pivot(str(number), card.model or model, card, filters)
        for number, card in enumerate(cards, 1)
    }


def _rows(top, charts):
    """Rows of 23 pixels that hold all the charts, two beside one another."""
    return (top + (charts + 1) // 2 * (CHART_HEIGHT + GAP)) // 23 + 2


def _sheet(key, name, *, rows, figures=(), cells=None):
    return {
        "id": key,
        "name": name,
        "colNumber": 12,
        "rowNumber": rows,
        "rows": {},
        "cols": {},
        "merges": [],
        "cells": cells or {},
        "styles": {},
        "formats": {},
        "borders": {},
        "figures": list(figures),
        "tables": [],
        "conditionalFormats": [],
        "dataValidationRules": [],
        "areGridLinesVisible": False,
        "isVisible": True,
        "headerGroups": {"ROW": [], "COL": []},
        "comments": {},
    }


def _data_cells(cards):
    """Column A: the title, column B: the figure as a text with its unit, column C: the figure."""
    cells = {}
    for number, card in enumerate(cards, 1):
        row = number + FIRST_DATA_ROW - 1
        cells[f"A{row}"] = card.title
        cells[f"C{row}"] = f'=PIVOT.VALUE({number},"{card.measure}")'
        cells[f"B{row}"] = _shown(f"C{row}", card)
    return cells


def _shown(cell, card):
    """A formula: a count as it is; an average with one decimal and a comma, a dash where there is nothing to average."""
    if ":" not in card.measure:
        return f"={cell}+0"
    text = f'SUBSTITUTE(CONCATENATE(ROUND({cell},1),""),".",",")'
    return f'=IF({cell}="","—",CONCATENATE({text},"{card.unit}"))'


def _pivot(key, model, card, filters):
    measure = {"id": card.measure, "fieldName": card.measure.partition(":")[0]}
    if ":" in card.measure:
        measure["aggregator"] = card.measure.partition(":")[2]
    return {
        "type": "ODOO",
        "id": key,
        "formulaId": key,
        "name": card.title,
        "model": model,
        "domain": [*card.domain],
        "context": {},
        "measures": [measure],
        "rows": [],
        "columns": [],
        "fieldMatching": _matching(model, filters),
    }


def _card(number, card):
    offset = {
        "x": number % ACROSS * (CARD_WIDTH + GAP),
        "y": GAP + number // ACROSS * (CARD_HEIGHT + GAP),
    }
    return {
        "id": f"card-{number + 1}",
        "tag": "chart",
        "width": CARD_WIDTH,
        "height": CARD_HEIGHT,
        "col": 0,
        "row": 0,
        "offset": offset,
        "data": {
            "type": "scorecard",
            "title": {"text": card.title, "bold": True, "color": TEXT_COLOUR},
            "background": CARD_COLOUR,
            "keyValue": f"Data!B{number + FIRST_DATA_ROW}",
            "baselineMode": "text",
            "baselineColorUp": TEXT_COLOUR,
            "baselineColorDown": TEXT_COLOUR,
            "humanize": False,
        },
    }


def _top_of_charts(cards):
    return GAP + -(-cards // ACROSS) * (CARD_HEIGHT + GAP)


def _chart(number, chart, model, filters, top):
    width = (WIDTH - GAP) // 2
    offset = {
        "x": number % 2 * (width + GAP),
        "y": top + number // 2 * (CHART_HEIGHT + GAP),
    }
    return {
        "id": f"chart-{number + 1}",
        "tag": "chart",
        "width": width,
        "height": CHART_HEIGHT,
        "col": 0,
        "row": 0,
        "offset": offset,
        "data": {
            "type": f"odoo_{chart.kind}",
            "title": {"text": chart.title, "bold": True, "color": TEXT_COLOUR},
            "background": "#FFFFFF",
            "legendPosition": "top",
            "verticalAxisPosition": "left",
            "stacked": chart.kind == "bar",
            "dataSets": [],
            **_counted(chart, model),
            "fieldMatching": _matching(model, filters),
        },
    }


def _counted(chart, model):
    return {
        "metaData": {
            "groupBy": [*chart.groups],
            "measure": chart.measure,
            "order": None,
            "resModel": model,
            "mode": chart.kind,
            "cumulatedStart": False,
        },
        "searchParams": {
            "comparison": None,
            "context": {},
            "domain": [*chart.domain],
            "groupBy": [*chart.groups],
            "orderBy": [],
        },
    }


def _matching(model, filters):
    """Which field of a model each filter narrows; a filter that a model does not know leaves it whole."""
    found = {}
    for key, one in filters.items():
        if model in one.paths:
            chain, kind = one.paths[model]
            found[key] = {"chain": chain, "type": kind, **({} if one.model else {"offset": 0})}
        else:
            found[key] = {}
    return found


def _filter(key, one):
    if one.model:
        return {
            "id": key,
            "type": "relation",
            "label": one.label,
            "modelName": one.model,
            "defaultValueDisplayNames": [],
        }
    return {"id": key, "type": "date", "label": one.label, "defaultValue": one.default}
