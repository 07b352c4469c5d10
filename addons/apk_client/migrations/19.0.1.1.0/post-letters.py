"""Letters whose Russian wording had stayed behind the source: grounds of a refusal, the code on paper, the notice."""

# What the Russian wording must have (or must not have any more) to be one that can be sent.
MUST_HAVE = {
    "mail_template_answer": "refusal_grounds",
    "mail_template_first_reply": "status_code",
}
FORMER = r""" ?Направляем его так: <t t-out=\\"object\.letter_channels_spoken\\"\s*(/>|></t>)\.?"""  # Russian: words to remove


def migrate(cr, version):
    for name, word in MUST_HAVE.items():
        cr.execute(
            "UPDATE mail_template SET body_html = jsonb_set(body_html, '{ru_RU}', body_html->'en_US')"
            " WHERE body_html->>'en_US' LIKE %(word)s AND body_html->>'ru_RU' NOT LIKE %(word)s"
            " AND id = (SELECT res_id FROM ir_model_data WHERE module = 'apk_client' AND name = %(name)s)",
            {"name": name, "word": f"%{word}%"},
        )
    # the notice names the ways of its letter in a block of its own: an edited template keeps its other words
    cr.execute(
        "UPDATE mail_template SET body_html = regexp_replace(body_html::text, %s, '', 'g')::jsonb"
        " WHERE body_html::text LIKE '%%letter_channels_spoken%%'",
        [FORMER],
    )
