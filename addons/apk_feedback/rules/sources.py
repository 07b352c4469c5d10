"""п. 80: the nine sources of clients' opinions."""

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
SOURCE_OF_CHANNEL = {
    "site": "site",
    "epgu": "site",
    "email": "email",
    "post": "post",
    "hand": "reception",
    "gospublic": "gospublic",
    "phone": "phone",
}


def source_of(channel: str | None) -> str | None:
    """Which of the nine sources an answer belongs to when the client came by this channel.

    Without a channel the client is asked by e-mail. A channel that the department has added itself has no source in
    п. 80: None, in reports «not stated».
    """
    return SOURCE_OF_CHANNEL.get(channel) if channel else "email"
