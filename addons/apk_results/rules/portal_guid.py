"""The id of a body on the portal of results: a GUID, and not the empty one (Указ № 171)."""

from uuid import UUID


def normal_guid(typed: str | None) -> str:
    """A GUID as the portal has it, in small letters with hyphens; empty when the text is none, or is all zeros."""
    text = (typed or "").strip()
    try:
        guid = UUID(text)
    except ValueError:
        return ""
    return str(guid) if guid.int else ""


def is_department(text: str | None) -> bool:
    return bool(normal_guid(text))
