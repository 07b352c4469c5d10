from odoo import api, fields, models

from ..messages import NOBODY_TO_HAND_OVER_TO


class ApkCaseAssign(models.TransientModel):
    """Hand messages over: every person and every unit that may get them is one press away (п. 66)."""

    _name = "apk.case.assign"
    _description = "Hand messages over"

    case_ids = fields.Many2many("apk.case", string="Messages", required=True)
    case_count = fields.Integer(string="How many", compute="_compute_case_count")
    word = fields.Text(string="Your word to the next one")
    person_ids = fields.One2many(
        "apk.case.assign.choice", "assign_id", domain=[("user_id", "!=", False)], string="People"
    )
    unit_choice_ids = fields.One2many(
        "apk.case.assign.choice", "assign_id", domain=[("user_id", "=", False)], string="Units"
    )
    gives_out = fields.Boolean(string="Gives out", compute="_compute_gives_out")
    executor_ids = fields.Many2many(
        "res.users", string="Who may execute", compute="_compute_executor_ids"
    )
    user_id = fields.Many2one("res.users", string="Somebody else", domain=[("share", "=", False)])

    @api.depends("case_ids")
    def _compute_case_count(self):
        for screen in self:
            screen.case_count = len(screen.case_ids)

    @api.depends_context("uid")
    def _compute_gives_out(self):
        self.gives_out = self.env["apk.case"]._is_head_or_registrar()

    @api.depends("case_ids")
    def _compute_executor_ids(self):
        """Everybody who may work on a message."""
        cases = self.env["apk.case"]
        group = self.env.ref("apk_base.group_specialist")
        everybody = group.sudo().all_user_ids  # sudo: a head may not read groups; names leave
        self.executor_ids = everybody.filtered(cases._may_execute)

    @api.model
    def _for_messages(self, cases):
        """The dialog for these messages, with its rows: the people of their unit, the other units."""
        gives_out = cases._is_head_or_registrar()
        units = cases.unit_id if gives_out else self.env.user.apk_unit_ids
        people = self._people_of(units) - self._sole_executor(cases)
        loads = cases._loads(people)
        rows = [
            {"user_id": person.id, "load": loads.get(person, 0)}
            for person in people.sorted(lambda one: (not one._is_present(), loads.get(one, 0)))
        ]
        if gives_out:
            here = cases.unit_id.ids if len(cases.unit_id) == 1 else []
            others = self.env["apk.unit"].search([("id", "not in", here)])
            rows += [{"unit_id": unit.id} for unit in others]
        screen = self.create({"case_ids": [(6, 0, cases.ids)]})
        choices = self.env["apk.case.assign.choice"]
        choices.create([{**row, "assign_id": screen.id} for row in rows])
        return screen

    def _people_of(self, units):
        people = units.sudo()._people()  # sudo: an executor may not read users; names leave
        return people.filtered(self.env["apk.case"]._may_execute)

    def _sole_executor(self, cases):
        """Who has all of them already."""
        has_all = len(cases.user_id) == 1 and all(cases.mapped("user_id"))
        return cases.user_id if has_all else cases.user_id.browse()

    def action_assign(self):
        """To the person whom no row names."""
        self.ensure_one()
        return self._hand_over(self.env["apk.unit"], self.user_id)

    def action_share_out(self):
        """Each message goes to whoever of its unit has the least open work; where nobody is there it stays."""
        self.ensure_one()
        cases = self.case_ids
        cases._only_for_the_head_or_registrar()
        units = cases.unit_id.filtered(lambda unit: cases._least_loaded(unit)[0])
        given = cases.filtered(lambda case: case.unit_id in units)
        if not given:
            raise NOBODY_TO_HAND_OVER_TO(self.env)
        _done, undo = self._with_undo(given, lambda: self._share_out(given))
        toast = given._handed_over(self.env._("by load"), undo)
        if cases - given:
            left = self.env._("nobody is there for %s, they stay", len(cases - given))
            toast["params"]["message"] += f"; {left}"
        return toast

    def _with_undo(self, cases, act):
        note = self.env._("The handing over was taken back")
        return self.env["apk.case.undo"]._done(cases, act, note)

    def _share_out(self, cases):
        nobody = self.env["apk.unit"]
        for case in cases.sorted("next_due_at"):  # each that is given away counts
            case._hand_over(nobody, case._least_loaded(case.unit_id)[0], self.word or "")

    def _hand_over(self, unit, person):
        cases = self.case_ids
        receiver, undo = self._with_undo(
            cases, lambda: cases._hand_over(unit, person, self.word or "")
        )
        # sudo: a colleague's name
        return cases._handed_over((receiver or unit).sudo().display_name, undo)


class ApkCaseAssignChoice(models.TransientModel):
    """One row of the dialog: a person of the unit or a unit."""

    _name = "apk.case.assign.choice"
    _description = "Whom messages may be handed over to"
    _order = "id"

    assign_id = fields.Many2one("apk.case.assign", required=True, ondelete="cascade")
    unit_id = fields.Many2one("apk.unit")
    user_id = fields.Many2one("res.users")
    load = fields.Integer(string="Open messages")
    label = fields.Char(string="Who", compute="_compute_label")

    @api.depends("user_id", "unit_id")
    def _compute_label(self):
        """«Румянцева Елена Петровна — away until 5 December, stands in: …»; a unit in which nobody works says so."""
        for choice in self:
            if choice.user_id:
                note = self.env["apk.absence"]._describe(choice.user_id)
            else:
                note = choice.unit_id.is_unstaffed and self.env._("nobody there")
            # sudo: an executor may not read users; a colleague's name leaves
            name = choice.user_id.sudo().name or choice.unit_id.display_name
            choice.label = " — ".join(filter(None, (name, note)))

    def action_choose(self):
        """One press: the messages go there."""
        self.ensure_one()
        return self.assign_id._hand_over(self.unit_id, self.user_id)
