"""The notice names the ways of its letter in a block of its own: an edited template keeps its other words."""

FORMER = r""" ?Направляем его так: <t t-out=\\"object\.letter_channels_spoken\\"\s*(/>|></t>)\.?"""  # Russian: words to remove


def migrate(cr, version):
    cr.execute(
        "UPDATE mail_template SET body_html = regexp_replace(body_html::text, %s, '', 'g')::jsonb"
        " WHERE body_html::text LIKE '%%letter_channels_spoken%%'",
        [FORMER],
    )
