"""Refusals about studies, measures and reports: each says what to do next."""

from odoo.exceptions import UserError
from odoo.tools import format_date


class PeriodIsRunning(UserError):
    """Two looks at a running quarter would show the one answer between them."""

    def __init__(self, env, end):
        super().__init__(
            env._(
                "The period is not over: between two looks at its figures one new answer could be seen. "
                "Open the report on %s or later.",
                format_date(env, end),
            )
        )


class ReportIsFinal(UserError):
    def __init__(self, env):
        super().__init__(
            env._(
                "A confirmed report is final. Write what is new into the report of the next period."
            )
        )


class ReportNeedsAssessment(UserError):
    """п. 81: «проводится оценка удовлетворенности клиентов»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The yearly report assesses how satisfied clients are (clause 81). "
                "Fill in «Assessment of satisfaction», then confirm."
            )
        )


class StudyIsDone(UserError):
    def __init__(self, env):
        super().__init__(env._("This answer has been studied already. Go on to the next one."))


class NegativePointsMissing(UserError):
    """п. 84: «с целью выявления негативных моментов»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The client has given a bad mark. "
                "Choose a reason or write what went wrong (clause 84), then press «Studied»."
            )
        )


class MeasureWithoutResult(UserError):
    def __init__(self, env):
        super().__init__(env._("Write what came of the measure into «Result», then press «Done»."))


class MeasureIsWeighed(UserError):
    """п. 84: what came of a measure is counted once."""

    def __init__(self, env):
        super().__init__(
            env._(
                "The measure is still in work, or its effect has been counted already. Make a new measure."
            )
        )


class ChangeTellsFigures(UserError):
    """п. 81: «не подлежит опубликованию»."""

    def __init__(self, env, words):
        super().__init__(
            env._(
                "«%s»: figures of the analysis are not for publication (clause 81). "
                "Say in words what clients said and what was done.",
                words,
            )
        )
