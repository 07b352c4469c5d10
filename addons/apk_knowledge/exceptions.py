"""Refusals of this addon: each says what to do next."""

from odoo.exceptions import UserError


class KeptByTheSystem(UserError):
    """п. 6: what happened is recorded by what people do, not typed in."""

    def __init__(self, records, names):
        env = records.env
        labels = [records._fields[name]._description_string(env) for name in names]
        super().__init__(
            env._(
                "The system fills in by itself: %s. Use the buttons of the form.",
                ", ".join(labels),
            )
        )


class SettingIsWrong(UserError):
    """A parameter that nothing can work with is not saved."""

    def __init__(self, env, name, value, example):
        super().__init__(
            env._(
                "«%(name)s» cannot be «%(value)s». Write it like %(example)s and save again.",
                name=name,
                value="" if value is False else value,
                example=example,
            )
        )


class OnlyTheHeadPublishes(UserError):
    """п. 47: the unit answers for its section, and its head for the unit."""

    def __init__(self, env, unit):
        super().__init__(
            env._(
                "An article is published by the head of the unit or the deputy: %s. "
                "Press «To approval», the head will see it.",
                unit.name,
            )
        )


class ArticleIsEmpty(UserError):
    """п. 45: an article answers something."""

    def __init__(self, env):
        super().__init__(env._("Write the text of the article first."))


class ChangesNotTold(UserError):
    """п. 50: a review names what was changed."""

    def __init__(self, env):
        super().__init__(env._("Write in «What has changed» what is new for the readers."))


class VersionIsFinal(UserError):
    """A published version is a document."""

    def __init__(self, env):
        super().__init__(
            env._("A published version is not changed. Edit the article and publish a new version.")
        )


class ReviewWithoutEdits(UserError):
    """п. 50: «changes made» names the changes."""

    def __init__(self, env):
        super().__init__(
            env._(
                "No article was published during this review. Publish the changes first, "
                "or press «No changes are needed»."
            )
        )


class ReviewIsDone(UserError):
    """п. 49: an act of review is signed once."""

    def __init__(self, env):
        super().__init__(env._("This review is already done. The next one opens next month."))


class ReviewIsFinal(UserError):
    """п. 49: an act says who has checked what, and when."""

    def __init__(self, env):
        super().__init__(
            env._(
                "This review is done and stays as it is. Write what you have found later in the next one."
            )
        )


class ReviewChecksBoth(UserError):
    """п. 50: «с учетом изменений законодательства … результатов сбора обратной связи»."""

    def __init__(self, env):
        super().__init__(
            env._(
                "Check the section against the law and against the feedback of clients, "
                "tick both, and press the button again."
            )
        )


class OnlyTheUnitReviews(UserError):
    """п. 49: each unit reviews its own part."""

    def __init__(self, env, unit):
        super().__init__(env._("The review of this section is done by its unit: %s.", unit.name))


class SeenAtOnce(UserError):
    """п. 47: readers see nothing that the head of the unit has not let through."""

    def __init__(self, article, names):
        env = article.env
        labels = [article._fields[name]._description_string(env) for name in names]
        super().__init__(
            env._(
                "Readers would see it at once: %(fields)s. The head of the unit changes it in a "
                "published article: %(unit)s.",
                fields=", ".join(labels),
                unit=article.unit_id.name,
            )
        )


class TitleIsPublished(UserError):
    """п. 50: every change that readers see is a version."""

    def __init__(self, env):
        super().__init__(
            env._("Write the new title on the tab «Draft»: readers see it when it is published.")
        )


class FileCannotBeRead(UserError):
    """An import is whole or nothing: one bad file stops it before anything is saved."""

    def __init__(self, env, path, reason):
        super().__init__(
            env._(
                "The file «%(path)s» cannot be read: %(reason)s. Nothing was loaded: correct the file "
                "or take it out, and load again.",
                path=path,
                reason=reason,
            )
        )


class LibraryIsMissing(UserError):
    """Converters of files are installed by who needs them."""

    def __init__(self, env, package):
        super().__init__(
            env._(
                "This server cannot read or write such files yet. Ask the administrator to install the "
                "Python package %s.",
                package,
            )
        )


class ArchiveIsTooBig(UserError):
    """A server is not filled by one file."""

    def __init__(self, env, path, files, megabytes):
        super().__init__(
            env._(
                "The archive «%(path)s» is too big: at most %(files)s files and %(megabytes)s MB unpacked. "
                "Load it in parts.",
                path=path,
                files=files,
                megabytes=megabytes,
            )
        )
