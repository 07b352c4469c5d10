"""п. 80: the nine ways by which clients tell what they think."""

# A list: of a tuple Odoo collects no words to translate.
SOURCES = [
    ("site", "Site, section for reviews"),
    ("post", "Post"),
    ("email", "E-mail"),
    ("reception", "Personal reception"),
    ("gospublic", "Message to an official page"),
    ("poll_social", "Poll in a social network"),
    ("poll_personal", "Personal invitation"),
    ("event", "Event"),
    ("phone", "Telephone"),
]
OF_CHANNEL = {
    "site": "site",
    "epgu": "site",
    "email": "email",
    "post": "post",
    "hand": "reception",
    "gospublic": "gospublic",
    "phone": "phone",
}


def source_of(channel: str | None) -> str:
    """By which of the nine ways a client is asked who came by this channel; unknown ones write by e-mail."""
    return OF_CHANNEL.get(channel, "email")
