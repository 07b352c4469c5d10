"""Three sentences on top of an analysis: how many are satisfied, what is best and worst, what has changed."""

from ...rules.satisfaction import extremes, verdict
from .feedback_cube import index_of


def sentences(env, figures):
    """
    :param dict figures: as ``apk.feedback.report._figures`` returns them
    :return: list of three sentences; fewer where under five answers leave nothing to say
    """
    now, before = _indexes(figures["criteria"]), _indexes(figures["before"])
    if not now:
        return [env._("Fewer than five answers: no figures are shown.")]
    names = {one.number: one.short_name for one in env["apk.feedback.criterion"].search([])}
    best_and_worst = _best_and_worst(env, now, names)
    return [_satisfied(env, figures, now), *best_and_worst, _changes(env, now, before, names)]


def _indexes(cells):
    found = {number: index_of(cell) for number, cell in enumerate(cells, start=1)}
    return {number: index for number, index in found.items() if index}


def _satisfied(env, figures, now):
    index = now.get(1)
    answers = figures["answers"] and figures["answers"][0]
    if not index:
        return env._("Answers: %(answers)s.", answers=answers or "–")
    low, high = index.interval
    return env._(
        "Answers: %(answers)s; satisfied on the whole: %(share)s, with chance in mind from %(low)s to %(high)s.",
        answers=answers or "–",
        share=_percent(index.share),
        low=_percent(low),
        high=_percent(high),
    )


def _best_and_worst(env, now, names):
    found = extremes(now)
    if not found:
        return
    best, worst = found
    yield env._(
        "Rated best: %(best)s (%(best_share)s); worst: %(worst)s (%(worst_share)s).",
        best=_inside(names[best]),
        best_share=_percent(now[best].share),
        worst=_inside(names[worst]),
        worst_share=_percent(now[worst].share),
    )


def _changes(env, now, before, names):
    verdicts = {number: verdict(index, before.get(number)) for number, index in now.items()}
    better, worse = (
        ", ".join(_inside(names[number]) for number, one in verdicts.items() if one == word)
        for word in ("better", "worse")
    )
    if not any(verdicts.values()):
        return env._("There is nothing to compare with in the period before.")
    if better and worse:
        return env._(
            "Since the period before better: %(better)s; worse: %(worse)s.",
            better=better,
            worse=worse,
        )
    if better:
        return env._("Since the period before better: %s; nothing is worse.", better)
    if worse:
        return env._("Since the period before worse: %s; nothing is better.", worse)
    return env._("Since the period before nothing has really changed: chance explains it.")


def _percent(share):
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def _inside(name):
    """A name within a sentence begins small."""
    return name[:1].lower() + name[1:]
