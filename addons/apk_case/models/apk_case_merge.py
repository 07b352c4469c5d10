from odoo import fields, models


class ApkCaseMerge(models.Model):
    """Several messages of one client about the same get one answer (п. 18; 59-ФЗ, ст. 11)."""

    _inherit = "apk.case"

    merged_into_id = fields.Many2one(
        "apk.case",
        string="Merged into",
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        written_by="system",
    )
    merged_ids = fields.One2many("apk.case", "merged_into_id", string="Merged messages")

    def _may_be_merged(self):
        return (
            len(self) > 1
            and len(self.partner_id) == 1
            and all(self.mapped("partner_id"))
            and all(case.is_open and not case.has_answer_delivery for case in self)
        )

    def _merge_into(self, main):
        """One answer under the number of ``main``; each message keeps its number, receipt and first reply."""
        self.check_access("write")
        for case in self:
            case._check_nothing_awaits_forwarding()
        for case in self - main:
            why = self.env._("merged into %s", main.name)
            # sudo: nobody may write the link; the right to write is checked above
            merged = case.sudo()
            merged.merged_into_id = main
            case._waive("answer", "urgent_answer", reason=why)
            case._set_state("merged", why)
            case._notify_status()
            main.message_post(
                body=self.env._("The message %s has been merged into this one", case.name)
            )
        main._raise_urgency(self)
        main._keep_control_of(self - main)

    def _keep_control_of(self, merged):
        """The earliest control date of them is the main message's now."""
        controlled = (self | merged).filtered("control_on").sorted("control_on")[:1]
        if controlled and controlled != self:
            authority = controlled.control_authority
            self.write({"control_on": controlled.control_on, "control_authority": authority})
        merged._waive("control", reason=self.env._("merged into %s", self.name))

    def _raise_urgency(self, merged):
        """The main message is as urgent as the most urgent of them."""
        if self.urgency != "urgent" and "urgent" in merged.mapped("urgency"):
            self.write(
                {"urgency": "urgent", "urgency_reason": self.env._("a merged message is urgent")}
            )
