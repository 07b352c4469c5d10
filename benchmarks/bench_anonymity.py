"""п. 80: who has given an answer, asked of the whole database, and what the analysis loses by the protection.

Departments of several sizes live through a quarter or a year; after each release the attacker of ``apk_suite/tests/adversary.py``
looks. Figures: for how many answers the attacker finds fewer than five people (it must be none), what is hidden of the
contexts, how many answers wait for the next quarter.
"""

import sys
import time
from collections import Counter

from .cpu import cpu_seconds
from .database import copied_database, environment

# name: quarters, and in each messages, answers to links, to calls, at places of reception
SIZES = {
    "as small as the sample data: 60 messages, 20 answers": (1, 60, 12, 4, 4),
    "small: 240 messages, 32 answers": (1, 240, 24, 4, 4),
    "the same for a year: 960 messages, 128 answers": (4, 240, 24, 4, 4),
    "2,000 messages, 340 answers": (1, 2000, 240, 60, 40),
    "20,000 messages, 2,800 answers": (1, 20_000, 2400, 240, 160),
}
COLUMNS = {
    "area_id": "area",
    "unit_id": "unit",
    "place": "place of reception",
    "source": "source of clause 80",
    "channel": "channel",
    "function_id": "function",
    "segment_id": "segment",
}


def releases(quarters):
    """In each quarter four, three weeks apart; one more after the last."""
    moments = [
        f"2026-{3 * quarter + month:02}-{day} 09:00:00"
        for quarter in range(4 - quarters, 4)
        for month, day in ((1, 12), (2, "02"), (2, 23), (3, 14))
    ]
    return moments, "2027-01-12 09:00:00"  # Tue


def live(department, size, attack):
    from odoo.tests import freeze_time

    quarters, messages, links, calls, visits = size
    moments, after = releases(quarters)
    with freeze_time(moments[0]):
        department.add_clients(messages * quarters * 2 // 3)
    for moment in moments:
        with freeze_time(moment):
            department.receive(messages // 4)
            department.answer_by_links(links // 4)
            department.answer_calls(calls // 4)
            department.answer_on_public_pages(visits // 4)
            department.release()
            attack()
    with freeze_time(after):
        department.release()
        attack()


class Attack:
    """Looks after every release; knows the rule and which answers are new."""

    def __init__(self, cr):
        self.cr, self.seen, self.named, self.sizes = cr, {}, 0, []

    def __call__(self):
        from odoo.addons.apk_suite.tests.adversary import Adversary

        adversary = Adversary(self.cr)
        self.named += len(adversary.named())
        for answer in adversary.answers():
            if answer["id"] not in self.seen:
                self.seen[answer["id"]] = answer
                if answer["collection_mode"] == "notice":
                    found = len(adversary.candidates_by_rule(answer))
                    self.named += found < 5
                    self.sizes.append(found)


def lost(answers, truth):
    """Column -> (answers that had a value, answers whose value is hidden)."""
    had, hidden = Counter(), Counter()
    for answer in answers:
        given = truth.get(answer["comment"])
        context = (
            given.context if given else {"area_id": True, "unit_id": True, "function_id": True}
        )
        if given or answer["rated_subject"] == "call" and not answer["is_part"]:
            for column in COLUMNS:
                had[column] += bool(context.get(column))
                hidden[column] += bool(context.get(column)) and answer[column] is None
    return had, hidden


def print_line(what, *figures):
    sys.stdout.write(f"  {what:<46}" + "".join(f"{figure:>10}" for figure in figures) + "\n")


def measure(env, name, size):
    from odoo.addons.apk_suite.tests.department import Department

    wall, cpu = time.monotonic(), cpu_seconds(env.cr)
    department, attack = Department(env), Attack(env.cr)
    live(department, size, attack)
    wall, cpu = time.monotonic() - wall, cpu_seconds(env.cr) - cpu
    sys.stdout.write(f"{name}\n")
    answers = list(attack.seen.values())
    wholes = [answer for answer in answers if not answer["is_part"]]
    given = len(department.truth) + size[0] * size[3]
    print_line("answers that lead to fewer than five people", attack.named)
    sizes = sorted(attack.sizes)
    if sizes:
        print_line("candidates for one answer: least, median", sizes[0], sizes[len(sizes) // 2])
    print_line("answers given, released, waiting", given, len(wholes), given - len(wholes))
    print_line("marks that stand by themselves", len(answers) - len(wholes))
    had, hidden = lost(wholes, department.truth)
    for column, label in COLUMNS.items():
        if had[column]:
            share = f"{100 * hidden[column] / had[column]:.0f} %"
            print_line(f"hidden: {label}", had[column], hidden[column], share)
    print_line("seconds of wall, of processor", f"{wall:.0f}", f"{cpu:.0f}")
    sys.stdout.flush()


def main():
    for name, size in SIZES.items():
        with copied_database("anonymity") as database, environment(database) as env:
            measure(env, name, size)


if __name__ == "__main__":
    main()
