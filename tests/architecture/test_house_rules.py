"""What a linter does not know. Every rule carries lines that it must catch and lines that it must pass."""

import re
from pathlib import Path

import pytest

ADDONS = Path(__file__).parents[2] / "addons"
SOURCES = [path for path in ADDONS.glob("**/*.py") if "tests" not in path.parts]

RULES = {
    "sudo() needs its reason on the line": (
        r"\.sudo\(\)(?!.*  # sudo: )",
        ["partner = self.sudo().partner_id"],
        ["token = self.sudo().token  # sudo: the visitor has no right to read"],
    ),
    "a reason of sudo() is its own, not a formula": (
        r"# sudo: (as (above|before)|kept by|see |by (this )?button|the system|who is who$|promises are kept)",
        ["x.sudo()  # sudo: kept by the system", "y.sudo()  # sudo: as above"],
        ["x.sudo()  # sudo: an operator may not read groups; only the names of people leave"],
    ),
    "no home-made context keys": (
        r"with_context\((?!active_test|lang|tz|mail_|tracking_disable|bin_size)\w",
        ["self.with_context(skip_deadline=True).write(vals)"],
        ["self.with_context(lang=partner.lang)", "self.with_context(bin_size=False).raw"],
    ),
    "a commit needs its reason on the line": (
        r"\bcr\.commit\(\)(?!.*  # commit: )",
        ["self.env.cr.commit()"],
        ["self.env.cr.commit()  # commit: the mark must outlive a crash"],
    ),
    "a broad except needs its reason on the line": (
        r"except (Base)?Exception\b(?!.*  # broad: )",
        ["except Exception:", "except Exception as error:"],
        ["except Exception as error:  # broad: no e-mail may be lost", "except ValueError:"],
    ),
    "nobody sleeps": (r"\btime\.sleep\(", ["time.sleep(1)"], ["asleep(1)"]),
    "notices are data, labels are English": (
        r"""^[^#]*["'][^"']*[А-Яа-яЁё]{3,}[^"']*["'](?!.*(author|# Russian: ))""",
        ['return "Здравствуйте"'],
        ['pass  # «с даты поступления»', '"author": "Департамент"  # author', 'x = "n"'],
    ),
}  # fmt: skip
EXEMPT = {
    "notices are data, labels are English": {
        "russian_dates.py", "__manifest__.py", "salutation.py", "registration.py",
        "scrub.py", "given_names.py", "patronymics.py", "person_names.py", "organisation_names.py",
        "same_person.py", "site_form.py", "signature.py", "covering_mail.py", "correspondent.py", "mail_quotes.py",
        "letter_words.py", "letter_text.py", "client_text.py", "urgency.py",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_the_rule_catches_and_passes(name):
    pattern, bad, good = RULES[name]
    assert all(re.search(pattern, line) for line in bad)
    assert not any(re.search(pattern, line) for line in good)


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name):
    pattern = re.compile(RULES[name][0])
    broken = [
        f"{path.relative_to(ADDONS)}:{number}: {line.strip()}"
        for path in SOURCES
        if path.name not in EXEMPT.get(name, ())
        for number, (above, line, following) in enumerate(with_neighbours(code_lines(path)), 1)
        # a long reason stands above its line; the formatter may carry a short one to the next
        if pattern.search(line) and pattern.search(line + following + reason_in(above))
    ]
    assert broken == []


DOCSTRING = re.compile(r'("""|\'\'\').*?\1', re.DOTALL)


def code_lines(path):
    """Lines of a file with the docstrings blanked: they quote the Order."""
    text = DOCSTRING.sub(lambda match: "\n" * match[0].count("\n"), path.read_text())
    return text.splitlines()


def with_neighbours(lines):
    """(line above, line, line below) of every line."""
    return zip(["", *lines], lines, [*lines[1:], ""], strict=False)


def reason_in(above):
    """A comment that fills the line above, as if it stood at the end of the line."""
    return f"  {above.strip()}" if above.strip().startswith("#") else ""
