from odoo import api, fields, models


class ApkClassifierNode(models.Model):
    """A node of the all-Russian thematic classifier of appeals: section, subject, topic, question, subquestion.

    Names and codes are official and come from a file; the department's own topics refer to them.
    """

    _name = "apk.classifier.node"
    _description = "Node of the all-Russian classifier"
    _order = "code"
    _parent_store = True
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, readonly=True, index="trigram")
    parent_id = fields.Many2one(
        "apk.classifier.node", readonly=True, ondelete="restrict", index=True
    )
    parent_path = fields.Char(index=True)
    valid_from = fields.Date(readonly=True)
    valid_to = fields.Date(readonly=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "This code is already in the classifier.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for node in self:
            node.display_name = f"{node.code} {node.name}"

    @api.model
    def _load_entries(self, entries):
        """Add new nodes, update known ones; nothing is deleted, because old messages refer to old codes.

        :param entries: ``rules.classifier.Entry`` with parents before children
        :return: how many were added, how many changed
        """
        known = {node.code: node for node in self.with_context(active_test=False).search([])}
        added = changed = 0
        for entry in entries:
            values = {
                "name": entry.name,
                "valid_from": entry.valid_from,
                "valid_to": entry.valid_to,
                "parent_id": known[entry.parent].id if entry.parent in known else False,
            }
            node = known.get(entry.code)
            if node is None:
                known[entry.code] = self.create({"code": entry.code, **values})
                added += 1
            elif node._differs_from(values):
                node.write(values)
                changed += 1
        return added, changed

    def _differs_from(self, values):
        known = {**{name: self[name] for name in values}, "parent_id": self.parent_id.id}
        return known != values
