"""What the cards and charts of the dashboards count, as lists that JSON can hold."""

ENDED = ["due_at", "<", "now"]
BY_KIND = ["kind"]
URGENT = (["kind", "=", "urgent_answer"], ENDED)
SHOWN_KINDS = (["kind", "in", ["first_reply", "answer", "urgent_answer"]], ENDED)
IN_HOURS = (["direction", "=", "in"], ["is_in_hours", "=", True])
TALKS = (["direction", "=", "in"], ["answered_at", "!=", False])
REPLIES = (["kind", "=", "first_reply"], ENDED)
ANSWERS = (["kind", "=", "answer"], ENDED)
ANSWERED = (["kind", "=", "answer"],)
REVIEWS = (["kind", "=", "knowledge_review"], ENDED)
QUARTERS = (["kind", "=", "quarter"],)
