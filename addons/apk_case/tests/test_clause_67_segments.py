"""п. 67: the form of the answer follows the profile of the client: texts for the own segment stand first."""

from odoo.tests import tagged

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestClause67Segments(CaseCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.segment, cls.other = cls.env["apk.segment"].search([], limit=2)

    def test_the_segment_of_the_client_decides(self):
        mine = self._reply_template("Для своих", segment_ids=self.segment.ids)
        case = self._paper_case(topic_id=self.topic.id).with_user(self.specialist)
        self.assertNotIn(mine, case._fitting_articles())
        self.client.apk_segment_ids = self.segment
        case.invalidate_recordset()
        self.assertEqual(case._fitting_articles()[:1], mine)

    def test_a_text_for_another_segment_is_not_offered(self):
        self.client.apk_segment_ids = self.segment
        everybody = self._reply_template("Для всех")
        foreign = self._reply_template("Для чужих", segment_ids=self.other.ids)
        offered = self._paper_case(topic_id=self.topic.id)._fitting_articles()
        self.assertIn(everybody, offered)
        self.assertNotIn(foreign, offered)

    def test_the_segment_of_the_client_counts_for_the_priority(self):
        plain = self._paper_case().priority_score
        self.segment.weight = 3
        self.client.apk_segment_ids = self.segment
        self.assertGreater(self._paper_case().priority_score, plain)
