"""Refusals about forms typed in by employees: each says what to do next."""

from odoo.exceptions import UserError


class KeyIsNotOnTheForm(UserError):
    def __init__(self, env, key, line):
        super().__init__(
            env._(
                "«%(key)s» is not an answer to «%(question)s». The keys are: %(keys)s.",
                key=key,
                question=line.question_id.wording,
                keys=line.keys,
            )
        )


class SheetTypedByTheSame(UserError):
    """Whoever has misread a paper misreads it again."""

    def __init__(self, env):
        super().__init__(
            env._("You have typed this form in yourself. Ask a colleague to type it once more.")
        )


class SheetReadDifferently(UserError):
    def __init__(self, env, lines):
        differences = "\n".join(
            f"{line.question_id.wording} {line.key or '–'} / {line.second_key or '–'}"
            for line in lines
        )
        super().__init__(
            env._(
                "The paper was read differently. Look at it once more and correct your answer, "
                "or press «The second reading is right»:\n%s",
                differences,
            )
        )


class TableCannotBeRead(UserError):
    def __init__(self, env):
        super().__init__(
            env._(
                "This is not a table of this questionnaire. Press «Empty table», "
                "fill in the file that you get and load it; do not change its first row."
            )
        )


class TableHasErrors(UserError):
    def __init__(self, env, problems):
        shown = "\n".join(problems[:20])
        super().__init__(
            env._("Nothing was loaded. Correct these rows and load the file again:\n%s", shown)
        )


class TableAlreadyLoaded(UserError):
    def __init__(self, env):
        super().__init__(
            env._("This table has been loaded already: its answers would be counted twice.")
        )
