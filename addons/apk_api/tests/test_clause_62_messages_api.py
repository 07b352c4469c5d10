"""п. 62: what is written in another system comes in whole, once, and its state can be asked."""

import base64

from odoo.tests import tagged

from .common import ApiCase

MESSAGE = {
    "name": "Козлова Мария Ивановна",
    "answer_by": "email",
    "email": "kozlova@client.test",
    "text": "Какие документы нужны для гранта «Агростартап»?",
    "external_number": "RM-15/2026",
}
SCHEMA = {"$ref": "#/components/schemas/Message"}


@tagged("post_install", "-at_install")
class TestMessagesApi(ApiCase):
    def _file(self, once="key-00000001", secret=None, **values):
        headers = {"Idempotency-Key": once} if once else {}
        body = {**MESSAGE, **values}
        return self._call("POST", "/messages", secret=secret, body=body, headers=headers)

    def _cases(self):
        self.env.invalidate_all()
        return self.env["apk.case"].search([("incoming_number", "=", "RM-15/2026")], order="id")

    def test_a_system_files_a_message_with_its_files_and_asks_for_its_state(self):
        content = base64.b64encode(b"%PDF-1.7 text").decode()
        answer = self._file(files=[{"name": "скан.pdf", "content_base64": content}])
        self.assertEqual(answer.status_code, 201)
        self._fits(answer.json(), SCHEMA)
        case = self._cases()
        self.assertEqual(
            (answer.json()["number"], answer.json()["state"], answer.json()["external_number"]),
            (case.name, "registered", "RM-15/2026"),
        )
        self.assertEqual(case.message_ids.attachment_ids.mapped("name"), ["скан.pdf"])
        self.assertEqual(case.intake_channel_id.code, "site")
        state = self._call("GET", f"/messages/{answer.json()['id']}")
        self.assertEqual((state.status_code, state.json()), (200, answer.json()))
        for word in ("Козлова", "kozlova", "Агростартап"):
            self.assertNotIn(word, state.text)

    def test_filed_again_with_the_same_key_it_is_the_same_message(self):
        first, again = self._file(), self._file()
        self.assertEqual((first.status_code, again.status_code), (201, 200))
        self.assertEqual(first.json(), again.json())
        self.assertEqual(len(self._cases()), 1)
        self._refused(self._file(text="Другой вопрос о гранте"), "idempotency_key_reused", 409)
        self.assertEqual(self._file("key-00000002").status_code, 201)
        self.assertEqual(len(self._cases()), 2)

    def test_the_keys_of_two_systems_do_not_meet(self):
        _key, secret = self._system("Портал")
        first, other = self._file(), self._file(secret=secret)
        self.assertEqual(other.status_code, 201)
        path = f"/messages/{first.json()['id']}"
        self._refused(self._call("GET", path, secret=secret), "not_found", 404)

    def test_the_address_is_confirmed_by_a_letter_unless_the_system_has_confirmed_it(self):
        self.assertFalse(self._file().json()["email_confirmed"])
        self.assertFalse(self._cases().delivery_ids)
        self.key.confirms_addresses = True
        self.assertTrue(self._file("key-00000002").json()["email_confirmed"])
        case = self._cases()[-1]
        self.assertEqual(self._deliveries(case, "first_reply").address, "kozlova@client.test")

    def test_a_system_files_for_thirty_clients_and_each_gets_a_letter(self):
        for number in range(30):
            self._file(f"key-000000{number:02}", email=f"client{number}@client.test")
        letters = self.env["mail.mail"].search([("email_to", "like", "client%@client.test")])
        self.assertEqual(len(letters), 30)

    def test_a_program_is_told_which_field_is_wrong(self):
        answer = self._file(name="", email="нет", unknown="x")
        self.assertEqual(self._refused(answer, "invalid", 422)["errors"][0]["field"], "unknown")
        errors = self._refused(self._file(name="", email="нет"), "invalid", 422)["errors"]
        self.assertEqual([one["field"] for one in errors], ["name", "email"])
        file = {"name": "a.exe", "content_base64": base64.b64encode(b"MZ").decode()}
        errors = self._refused(self._file(files=[file]), "invalid", 422)["errors"]
        self.assertEqual(errors[0]["field"], "files")
        self.assertFalse(self._cases())

    def test_hostile_bodies_are_refused_by_code(self):
        headers = {"Idempotency-Key": "key-00000001"}
        for body in (b"", b"[]", b"{", b"[" * 100_000, b"\xff", b'"a"'):
            answer = self._call("POST", "/messages", body=body, headers=headers)
            self._refused(answer, "not_json", 400)
        for values in (
            {"files": "x"},
            {"files": [1]},
            {"files": [{"name": "a.pdf", "content_base64": "*"}]},
            {"name": 1},
            {"answer_by": "fax"},
            {"\ud800": 1},
        ):
            self._refused(self._file(**values), "invalid", 422)
        for once in ("", "short", "x" * 201, "ключ".encode()):
            self._refused(self._file(once), "idempotency_key_missing", 400)
        self.assertFalse(self._cases())
        answer = self._file(text="Вопрос\u0000 о гранте \ud800 <script>alert(1)</script> 😀")
        self.assertEqual(answer.status_code, 201)
        self.assertNotIn("<script", self._cases().body)

    def test_a_stranger_a_revoked_key_and_a_key_without_the_right(self):
        for secret in ("", "x", self.secret[:-1], "' or 1=1"):
            answer = self._file(secret=secret)
            self._refused(answer, "unauthorized", 401)
            self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
        self.key.files_messages = False
        self._refused(self._file(), "forbidden", 403)
        self.key.write({"files_messages": True, "active": False})
        self._refused(self._file(), "unauthorized", 401)

    def test_a_new_secret_ends_the_former_one(self):
        secret = self.key.action_make_secret()["context"]["default_secret"]
        self._refused(self._file(), "unauthorized", 401)
        self.assertEqual(self._file(secret=secret).status_code, 201)

    def test_each_key_has_its_pace(self):
        self.key.per_minute = 2
        answers = [self._call("GET", "/places") for _time in range(3)]
        self.assertEqual([one.status_code for one in answers], [200, 200, 429])
        self._refused(answers[-1], "too_many_requests", 429)
        self.assertGreater(int(answers[-1].headers["Retry-After"]), 0)
        _key, secret = self._system("Портал", reads_places=True)
        self.assertEqual(self._call("GET", "/places", secret=secret).status_code, 200)

    def test_every_call_is_noted_without_a_word_of_the_client(self):
        filed = self._file().json()
        self._file(name="")
        self._call("GET", f"/messages/{filed['id']}")
        self.env.invalidate_all()
        calls = self.env["apk.api.call"].search([("key_id", "=", self.key.id)], order="id")
        self.assertEqual(
            [(one.method, one.route, one.status, one.problem) for one in calls],
            [
                ("POST", "/apk/api/v1/messages", 201, ""),
                ("POST", "/apk/api/v1/messages", 422, "invalid"),
                ("GET", "/apk/api/v1/messages/{id}", 200, ""),
            ],
        )
        self.assertTrue(self.key.used_at)

    def test_what_goes_wrong_before_the_call_is_json_too(self):
        self._refused(self._call("GET", "/nothing"), "not_found", 404)
        self._refused(self._call("GET", "/messages"), "method_not_allowed", 405)
