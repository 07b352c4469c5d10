"""Refusals of this addon: each says what to do next."""

from odoo.exceptions import UserError


class ExtensionMissing(UserError):
    """The database cannot guarantee that no time is given away twice."""

    def __init__(self, env):
        super().__init__(
            env._(
                "PostgreSQL has no extension btree_gist, and the database user may not create it. "
                "Ask the administrator of the database to run: CREATE EXTENSION btree_gist; then install the addon again."
            )
        )


class SlotTaken(UserError):
    """п. 54: a period is given to one client."""

    def __init__(self, env, moment):
        super().__init__(
            env._("The time %s has just been taken. Choose another free time.", moment)
        )


class SlotNotOffered(UserError):
    """п. 54: «из числа доступных»."""

    def __init__(self, env, moment):
        super().__init__(
            env._(
                "The place does not receive clients at %s. Choose one of the free times on the screen.",
                moment,
            )
        )


class DirectionsNotTold(UserError):
    """п. 56: «должна быть сообщена устно»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Read aloud where the place is and how to get there, then mark «Told orally» (clause 56)."
            )
        )


class ReminderNotOffered(UserError):
    """п. 55: «клиенту должен быть предложен вариант продублировать»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "A law prescribes a reminder of this visit. Offer to repeat it by another channel "
                "and write down what the client has chosen (clause 55)."
            )
        )


class SiteAddressMissing(UserError):
    """п. 12: an inspection takes place at the client's."""

    def __init__(self, env):
        super().__init__(
            env._("Write the address of the inspection: the team goes to the client (clause 12).")
        )


class VisitIsOver(UserError):
    """What has ended cannot be changed."""

    def __init__(self, env, visit):
        super().__init__(
            env._(
                "The visit «%s» has ended or was cancelled. Book a new visit for the client.",
                visit.display_name,
            )
        )


class VisitIsKept(UserError):
    """п. 6: visits belong to the client's history."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Visits are kept for five years (clause 6) and cannot be deleted. Cancel the visit instead."
            )
        )


class TooManyBookings(UserError):
    """Nobody takes all the time of a place through the public page."""

    def __init__(self, env):
        super().__init__(
            env._(
                "You have already booked several visits. Cancel one of them, or call us and we will find a time."
            )
        )


class QuestionMissing(UserError):
    """п. 74: a written request says what it is about."""

    def __init__(self, env):
        super().__init__(
            env._("Write what the request is about, or attach the paper that the client has given.")
        )


class ReviewWithoutConclusion(UserError):
    """п. 75: figures decide nothing by themselves."""

    def __init__(self, env):
        super().__init__(
            env._("Write the decision: which reasons deserve personal reception (clause 75).")
        )
