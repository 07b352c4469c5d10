"""A form asks the server nothing about a text of many words while it is typed.

The web client takes typed text back when such a call fails; ``apk_base/static/src/typed_text/typing_survives.js`` mends that
for every form, short fields such as a phone or an address included. Texts do without the call altogether.
"""

from lxml import etree

from odoo.tests import TransactionCase, tagged

TEXTS = ("text", "html")
YES = ("1", "True", "true")
ANSWERED_AT_ONCE = {  # the call is wanted there
    "apk.reception.place.directions",  # goes from the list of what is missing as it is written
}


@tagged("post_install", "-at_install")
class TestTypingIsLeftAlone(TransactionCase):
    def test_no_text_that_is_typed_is_followed_by_a_computed_field(self):
        admin = self.env.ref("base.user_admin")
        admin.group_ids += self.env.ref(
            "apk_base.group_controller"
        )  # packages are the controller's
        asking, seen = set(), 0
        views = self.env["ir.ui.view"].search(
            [("type", "=", "form"), ("model", "=like", "apk.%"), ("mode", "=", "primary")]
        )
        for view in views:
            model = self.env[view.model].with_user(admin)
            arch = etree.fromstring(model.get_view(view.id, "form")["arch"])
            for node in arch.xpath("//field[not(ancestor::field)]"):
                field = model._fields[node.get("name")]
                is_shown = field.readonly or node.get("readonly") in YES
                if field.type in TEXTS and not is_shown:
                    seen += 1
                    if node.get("on_change") in YES:
                        asking.add(str(field))
        self.assertGreater(seen, 30)
        self.assertEqual(asking - ANSWERED_AT_ONCE, set())
