"""п. 45, 52, 53, 62: another site shows places, free times and answers as they are here."""

from odoo.tests import tagged

from .common import DESCRIPTION, ApiCase


@tagged("post_install", "-at_install")
class TestPlacesAndAnswersApi(ApiCase):
    def _schema(self, path):
        answers = DESCRIPTION["paths"][f"/apk/api/v1{path}"]["get"]["responses"]
        return answers["200"]["content"]["application/json"]["schema"]

    def test_places_and_their_free_times(self):
        answer = self._call("GET", "/places").json()
        self._fits(answer, self._schema("/places"))
        place = next(one for one in answer["places"] if one["services"])
        path = f"/slots?place={place['code']}&service={place['services'][0]['id']}"
        self.env["ir.config_parameter"].set_param("apk_visit.public_booking", "off")
        self._refused(self._call("GET", path), "booking_closed", 409)
        self.env["ir.config_parameter"].set_param("apk_visit.public_booking", "on")
        answer = self._call("GET", path).json()
        self._fits(answer, self._schema("/slots"))
        self.assertTrue(answer["slots"])
        last = answer["days"][-1]["day"]
        self.assertEqual(self._call("GET", f"{path}&day={last}").json()["day"], last)
        for wrong in ("/slots", "/slots?place=x&service=1", f"{path}9999999", "/slots?service=²"):
            self._refused(self._call("GET", wrong), "invalid", 422)

    def test_published_answers_alone_are_given(self):
        article = self.env["apk.article"].create(
            {
                "name": "Как получить грант",
                "kind": "faq",
                "draft_body": "<p>Подайте заявку.</p>",
                "is_public": True,
                "unit_id": self.unit.id,
            }
        )
        path = f"/faq?after={article.id - 1}"
        self.assertEqual(self._call("GET", path).json()["articles"], [])
        article.action_publish()
        answer = self._call("GET", path).json()
        self._fits(answer, self._schema("/faq"))
        [found] = answer["articles"]
        self.assertEqual((found["title"], answer["next_after"]), ("Как получить грант", None))
        self.assertIn("Подайте заявку", found["html"])
        article.is_public = False
        self.assertEqual(self._call("GET", path).json()["articles"], [])

    def test_each_needs_its_right(self):
        _key, secret = self._system("Портал")
        for path in ("/places", "/slots", "/faq"):
            self._refused(self._call("GET", path, secret=secret), "forbidden", 403)
