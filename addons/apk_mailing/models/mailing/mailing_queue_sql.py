"""Statements about the rows of e-mails; every one is a decision of its own transaction."""

DUE = """
SELECT t.id, t.email, t.res_id, t.message_id, coalesce(t.apk_attempts, 0) AS attempts, c.token,
       to_char(c.given_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Moscow', 'DD.MM.YYYY') AS given_on,
       coalesce(x.discloses_tracking, FALSE) AS may_be_tracked
  FROM mailing_trace t JOIN apk_consent c ON c.id = t.apk_consent_id JOIN apk_consent_text x ON x.id = c.text_id
 WHERE t.mass_mailing_id = %s AND t.trace_status = 'outgoing' AND t.apk_consent_id IS NOT NULL
   AND (t.apk_retry_at IS NULL OR t.apk_retry_at <= %s)
 ORDER BY t.id LIMIT %s
"""

# п. 27.1 «на момент направления»: the consent is asked in the very statement that lets the e-mail go.
CLAIM = """
UPDATE mailing_trace t SET trace_status = 'process', write_date = %s
  FROM apk_consent c, mailing_mailing m
 WHERE t.id = %s AND t.trace_status = 'outgoing'
   AND c.id = t.apk_consent_id AND c.withdrawn_at IS NULL AND c.email = t.email
   AND m.id = t.mass_mailing_id AND m.state = 'sending' AND m.apk_topic_id = c.topic_id
   AND NOT EXISTS (SELECT 1 FROM mail_blacklist b WHERE b.email = t.email AND b.active)
RETURNING t.id
"""

# A quick reader may have opened the e-mail before it is written down as sent.
SENT = """
UPDATE mailing_trace SET trace_status = CASE trace_status WHEN 'process' THEN 'sent' ELSE trace_status END,
       sent_datetime = %s, failure_type = NULL, failure_reason = NULL, write_date = %s
 WHERE id = ANY(%s) AND trace_status IN ('process', 'open')
"""

REFUSED = """
UPDATE mailing_trace SET trace_status = %s, failure_type = %s, failure_reason = %s, write_date = %s
 WHERE id = %s AND trace_status IN ('outgoing', 'process')
"""

# 152-ФЗ, ст. 21: who has withdrawn leaves a reason behind, no address.
LEFT_OUT = """
UPDATE mailing_trace SET trace_status = 'cancel', email = %s, failure_type = %s, failure_reason = %s, write_date = %s
 WHERE id = %s AND trace_status IN ('outgoing', 'process')
"""

QUEUED_AGAIN = """
UPDATE mailing_trace SET trace_status = 'outgoing', apk_attempts = coalesce(apk_attempts, 0) + 1,
       apk_retry_at = %s, failure_reason = %s, write_date = %s
 WHERE id = %s AND trace_status = 'process'
"""

UNCLEAR = """
UPDATE mailing_trace SET trace_status = 'error', failure_type = 'apk_unclear', failure_reason = %s
 WHERE mass_mailing_id = %s AND trace_status = 'process' AND apk_consent_id IS NOT NULL
"""

HISTORY = """
WITH recorded AS (
    UPDATE mailing_trace SET apk_in_history = TRUE
     WHERE apk_in_history IS NOT TRUE AND trace_status NOT IN ('outgoing', 'process', 'error', 'cancel')
       AND sent_datetime IS NOT NULL AND mass_mailing_id = %(mailing)s AND apk_consent_id IS NOT NULL
    RETURNING id, apk_consent_id, sent_datetime
)
INSERT INTO apk_interaction (partner_id, happened_at, kind, channel_id, summary, res_model, res_id,
                             create_uid, write_uid, create_date, write_date)
SELECT c.partner_id, recorded.sent_datetime, 'mailing', %(channel)s, %(subject)s, 'mailing.mailing', %(mailing)s,
       1, 1, recorded.sent_datetime, recorded.sent_datetime
  FROM recorded JOIN apk_consent c ON c.id = recorded.apk_consent_id
 WHERE c.partner_id IS NOT NULL
"""
