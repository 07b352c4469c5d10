"""Make docs/order-104.md of config/order_104.yaml: for people, clause by clause, what does it and what proves it.

Usage: order_104.py PROJECT_FOLDER
"""

import sys
from pathlib import Path

import yaml

HEAD = """\
<!-- made by ./apk readme from config/order_104.yaml -->
# Приказ № 104 по пунктам: что исполняет программа

Пунктов — {all}. Исполняет программа — {done}, из них не до конца — {partly}; впереди — {planned}; не для программ — {people}.
Номер 27 стоит в Приказе дважды: 27.1 — согласие на рассылку, 27.2 — рассылка только по электронной почте. Названия дополнений — в
[README](../README.ru.md). Какими файлами исполнен пункт и какими проверен — в [config/order_104.yaml](../config/order_104.yaml).

| пункт | о чём | исполняют | проверок | чего ещё нет |
|---|---|---|---|---|
"""


def page(index):
    """
    :param dict index: the clauses as ``config/order_104.yaml`` has them
    :return: Markdown
    """
    clauses = list(index.values())
    counts = {
        "all": len(clauses),
        "done": sum("code" in clause for clause in clauses),
        "partly": sum("code" in clause and "planned" in clause for clause in clauses),
        "planned": sum("code" not in clause and "planned" in clause for clause in clauses),
        "people": sum("code" not in clause and "planned" not in clause for clause in clauses),
    }
    rows = [_row(number, index[number]) for number in sorted(index, key=_place)]
    return HEAD.format(**counts) + "".join(rows)


def _row(number, clause):
    addons = sorted({path.split("/")[0] for path in _listed(clause, "code")})
    doers = ", ".join(f"[`{addon}`](../addons/{addon}/README.md)" for addon in addons)
    tests = len(_listed(clause, "test")) or ""
    absent = [words for key in ("planned", "not_software") for words in _listed(clause, key)]
    cells = [number, clause["says"], doers or "люди", str(tests), "; ".join(absent)]
    return f"| {' | '.join(cell.replace('|', '¦') for cell in cells)} |\n"


def _listed(clause, key):
    value = clause.get(key, [])
    return value if isinstance(value, list) else [value]


def _place(number):
    return [int(part) for part in number.split(".")]


def main(root):
    index = yaml.safe_load((root / "config/order_104.yaml").read_text("utf-8"))
    (root / "docs/order-104.md").write_text(page(index), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
