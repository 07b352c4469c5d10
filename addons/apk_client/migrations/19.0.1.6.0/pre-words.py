"""A priority and an act are masculine: the words that were translated before make room for the new ones."""


def migrate(cr, version):
    cr.execute(
        """
        UPDATE ir_model_fields_selection AS word
           SET name = jsonb_build_object('en_US', word.name ->> 'en_US')
          FROM ir_model_fields AS field
         WHERE field.id = word.field_id
           AND (field.model, field.name, word.value) IN (
               ('apk.case', 'priority', 'ordinary'),
               ('apk.destruction.act', 'state', 'proposed'),
               ('apk.destruction.act', 'state', 'done'))
        """
    )
