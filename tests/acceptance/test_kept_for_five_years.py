"""п. 6: what other addons of Odoo do to delete a person meets the lock; a merge of clients keeps the whole history."""

import pytest

from .odoo_server import Refused

KEPT = {
    "apk_case": "true",
    "apk_delivery": "true",
    "apk_interaction": "true",
    "apk_mail_spool": "true",
    "mail_message": "model = 'apk.case'",
    "ir_attachment": "res_model = 'apk.case' and res_id > 0",
}


@pytest.fixture
def kept(odoo):
    """Rows that must be there after the attack; the test fails when it leaves one less."""
    count = {table: f"select count(*) from {table} where {where}" for table, where in KEPT.items()}
    before = {table: int(odoo.query(query)[0][0]) for table, query in count.items()}
    assert all(before.values()), before
    yield before
    after = {table: int(odoo.query(query)[0][0]) for table, query in count.items()}
    assert all(after[table] >= before[table] for table in KEPT), (before, after)


@pytest.fixture
def case(road):
    message = road.email("Прошу сохранить")
    message.add_attachment("справка".encode(), maintype="text", subtype="plain", filename="a.txt")
    if not road.cases("Прошу сохранить"):
        road.receive(message)
    return road.the_case("Прошу сохранить")


def test_the_privacy_wizard_deletes_nothing_of_a_message(odoo, road, case, kept):
    wizards = "privacy.lookup.wizard"
    wizard = odoo.call(
        wizards, "create", [{"name": "Иванов Пётр Сергеевич", "email": road.client}]
    )[0]
    odoo.call(wizards, "action_lookup", [wizard])
    lines = odoo.call(
        "privacy.lookup.wizard.line", "search_read", [("wizard_id", "=", wizard)], ["res_model"]
    )
    found = {line["res_model"] for line in lines}
    assert {"res.partner", "apk.case", "mail.message", "apk.mail.spool"} <= found
    for line in lines:
        if line["res_model"] in (*(table.replace("_", ".") for table in KEPT), "res.partner"):
            with pytest.raises(Refused):
                odoo.call("privacy.lookup.wizard.line", "action_unlink", [line["id"]])


def test_the_recycling_of_old_records_deletes_no_message(odoo, case, kept):
    for model in ("apk.case", "apk.delivery", "apk.interaction", "apk.mail.spool"):
        ((model_id,),) = odoo.query(f"select id from ir_model where model = '{model}'")
        rule = odoo.call(
            "data_recycle.model", "create",
            [{"name": model, "res_model_id": int(model_id), "recycle_mode": "automatic", "recycle_action": "unlink"}],
        )  # fmt: skip
        with pytest.raises(Refused, match="five years|only added to"):
            odoo.call("data_recycle.model", "action_recycle_records", rule)


def test_a_merge_of_clients_keeps_the_whole_history(odoo, road, case, kept):
    client = case["partner_id"][0]
    lines = odoo.call("apk.interaction", "search_count", [("partner_id", "=", client)])
    twin = odoo.call("res.partner", "create", [{"name": "Иванов П. С.", "city": "Буй"}])[0]
    merge = odoo.call(
        "base.partner.merge.automatic.wizard", "create",
        [{"partner_ids": [[6, 0, [client, twin]]], "dst_partner_id": twin, "state": "selection"}],
    )  # fmt: skip
    odoo.call("base.partner.merge.automatic.wizard", "action_merge", merge)
    assert road.the_case("Прошу сохранить")["partner_id"][0] == twin
    assert odoo.call("apk.interaction", "search_count", [("partner_id", "=", twin)]) == lines


def test_no_addon_that_carries_messages_is_uninstalled(odoo, case, kept):
    modules = odoo.call(
        "ir.module.module", "search_read",
        [("name", "in", ("apk_client", "apk_knowledge", "mail", "contacts"))], ["name"],
    )  # fmt: skip
    for module in modules:
        with pytest.raises(Refused, match="five years"):
            odoo.call("ir.module.module", "button_immediate_uninstall", [module["id"]])
