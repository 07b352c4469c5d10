"""What axe-core finds on a page by WCAG 2.1 AA (ГОСТ Р 52872-2019, ПП РФ № 102)."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def serious_findings(page, part=None):
    """Serious and critical findings, each in one line: the rule, what is wrong, where.

    :param part: a selector, when only a part of the page is ours
    """
    found = Axe().run(page, context=part, options={"runOnly": RULES}).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
