"""Two hundred questions of people over two thousand articles: how high the expected one stands."""

from collections import defaultdict

from .agriculture import articles, load, rows

AT = (1, 3, 10)


def places(env):
    """:return: list of (kind, question, expected title, place from 1 or None)"""
    load(env, articles())
    search = env["apk.article"].search_text
    found = []
    for question in rows("search_questions.csv"):
        names = [one["name"] for one in search(question["asked"], limit=max(AT))]
        place = names.index(question["expected"]) + 1 if question["expected"] in names else None
        found.append((question["kind"], question["asked"], question["expected"], place))
    return found


def table(found):
    """Kind -> (questions, hits at 1, at 3, at 10); the last row is of all."""
    groups = defaultdict(list)
    for kind, _asked, _expected, place in found:
        groups[kind].append(place)
        groups["all"].append(place)
    groups["all"] = groups.pop("all")
    return {
        kind: (len(some), *(sum(bool(one and one <= at) for one in some) for at in AT))
        for kind, some in groups.items()
    }


def report(found):
    lines = ["kind          questions  at 1  at 3  at 10"]
    lines += [
        f"{kind:12} {count:10} {first:5} {third:5} {tenth:6}"
        for kind, (count, first, third, tenth) in table(found).items()
    ]
    lines += [f"not first: {asked} -> {title} ({at})" for _, asked, title, at in found if at != 1]
    return "\n".join(lines)
