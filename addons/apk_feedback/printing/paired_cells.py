"""Share and number of marks in one cell, «85 % (40)»: eighteen columns fit neither a page nor a screen."""


def paired(table, hidden):
    """
    :param hidden: what stands in a cell that is not shown
    :return: columns, kinds and rows of text
    """
    columns, kinds, skip = [], [], set()
    for number, kind in enumerate(table.kinds):
        if number and kind == "number" and table.kinds[number - 1] == "share":
            skip.add(number)
            continue
        columns.append(table.columns[number])
        kinds.append(kind)
    rows = []
    for row in table.rows:
        cells = []
        for number, value in enumerate(row):
            if number in skip:
                if value is not None:
                    cells[-1] += f" ({value})"
                continue
            cells.append(_text(table.kinds[number], value, hidden))
        rows.append(cells)
    return columns, kinds, rows


def _text(kind, value, hidden):
    if value is None:
        return hidden
    return f"{100 * value:.0f} %" if kind == "share" else str(value)
