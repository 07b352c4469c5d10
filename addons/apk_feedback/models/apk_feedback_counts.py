from collections import defaultdict

from odoo import api, models

from ..rules.anonymity import SMALLEST_GROUP
from ..rules.periods import next_quarter


def is_safe(by_quarter):
    """A count is shown when each of its quarters is empty or has five: else a year less its other quarters tells."""
    return all(count == 0 or count >= SMALLEST_GROUP for count in by_quarter.values())


class ApkFeedbackCounts(models.Model):
    """What a report counts beside the marks: answers in words, reasons, the share of those who answered."""

    _inherit = "apk.feedback.report"

    @api.model
    def _choices(self, quarters):
        """п. 43, 63: answers in words; a question is shown whole or not at all."""
        self.env.cr.execute(
            "SELECT document, question, word, quarter, count(*)"
            " FROM apk_answer, jsonb_each_text(choices) AS given (question, word)"
            " WHERE quarter = ANY(%s) AND choices IS NOT NULL GROUP BY 1, 2, 3, 4",
            [quarters],
        )
        found = defaultdict(lambda: defaultdict(dict))
        for document, question, word, quarter, count in self.env.cr.fetchall():
            found[document, question][word][quarter] = count
        return [
            self._choice_text(document, question, words)
            for (document, question), words in sorted(found.items())
            if all(map(is_safe, words.values()))
        ]

    def _choice_text(self, document, code, words):
        """The question and its words as the latest questionnaire has them."""
        options = self.env["apk.questionnaire.option"].sudo()  # sudo: the questions are public
        asked = options.search(
            [
                ("question_id.code", "=", code),
                ("question_id.questionnaire_id.document", "=", document),
            ],
            order="question_id desc, sequence",
        )
        names = dict(reversed([(option.code, option.name) for option in asked]))
        return {
            "question": asked[:1].question_id.wording or code,
            "rows": [
                {"label": names.get(word, word), "count": sum(by_quarter.values())}
                for word, by_quarter in words.items()
            ],
        }

    @api.model
    def _reasons(self, quarters):
        """Why clients were dissatisfied, as the studies found (п. 84)."""
        self.env.cr.execute(
            "SELECT reason.name, study.quarter, count(*) FROM apk_answer_study_reason_rel AS rel"
            " JOIN apk_answer_study AS study ON study.id = rel.study_id"
            " JOIN apk_feedback_reason AS reason ON reason.id = rel.reason_id"
            " WHERE study.quarter = ANY(%s) GROUP BY reason.name, study.quarter",
            [quarters],
        )
        found = defaultdict(dict)
        for name, quarter, count in self.env.cr.fetchall():
            found[name][quarter] = count
        rows = [
            {"label": name, "count": sum(by_quarter.values())}
            for name, by_quarter in found.items()
            if is_safe(by_quarter)
        ]
        return sorted(rows, key=lambda row: (-row["count"], row["label"]))

    @api.model
    def _response(self, quarters, told):
        """Which share of invitations was answered, in whole percents.

        :param told: documents whose numbers of answers the report shows: the share would tell a hidden one
        """
        self.env.cr.execute(
            "SELECT document, quarter, count(*), count(*) FILTER (WHERE way IN ('letter', 'personal'))"
            " FROM apk_answer WHERE quarter = ANY(%s) GROUP BY document, quarter",
            [quarters],
        )
        invited, others = defaultdict(dict), defaultdict(dict)
        for document, quarter, count, count_invited in self.env.cr.fetchall():
            invited[document][quarter] = count_invited
            others[document][quarter] = count - count_invited
        self.env.cr.execute(
            "SELECT document, count(*) FROM apk_invitation_issued WHERE quarter = ANY(%s)"
            " GROUP BY document ORDER BY document",
            [quarters],
        )
        names = dict(self.env["apk.answer"]._fields["document"]._description_selection(self.env))
        rows = []
        for document, issued in self.env.cr.fetchall():
            is_told = document in told and all(is_safe(by[document]) for by in (invited, others))
            share = sum(invited[document].values()) / issued
            percent = min(100, round(100 * share)) if is_told and share else None
            row = {"label": names[document], "code": document}
            rows.append({**row, "issued": issued, "percent": percent})
        return rows

    @api.model
    def _studied_share(self, quarters):
        """«Каждая анкета подлежит изучению» (п. 84): how many percents of them were."""
        self.env.cr.execute(
            "SELECT count(*) FILTER (WHERE state = 'studied'), count(*) FROM apk_answer_study"
            " WHERE quarter >= %s AND quarter < %s",
            [quarters[0], next_quarter(quarters[-1])],
        )
        studied, received = self.env.cr.fetchone()
        return round(100 * studied / received) if received >= SMALLEST_GROUP else None
