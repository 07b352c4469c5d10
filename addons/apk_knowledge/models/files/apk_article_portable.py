import json

from odoo import api, fields, models

from ...messages import FILE_CANNOT_BE_READ

YES = ("1", "true", "yes")
LIST_SEPARATORS = ";|"  # beside the line


class ApkArticlePortable(models.Model):
    """The fields of an article as text: written into the front matter of a file, and read back from it."""

    _inherit = "apk.article"

    @api.model
    def _portable_fields(self):
        """Name in a file -> field, in the order of the front matter; an addon adds its fields."""
        return {
            "title": "name",
            "kind": "kind",
            "functions": "function_ids",
            "unit": "unit_id",
            "public": "is_public",
            "keywords": "keywords",
            "script_code": "script_code",
            "valid_from": "valid_from",
            "valid_to": "valid_to",
            "legal_acts": "legal_act_ids",
        }

    @api.model
    def _portable_names(self):
        """Names that a file may use: those of the fields and ``body``."""
        return [*self._portable_fields(), "body"]

    def _to_portable(self):
        self.ensure_one()
        return {
            name: self._portable_value(field) for name, field in self._portable_fields().items()
        }

    def _portable_value(self, field):
        value = self[field]
        match self._fields[field].type:
            case "many2many":
                return [self._name_in_files(one) for one in value]
            case "many2one":
                return self._name_in_files(value) if value else ""
            case "date":
                return value.isoformat() if value else ""
            case _:
                return value

    @api.model
    def _from_portable(self, path, values):
        """Values of a file as values for ``create`` or ``write``; what the file does not name is left out.

        :param path: the file, for the message of a refusal
        :raises FILE_CANNOT_BE_READ: a value that no record or choice has
        """
        names = self._portable_fields()
        return {
            names[name]: self._field_value(path, name, self._fields[names[name]], value)
            for name, value in values.items()
            if name in names and value not in (None, "")
        }

    def _field_value(self, path, name, field, value):
        match field.type:
            case "boolean":
                yes = (*YES, self.env._("yes"))
                return value is True or str(value).strip().lower() in yes
            case "selection":
                choices = field._description_selection(self.env)
                return self._chosen(
                    path, name, {key: [key, label] for key, label in choices}, value
                )
            case "many2one":
                return self._chosen(path, name, self._names_of(field), value)
            case "many2many":
                return [(6, 0, self._chosen_many(path, name, field, value))]
            case "date":
                return self._day(path, value)
            case _:
                return str(value).strip()

    def _day(self, path, value):
        try:
            return fields.Date.to_date(str(value).strip())
        except ValueError as error:
            reason = self.env._("«%s» is no date, write it as 2027-12-31", value)
            raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason) from error

    def _chosen_many(self, path, name, field, value):
        found, choices = [], self._names_of(field)
        for one in self._as_list(value):
            if field.comodel_name == "apk.legal.act":
                found.append(self.env["apk.legal.act"]._from_portable_name(one).id)
            else:
                found.append(self._chosen(path, name, choices, one))
        return found

    def _as_list(self, value):
        if isinstance(value, str) and value.startswith("["):
            value = json.loads(value)
        if isinstance(value, list):
            return value
        for sign in LIST_SEPARATORS:
            value = str(value).replace(sign, "\n")
        return [line.strip() for line in value.split("\n") if line.strip()]

    def _names_of(self, field):
        records = self.env[field.comodel_name].search_fetch([], ["name"])
        return {record.id: [self._name_in_files(record), record.name] for record in records}

    @api.model
    def _name_in_files(self, record):
        """The code of a record where it has one, else its name: names are edited, codes are not."""
        if record._name == "apk.legal.act":
            return record._portable_name()
        return record.code if "code" in record._fields else record.name

    def _chosen(self, path, name, choices, value):
        wanted = str(value).strip().lower()
        for key, names in choices.items():
            if wanted in {str(one).lower() for one in names if one}:
                return key
        reason = self.env._("there is no «%(value)s» for «%(name)s»", value=value, name=name)
        raise FILE_CANNOT_BE_READ(self.env, path=path, reason=reason)
