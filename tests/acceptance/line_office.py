"""The consultation line of the tests: a trained operator, a colleague who consults, an article, a client who waits."""

import requests

OPERATOR, HEAD, TRAINER = "line-operator", "line-head", "line-trainer"


def open_line(odoo):
    """Hire and train; return the secret of the exchange."""
    grants = [(4, odoo._ref("apk_knowledge.function_farm_grants"))]
    _hire(odoo)
    _fill_the_base(odoo, grants)
    _create(
        odoo, "apk.line.expert", name="Лебедев Олег Викторович", position="главный специалист",
        phone="+7 (4942) 55-16-40", extension="205", unit_id=odoo._ref("apk_base.unit_orst"),
        function_ids=grants,
    )  # fmt: skip
    client = _create(
        odoo, "res.partner", name="Смирнов Алексей Николаевич", phone="+7 910 000-00-01",
        apk_client_type="kfh",
    )  # fmt: skip
    _create(
        odoo, "apk.case", subject="Субсидия на покупку трактора", partner_id=client,
        intake_channel_id=odoo._ref("apk_client.channel_hand"),
        regime_id=odoo._ref("apk_case.regime_support"),
    )  # fmt: skip
    return odoo.call("ir.config_parameter", "get_param", "apk_line.telephony_secret")


def _hire(odoo):
    operator = _create(
        odoo, "res.users", name="Зайцева Анна Юрьевна", login=OPERATOR, password=OPERATOR,
        lang="ru_RU", tz="Europe/Moscow", function="консультант", apk_extension="101",
        group_ids=[(4, odoo._ref("apk_base.group_operator"))],
    )  # fmt: skip
    session = _create(
        odoo, "apk.training.session", programme_id=odoo._ref("apk_line.programme_initial"),
        starts_at="2026-10-01 07:00:00", record_ids=[(0, 0, {"user_id": operator})],
    )  # fmt: skip
    odoo.call("apk.training.session", "action_hold", [session])

    for login, name, group in (
        (HEAD, "Осипова Нина Павловна", "apk_line.group_line_head"),
        (TRAINER, "Громов Пётр Ильич", "apk_line.group_training_officer"),
    ):
        _create(
            odoo, "res.users", name=name, login=login, password=login, lang="ru_RU",
            tz="Europe/Moscow", group_ids=[(4, odoo._ref(group))],
        )  # fmt: skip


def _fill_the_base(odoo, functions):
    article = _create(
        odoo, "apk.article", name="Грант на сыроварню: что нужно", kind="faq", function_ids=functions,
        draft_body="<p>Нужен бизнес-план и участок в собственности или аренде.</p>",
    )  # fmt: skip
    body = _create(
        odoo, "apk.article", name="Рыбнадзор: лов рыбы", kind="reference",
        unit_id=odoo._ref("apk_base.unit_oorg"),
        draft_body="<p>Телефон 8 800 100-34-34, сайт рыбнадзор.рф.</p>",
    )  # fmt: skip
    odoo.call("apk.article", "action_publish", [article, body])


def _create(odoo, model, **values):
    return odoo.call(model, "create", [values])[0]


def ring(odoo, secret, linkedid, kind="ringing", at="2026-11-20T10:00:00+03:00", **more):
    """What the exchange posts."""
    event = {"linkedid": linkedid, "event_id": f"{kind}-{at}", "type": kind, "at": at, **more}
    answer = requests.post(
        f"{odoo.url}/apk/telephony/event",
        json=event,
        headers={"X-Apk-Secret": secret},
        timeout=60,
    )
    assert answer.status_code == 200, answer.text
