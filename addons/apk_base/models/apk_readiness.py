import logging

from odoo import api, models

from ..messages import ONLY_ADMINISTRATORS_SEE_READINESS

STATES = ("todo", "advised", "done")

_logger = logging.getLogger(__name__)


class ApkReadiness(models.AbstractModel):
    """«Readiness»: what this installation lacks before clients may rely on it, and where to mend each thing.

    A service without fields. The addon that owns a fact extends ``_checks`` with a method that looks at it; such a method is
    called with the rights of the system, asks the database only, and returns what ``_as_check`` makes, or None where there
    is nothing to check.
    """

    _name = "apk.readiness"
    _description = "Readiness"

    @api.model
    def readiness(self):
        """What is missing first, then what is advised, then what is ready.

        :return: list of ``{key, name, state, why, button, action, hint}``; ``state`` is one of ``STATES``, ``action`` opens
            the place to mend it, ``hint`` is a text to show instead
        :raises ONLY_ADMINISTRATORS_SEE_READINESS: the caller is none
        """
        if not self._is_for_me():
            raise ONLY_ADMINISTRATORS_SEE_READINESS(self.env)
        return [self._for_this_administrator(check) for check in self._look()]

    @api.model
    def _is_for_me(self):
        return self.env.user.has_group("apk_base.group_administrator")

    def _checks(self):
        """Bound methods, one for each fact; an addon adds its own to those of super."""
        return []

    @api.model
    def _look(self):
        """Every check as it stands now, the most pressing first, in the order in which an installation is set up."""
        # sudo: an administrator of the suite may not read mail servers or parameters; states and counts leave
        checks = filter(None, map(self._safely, self.sudo()._checks()))
        return sorted(checks, key=lambda one: (STATES.index(one["state"]), one["sequence"]))

    @api.model
    def _is_complete(self):
        return all(check["state"] != "todo" for check in self._look())

    def _safely(self, check):
        """A check that fails is one more thing to mend; the others are shown all the same."""
        name = check.__name__.removeprefix("_check_")
        try:
            with self.env.cr.savepoint(flush=False):
                return check()
        except (
            Exception
        ):  # broad: whatever is wrong with the installation must not hide the screen that tells it
            _logger.warning("The check %s of readiness has failed", name, exc_info=True)
            why = self.env._(
                "It could not be found out. The log of the server says why: «%s».", name
            )
            title = self.env._("A check has failed: %s", name)
            return self._as_check(name, 0, title, "todo", why)

    @api.model
    def _as_check(self, key, sequence, name, state, why, *, button="", action=None, hint="", group="base.group_system"):  # fmt: skip
        """
        :param key: unique in the suite
        :param sequence: place among the steps of setting up, 10 to 99
        :param why: one sentence: what is so, and why it matters
        :param button: words of the button
        :param action: dictionary of the action that opens the place to mend it
        :param hint: what is read instead, where the place is not in the program
        :param group: who may mend it
        """
        return {"key": key, "sequence": sequence, "name": name, "state": state, "why": why, "button": button, "action": action or False, "hint": hint, "group": group}  # fmt: skip

    @api.model
    def _named(self, records, shown=3):
        """«A, B, C and 5 more»: names of records for a sentence."""
        names = ", ".join(records[:shown].mapped("display_name"))
        more = len(records) - shown
        return (
            self.env._("%(names)s and %(more)s more", names=names, more=more) if more > 0 else names
        )

    @api.model
    def _opens(self, xmlid, **changes):
        """The action of this xml id, changed; it opens where the button of a check is pressed."""
        return {**self.env["ir.actions.actions"]._for_xml_id(xmlid), **changes}

    def _for_this_administrator(self, check):
        """Without the button where another administrator is needed."""
        group = check.pop("group")
        if check["action"] and not self.env.user.has_group(group):
            ask = self.env._("Ask somebody with the right «Settings» of Odoo.")
            return {**check, "action": False, "button": "", "why": f"{check['why']} {ask}"}
        return check
