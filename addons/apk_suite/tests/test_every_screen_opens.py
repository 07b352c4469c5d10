"""Whoever sees a menu may read all that its screens show, in Russian: no role meets «access error» or an English word of Odoo."""

from lxml import etree

from odoo.tests import freeze_time, new_test_user, tagged
from odoo.tools.safe_eval import datetime, safe_eval

from odoo.addons.apk_case.tests.common import CaseCommon

from .test_both_languages import SHOWN, is_english

FOR_ALL = {  # п. 45: the knowledge base is for every colleague; everything else is a desk of somebody
    "apk_base.menu_root",
    "apk_knowledge.menu_knowledge",
    "apk_knowledge.menu_search",
    "apk_knowledge.menu_articles",
    "apk_knowledge.menu_legal_acts",
    "apk_knowledge.menu_knowledge_files",
    "apk_knowledge.menu_article_print",
    "apk_client.menu_clients",
    "apk_client.menu_contact_points",
}
ROLES = (
    "base.group_user",
    "apk_base.group_specialist",
    "apk_base.group_editor",
    "apk_base.group_head",
    "apk_base.group_area_officer",
    "apk_base.group_administrator",
    "apk_base.group_operator",
    "apk_base.group_client_officer",
    "apk_base.group_controller",
    "apk_base.group_registrar",
    "apk_line.group_line_head",
    "apk_line.group_training_officer",
    "apk_mailing.group_mailing_editor",
)
ASKED_OF_FIELDS = ("string", "help", "selection", "type")
INNER_VIEWS = ("list", "form", "kanban")


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 08:00:00")  # Fri 11:00 in Kostroma
class TestEveryScreenOpens(CaseCommon):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self._paper_case()
        self.env["apk.call"].create(
            {
                "phone": "+79101234567",
                "started_at": "2026-11-20 07:00:00",
                "partner_id": self.client.id,
            }
        )
        mailing = {"subject": "Отбор заявок открыт", "mailing_type": "mail"}
        mailing["contact_list_ids"] = self.env["mailing.list"].create({"name": "Фермеры"}).ids
        self.env["mailing.mailing"].create(mailing)

    def test_every_menu_opens_for_every_role_that_sees_it(self):
        for role in ROLES:
            user = new_test_user(self.env, role.partition(".")[2], role, lang="ru_RU")
            opened = 0
            for menu in self.env["ir.ui.menu"].with_user(user).load_menus(False).values():
                is_own = (menu.get("xmlid") or "").startswith("apk_")
                if is_own and menu["action_model"] == "ir.actions.act_window":
                    with self.subTest(role=role, menu=menu["name"]):
                        self._open(user, menu["action_id"])
                        opened += 1
            self.assertTrue(opened, role)

    def test_every_screen_of_every_role_is_in_russian(self):
        """Words of Odoo's own fields and views, too: «Missing required fields» is read by a clerk as any other."""
        english = {}
        for role in ROLES:
            user = new_test_user(self.env, role.partition(".")[2], role, lang="ru_RU")
            for menu in self.env["ir.ui.menu"].with_user(user).load_menus(False).values():
                is_own = (menu.get("xmlid") or "").startswith("apk_")
                if is_own and menu["action_model"] == "ir.actions.act_window":
                    for where, text in self._words(user, menu["action_id"]):
                        if is_english(text):
                            english[where] = text
        self.assertEqual(english, {})

    def _words(self, user, action_id):
        """Pairs (place, text) of what the screens of an action say."""
        action = self.env["ir.actions.act_window"].browse(action_id)
        records = self.env[action.res_model].with_user(user).with_context(lang="ru_RU")
        wanted = {kind: view_id for view_id, kind in action.views} | {"search": False}
        for kind, view_id in wanted.items():
            if not view_id and records._name.startswith("apk."):
                continue  # Odoo makes it of our fields
            arch = etree.fromstring(records.get_views([(view_id, kind)])["views"][kind]["arch"])
            for node in arch.iter(etree.Element):
                if "d-none" not in (node.get("class") or ""):
                    yield from self._words_of(records, kind, node)

    def _words_of(self, records, kind, node):
        place = f"{records._name} {kind} {node.tag} {node.get('name') or ''}"
        for name in (
            SHOWN if node.getparent() is not None else ()
        ):  # nothing shows the name of a view
            yield f"{place} @{name}", node.get(name)
        yield place, node.text
        outer = node.iterancestors("field")
        if node.tag != "field" or node.get("column_invisible") == "True" or any(outer):
            return
        field = records.fields_get([node.get("name")], ASKED_OF_FIELDS)[node.get("name")]
        if not node.get("string") and not node.get("nolabel"):
            yield f"{records._name}.{node.get('name')}", field["string"]
        yield f"{records._name}.{node.get('name')} help", field.get("help")
        for key, label in field.get("selection", ()):
            yield f"{records._name}.{node.get('name')} = {key}", label

    def test_a_colleague_without_a_role_is_not_given_the_desks_of_others(self):
        colleague = new_test_user(self.env, "t-colleague", "base.group_user")
        menus = self.env["ir.ui.menu"].with_user(colleague).load_menus(False).values()
        seen = {menu["xmlid"] for menu in menus if (menu.get("xmlid") or "").startswith("apk_")}
        self.assertEqual(seen, FOR_ALL)

    def _open(self, user, action_id):
        action = self.env["ir.actions.act_window"].browse(action_id)
        context = safe_eval(action.context or "{}", {"uid": user.id, "active_id": False})
        records = self.env[action.res_model].with_user(user).with_context(**context)
        domain = safe_eval(action.domain or "[]", {"uid": user.id, "datetime": datetime})
        views = records.get_views(action.views, {"action_id": action_id})["views"]
        for kind, view in views.items():
            specification = self._specification(records, etree.fromstring(view["arch"]))
            if action.target == "new":
                records.onchange({}, [], specification)
            elif kind in INNER_VIEWS:
                records.web_search_read(domain, specification, limit=5)

    def _specification(self, records, arch):
        """What the web client asks for to show this view."""
        wanted = {}
        for node in arch.xpath(".//field[not(ancestor::field)]"):
            field = records._fields[node.get("name")]
            wanted[field.name] = {}
            if field.relational:
                others = self.env[field.comodel_name].with_user(records.env.user)
                inner = [child for child in node if child.tag in INNER_VIEWS]
                asked = {"display_name": {}}
                if inner and field.type != "many2one":
                    asked |= self._specification(others, _alone(inner[0]))
                wanted[field.name] = {"fields": asked}
        return wanted


def _alone(node):
    """The inner view as a tree of its own: its fields have no ancestors."""
    return etree.fromstring(etree.tostring(node, with_tail=False))
