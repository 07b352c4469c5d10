"""п. 20, 28, 53, 63, 80: a double click, «Back» and «Send», a second tab, a retry: one result, the page of the first."""

import re
from typing import NamedTuple

from odoo.tests import tagged

from .public_routes import CONFIRM, RATE, STAMP, PublicRoutesCase

TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


class Form(NamedTuple):
    page: str  # where the form stands
    action: str
    sent: dict
    results: object  # counts what has come of it
    is_personal: bool = False  # nobody else sends the same words: a second tab is known by them


@tagged("post_install", "-at_install")
class TestFormsAreSentOnce(PublicRoutesCase):
    def _forms(self):
        """By rule: a form that may be sent now."""
        return {
            "/apk/book": self._booking,
            "/apk/visit/<string:token>": self._visit,
            "/apk/case/<int:case_id>/<string:token>": self._channel,
            "/apk/faq/<int:article_id>": self._vote,
            "/apk/subscribe": self._subscription,
            "/apk/subscribe/confirm/<string:token>": self._confirmation,
            "/apk/unsubscribe": self._links_by_address,
            "/apk/unsubscribe/<string:token>": self._withdrawal,
            "/apk/unsubscribe/<string:token>/back": self._given_back,
            "/apk/feedback": self._answer,
            "/apk/feedback/<string:code>": self._answer,
            "/apk/feedback/contact": self._contact,
            "/apk/rate/<string:token>": self._rating,
            "/apk/polls/leave/<string:token>": self._no_more_polls,
            "/apk/write": self._message,
            "/apk/write/confirm/<string:token>": self._confirmed_address,
        }

    def _booking(self):
        service, place, at = self._slot(0)
        who = {"name": "Козлова Мария", "email": "kozlova@client.test", "phone": ""}
        page = f"/apk/book?service={service.id}&place={place.id}"
        sent = {"service": service.id, "place": place.id, "at": at, **who}
        held = [("booked_via", "=", "public_page"), ("state", "=", "reserved")]
        return Form(page, "/apk/book", sent, lambda: self._count("apk.visit", held), True)

    def _visit(self):
        visit, path = self._held_visit()
        notices = [("visit_id", "=", visit.id), ("document", "=", "visit_booked")]
        return Form(path, path, {"act": "confirm"}, lambda: self._count("apk.delivery", notices))

    def _channel(self):
        path = self.case._status_path()
        other = self.case._channels_to_choose() - self.case.chosen_channel_id
        noted = [("partner_id", "=", self.client.id), ("kind", "=", "choice")]
        return Form(
            path, path, {"channel": other[:1].code}, lambda: self._count("apk.interaction", noted)
        )

    def _vote(self):
        path = f"/apk/faq/{self.article.id}"
        votes = [("article_id", "=", self.article.id)]
        return Form(path, path, {"helped": "yes"}, lambda: self._count("apk.article.vote", votes))

    def _subscription(self, email="anna@client.test"):
        sent = {"name": "Анна", "email": email, "topic": self.topics[0].id, "agreed": "1"}
        return Form("/apk/subscribe", "/apk/subscribe", sent, lambda: self._emails(email), True)

    def _confirmation(self):
        path = self._links()["/apk/subscribe/confirm/<string:token>"]
        given = [("email", "=", "new@client.test")]
        return Form(path, path, {"": ""}, lambda: self._count("apk.consent", given))

    def _links_by_address(self):
        path = "/apk/unsubscribe"
        return Form(path, path, {"email": "ivanov@client.test"}, lambda: self._emails("ivanov@client.test"), True)  # fmt: skip

    def _withdrawal(self):
        path = f"/apk/unsubscribe/{self.consent.sudo().token}"
        gone = [("id", "=", self.consent.id), ("withdrawn_at", "!=", False)]
        return Form(path, path, {"": ""}, lambda: self._count("apk.consent", gone))

    def _given_back(self):
        self.consent._withdraw("link")
        path = f"/apk/unsubscribe/{self.consent.sudo().token}"
        given = [("email", "=", "ivanov@client.test"), ("withdrawn_at", "=", False)]
        return Form(path, f"{path}/back", {"": ""}, lambda: self._count("apk.consent", given))

    def _answer(self):
        path = "/apk/feedback"
        return Form(path, path, {"c1": "5"}, lambda: self._count("apk.answer.waiting", []))

    def _contact(self, text="Позвоните мне"):
        path = "/apk/feedback/contact"
        sent = {"name": "Пётр", "email": "petr@client.test", "phone": "", "text": text}
        return Form(path, path, sent, lambda: self._count("apk.case", [("email_from", "=", "petr@client.test")]), True)  # fmt: skip

    def _message(self):
        who = {"name": "Анна Белова", "way": "email", "email": "belova@client.test"}
        text = self.env["apk.consent.text"]._in_force("site_message")
        sent = {**who, "text": "Когда отбор на гранты?", "agreed": "1", "consent": text.id}
        return Form("/apk/write", "/apk/write", sent, lambda: self._count("apk.case", [("email_from", "=", "belova@client.test")]), True)  # fmt: skip

    def _confirmed_address(self):
        case, path = self._written()
        sent = [("case_id", "=", case.id), ("document", "=", "first_reply")]
        return Form(path, path, {"": ""}, lambda: self._count("apk.delivery", sent))

    def _rating(self):
        path = RATE.search(self.case.delivery_ids[:1].body)[0]
        return Form(path, path, {"c3": "4"}, lambda: self._count("apk.answer.waiting", []))

    def _no_more_polls(self):
        path = f"/apk/polls/leave/{self.survey.sudo().token}"
        gone = [("id", "=", self.survey.id), ("withdrawn_at", "!=", False)]
        return Form(path, path, {"": ""}, lambda: self._count("apk.consent", gone))

    def _count(self, model, domain):
        self.env.invalidate_all()
        return self.env[model].sudo().search_count(domain)

    def _emails(self, email):
        return self._count("mail.mail", [("email_to", "=", email)])

    def _stamp(self, form):
        return STAMP.search(self.url_open(form.page).text)[1]

    def _send(self, form, stamp):
        page = self.url_open(form.action, data={**form.sent, "stamp": stamp})
        return page.status_code, page.url, TITLE.search(page.text)[1].strip()

    def test_no_form_is_forgotten(self):
        known = set(self._forms())
        for rule in self._rules():
            routing = rule.endpoint.routing
            is_form = "POST" in routing["methods"] and routing.get("gate") != "machine"
            if is_form and not routing["readonly"]:
                self.assertIn(rule.rule, known)

    def test_sent_again_each_form_answers_as_the_first_time(self):
        for rule, make in self._forms().items():
            with self.subTest(rule=rule), self.cr.savepoint():
                form = make()
                stamp, before = self._stamp(form), form.results()
                first = self._send(form, stamp)
                self.assertLess(first[0], 300)
                self.assertEqual(form.results(), before + 1, "the first time counts")
                self.assertEqual(self._send(form, stamp), first, "a double click")
                self.url_open(form.page)
                self.assertEqual(self._send(form, stamp), first, "«Back» and «Send»")
                if form.is_personal:
                    self.assertEqual(self._send(form, self._stamp(form)), first, "a second tab")
                self.assertEqual(form.results(), before + 1)

    def test_two_messages_of_one_person_both_arrive(self):
        form = self._contact()
        stamp = self._stamp(form)
        self._send(form, stamp)
        self._send(self._contact("И ещё вопрос о тракторе"), stamp)
        self._send(self._contact("Третий вопрос"), self._stamp(form))
        self.assertEqual(form.results(), 3)

    def test_a_day_later_the_same_words_are_a_new_message(self):
        form = self._contact()
        self._send(form, self._stamp(form))
        self.env.cr.execute("UPDATE apk_form_stamp SET kept_until = now() - interval '1 minute'")
        self._send(form, self._stamp(form))
        self.assertEqual(form.results(), 2)

    def test_a_second_topic_within_the_hour_gets_its_e_mail(self):
        form = self._subscription()
        self._send(form, self._stamp(form))
        more = form._replace(sent={**form.sent, "topic": self.topics[1].id})
        self._send(more, self._stamp(form))
        self.assertEqual(form.results(), 2)
        last = self.env["mail.mail"].search([("email_to", "=", "anna@client.test")], order="id desc", limit=1)  # fmt: skip
        self.url_open(CONFIRM.search(last.body_html)[0], data={"": ""})
        given = self.env["apk.consent"]._live_for(["anna@client.test"], "mailing")
        self.assertEqual(given.topic_id, self.topics[:2], "the last e-mail confirms both")

    def test_so_many_e_mails_an_hour_as_there_are_topics(self):
        form = self._subscription()
        for _round in range(2):
            for topic in self.topics:
                self._send(form._replace(sent={**form.sent, "topic": topic.id}), self._stamp(form))
        self.assertEqual(form.results(), len(self.topics))

    def test_a_cancelled_booking_may_be_made_again(self):
        form = self._booking()
        self._send(form, self._stamp(form))
        self.env["apk.visit"].search([("booked_via", "=", "public_page")])._cancel("link")
        self._send(form, self._stamp(form))
        self.assertEqual(form.results(), 1)

    def test_after_leaving_one_may_subscribe_again_within_the_hour(self):
        form = self._subscription()
        self._send(form, self._stamp(form))
        email = self.env["mail.mail"].search([("email_to", "=", "anna@client.test")])
        self.url_open(CONFIRM.search(email.body_html)[0], data={"": ""})
        self.env["apk.consent"]._live_for(["anna@client.test"], "mailing")._withdraw("link")
        self._send(form, self._stamp(form))
        self.assertEqual(form.results(), 2)

    def test_an_old_page_does_not_subscribe_again(self):
        form = self._given_back()
        stamp = self._stamp(form)
        self._send(form, stamp)
        self.env["apk.consent"]._live_for(["ivanov@client.test"], "mailing")._withdraw("link")
        self._send(form, stamp)
        self.assertEqual(form.results(), 0)

    def test_a_page_open_for_two_days_asks_to_send_again_and_keeps_the_words(self):
        for make in (self._contact, self._booking, self._subscription, self._message, self._answer):  # fmt: skip
            form = make()
            page = self.url_open(form.action, data={**form.sent, "stamp": "a.1.b"})
            self.assertIn("открыта слишком долго", page.text, form.action)
            if form.is_personal:
                self.assertIn(form.sent["email"], page.text)
            self.assertEqual(form.results(), 0)

    def test_a_stamp_tells_nothing_of_what_was_sent(self):
        form = self._contact()
        self._send(form, self._stamp(form))
        self.env.cr.execute("SELECT * FROM apk_form_stamp")
        rows = str(self.env.cr.fetchall())
        self.assertNotIn("petr", rows)
        self.assertNotIn("/apk/feedback/contact'", rows)
