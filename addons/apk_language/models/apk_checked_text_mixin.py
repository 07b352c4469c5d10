from odoo import api, fields, models

from ..messages import ONLY_THE_HEAD_OVERRIDES, TEXT_HAS_ERRORS

AUTHORS_OVERRIDE = "apk_language.authors_override"
WORDS_LIMIT = 200  # characters of what was found
NAMED = 5  # errors in a refusal


class ApkCheckedTextMixin(models.AbstractModel):
    """A record whose text passes the check before it leaves (п. 7): errors are mended, or let through with a reason.

    Whoever inherits says what the text is (``_checked_text``), whose it is (``_text_unit``), which record the report
    names (``_text_source``), and calls ``_let_text_leave`` where the text leaves.
    """

    _name = "apk.checked.text.mixin"
    _description = "Text that is checked before it leaves"

    text_errors = fields.Text(
        string="Errors in the text", compute="_compute_text_errors", compute_sudo=False
    )
    may_override_text = fields.Boolean(compute="_compute_text_errors", compute_sudo=False)
    text_override_reason = fields.Text(
        string="Why it leaves as it is",
        copy=False,
        help="Errors are mended, or the head says why they stay.",
    )

    def _compute_text_errors(self):
        for record in self:
            found = record._text_errors() if record.id else []
            record.text_errors = "\n".join(map(self._error_text, found))
            record.may_override_text = bool(record.id) and record._may_override_text()

    def _checked_text(self):
        """
        :return: (kind of text, blocks)
        """
        raise NotImplementedError

    def _text_unit(self):
        """The unit whose head answers for the text."""
        return self.unit_id

    def _text_source(self):
        """What the text belongs to, where a dialog asks for it: dialogs are swept away, the report stays."""
        return self

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        for record, vals in zip(records, vals_list, strict=True):
            record._check_reason_is_of_who_may(vals)
        return records

    def write(self, vals):
        for record in self:
            record._check_reason_is_of_who_may(vals)
        return super().write(vals)

    def _check_reason_is_of_who_may(self, vals):
        """A reason that somebody else has typed would leave as the word of the head who sends.

        No constraint of the ORM: those run as the superuser, who may do everything.
        """
        if vals.get("text_override_reason") and not self._may_override_text():
            raise ONLY_THE_HEAD_OVERRIDES(self.env)

    def _text_options(self):
        """Options of ``apk.text.check`` that the record itself knows."""
        return {}

    def _text_errors(self):
        """Findings that stop the text and that nobody has let through yet."""
        self.ensure_one()
        kind, blocks = self._checked_text()
        found = self.env["apk.text.check"]._findings(blocks, kind, self._text_options())
        errors = [one for one in found if one["severity"] == "error"]
        if not errors:
            return []
        let_through = self.env["apk.text.override"]._of(self._text_source())
        passed = {(row.code, row.found) for row in let_through}
        return [one for one in errors if (one["code"], one["found"][:WORDS_LIMIT]) not in passed]

    def _let_text_leave(self):
        """The text leaves: without errors, or with a reason of somebody who may give one."""
        self.ensure_one()
        errors = self._text_errors()
        if errors and not self._reason():
            named = "\n".join(map(self._error_text, errors[:NAMED]))
            raise TEXT_HAS_ERRORS(self.env, errors=named)
        if errors and not self._may_override_text():
            raise ONLY_THE_HEAD_OVERRIDES(self.env)
        if errors:
            self._override(errors, self._reason())
        self._forget_reason()

    def _reason(self):
        # sudo: whoever publishes an article may not read the fields of its draft
        return (self.sudo().text_override_reason or "").strip()

    def _forget_reason(self):
        """It was given for these words: the next ones do not leave by it."""
        if self._reason():
            # sudo: what has left may not be written any more; the reason is in the report
            left = self.sudo()
            left.text_override_reason = False

    def _may_override_text(self):
        """The head or the deputy of the unit, whoever stands above them, or the author where the office lets authors."""
        user = self.env.user
        unit = self._text_unit()
        if self.env.su or user in unit.head_id | unit.deputy_id:
            return True
        if user.has_group("apk_base.group_area_officer"):
            return True
        settings = self.env["ir.config_parameter"].sudo()  # sudo: settings are the administrator's
        return settings.get_param(AUTHORS_OVERRIDE) == "True"

    def _override(self, errors, reason):
        kind, _blocks = self._checked_text()
        source = self._text_source()
        rows = [
            {
                "res_model": source._name,
                "res_id": source.id,
                "record_name": source.display_name,
                "text_kind": kind,
                "code": one["code"],
                "title": one["title"],
                "found": one["found"][:WORDS_LIMIT],
                "reason": reason,
                "unit_id": self._text_unit().id,
                "user_id": self.env.uid,
            }
            for one in errors
        ]
        # sudo: nobody writes the report by hand; who may decide was checked
        self.env["apk.text.override"].sudo().create(rows)

    @api.model
    def _error_text(self, finding):
        title = finding["title"]
        words = {
            "found": finding["found"],
            "title": title[:1].lower() + title[1:],  # it stands in the middle of a sentence
            "reason": finding["reason"],
        }
        return self.env._("«%(found)s» — %(title)s. %(reason)s", **words)
