from collections import defaultdict

from odoo import api, models

from ...rules.anonymity import SMALLEST_GROUP
from ...rules.periods import next_quarter


def is_disclosable(by_quarter):
    """A count is shown when each of its quarters is empty or has five.

    Otherwise the small quarter could be had by subtracting the other three from the year.
    """
    return all(count == 0 or count >= SMALLEST_GROUP for count in by_quarter.values())


class ApkFeedbackReportCounts(models.Model):
    """What a report counts beside the marks: answers in words, reasons, the share of those who answered."""

    _inherit = "apk.feedback.report"

    @api.model
    def _choices(self, quarters):
        """п. 43, 63: answers in words; a question is shown whole or not at all."""
        self.env.cr.execute(
            "SELECT rated_subject, question, word, quarter, count(*)"
            " FROM apk_answer, jsonb_each_text(choices) AS given (question, word)"
            " WHERE quarter = ANY(%s) AND choices IS NOT NULL GROUP BY 1, 2, 3, 4",
            [quarters],
        )
        found = defaultdict(lambda: defaultdict(dict))
        for subject, question, word, quarter, count in self.env.cr.fetchall():
            found[subject, question][word][quarter] = count
        return [
            self._choice_text(subject, question, words)
            for (subject, question), words in sorted(found.items())
            if all(map(is_disclosable, words.values()))
        ]

    def _choice_text(self, subject, code, words):
        """The question and its choices in the words of the latest questionnaire."""
        asked = self.env["apk.questionnaire.option"].search(
            [
                ("question_id.code", "=", code),
                ("question_id.questionnaire_id.rated_subject", "=", subject),
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
            if is_disclosable(by_quarter)
        ]
        return sorted(rows, key=lambda row: (-row["count"], row["label"]))

    @api.model
    def _response(self, quarters, disclosed):
        """Which share of invitations was answered, in whole percents.

        :param disclosed: subjects whose numbers of answers the report shows; of others the share would disclose it
        """
        invited, others = self._answers_by_invitation(quarters)
        self.env.cr.execute(
            "SELECT rated_subject, count(*) FROM apk_invitation_issued WHERE quarter = ANY(%s)"
            " GROUP BY rated_subject ORDER BY rated_subject",
            [quarters],
        )
        subjects = self.env["apk.answer"]._fields["rated_subject"]
        names = dict(subjects._description_selection(self.env))
        rows = []
        for subject, issued in self.env.cr.fetchall():
            may_show = subject in disclosed and all(
                is_disclosable(by[subject]) for by in (invited, others)
            )
            share = sum(invited[subject].values()) / issued
            percent = min(100, round(100 * share)) if may_show and share else None
            row = {"label": names[subject], "code": subject}
            rows.append({**row, "issued": issued, "percent": percent})
        return rows

    def _answers_by_invitation(self, quarters):
        """:return: two counts, subject -> quarter -> answers: to an invitation, and without one"""
        self.env.cr.execute(
            "SELECT rated_subject, quarter, count(*),"
            " count(*) FILTER (WHERE collection_mode IN ('notice', 'personal'))"
            " FROM apk_answer WHERE quarter = ANY(%s) AND is_part IS NOT TRUE GROUP BY rated_subject, quarter",
            [quarters],
        )
        invited, others = defaultdict(dict), defaultdict(dict)
        for subject, quarter, count, count_invited in self.env.cr.fetchall():
            invited[subject][quarter] = count_invited
            others[subject][quarter] = count - count_invited
        return invited, others

    @api.model
    def _studied_share(self, quarters):
        """«Каждая анкета подлежит изучению» (п. 84): percent of answers that were studied; None under five answers."""
        self.env.cr.execute(
            "SELECT count(*) FILTER (WHERE state = 'studied'), count(*) FROM apk_answer_study"
            " WHERE quarter >= %s AND quarter < %s",
            [quarters[0], next_quarter(quarters[-1])],
        )
        studied, received = self.env.cr.fetchone()
        return round(100 * studied / received) if received >= SMALLEST_GROUP else None
