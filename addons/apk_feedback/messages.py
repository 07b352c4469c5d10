"""What this addon says when it refuses."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.apk_base.refusals import (
    Immutable,
    InvalidInput,
    Message,
    NotAllowed,
    NotConfigured,
    WrongState,
)

_lt = LazyTranslate(__name__)

# The difference of two reports of a running quarter would be the answers that came between them
PERIOD_IS_RUNNING = Message(
    WrongState,
    _lt(
        "The period is not over: between two looks at its figures one new answer could be seen. Open the report on %(day)s or later."
    ),
)


REPORT_IS_FINAL = Message(
    Immutable,
    _lt("A confirmed report is final. Write what is new into the report of the next period."),
)

# п. 81: «проводится оценка удовлетворенности клиентов»
REPORT_NEEDS_ASSESSMENT = Message(
    InvalidInput,
    _lt(
        "The yearly report assesses how satisfied clients are (clause 81). Fill in «Assessment of satisfaction», then confirm."
    ),
)


# п. 84: «каждая анкета подлежит изучению», and the analysis says what they mean
REPORT_NEEDS_STUDY = Message(
    WrongState,
    _lt(
        "%(studied)s of %(received)s answers of this period are studied, and each must be (clause 84). Press «Study of answers», then confirm."
    ),
)

REPORT_NEEDS_CONCLUSIONS = Message(
    InvalidInput,
    _lt("Write into «Conclusions» what the figures say (clause 84), then confirm the report."),
)


STUDY_IS_DONE = Message(
    WrongState, _lt("This answer has been studied already. Go on to the next one.")
)

# п. 84: «с целью выявления негативных моментов»
NEGATIVE_POINTS_MISSING = Message(
    InvalidInput,
    _lt(
        "The client has given a bad mark. Choose a reason or write what went wrong (clause 84), then press «Studied»."
    ),
)


MEASURE_WITHOUT_RESULT = Message(
    InvalidInput, _lt("Write what came of the measure into «Result», then press «Done».")
)

# п. 84: what came of a measure is counted once
MEASURE_CANNOT_BE_REOPENED = Message(
    Immutable,
    _lt(
        "The measure is still in work, or its effect has been counted already. Make a new measure."
    ),
)

# п. 81: «не подлежит опубликованию»
CHANGE_DISCLOSES_FIGURES = Message(
    InvalidInput,
    _lt(
        "«%(words)s»: figures of the analysis are not for publication (clause 81). Say in words what clients said and what was done."
    ),
)

# п. 80: an employee could forge what can be typed in
ANSWERS_COME_FROM_FORMS_ONLY = Message(
    NotAllowed,
    _lt("Answers come from clients only. Give the client the link or the code to the form."),
)

# п. 26: an answer to a message carries the link to the survey
SURVEY_LINK_MISSING = Message(
    NotConfigured,
    _lt(
        "The notice has no link to the survey (clause 26). Ask the administrator to put the rating block back into the template of notices."
    ),
)

# п. 81 lists the parameters
PARAMETERS_ARE_NINE = Message(
    Immutable, _lt("The Order has nine parameters (clause 81). Leave out the question instead.")
)

# Old answers keep their questions
PUBLISHED_QUESTIONNAIRE_IS_FINAL = Message(
    Immutable,
    _lt(
        "Clients have answered these questions already. Press «New version», change the copy and publish it."
    ),
)


QUESTIONNAIRE_IS_EMPTY = Message(
    InvalidInput, _lt("There is nothing to ask yet. Add a question, then publish.")
)

# A required answer is missing, or a choice is not one of the questionnaire
ANSWER_NOT_ON_THE_FORM = Message(
    InvalidInput, _lt("Choose an answer to each of the necessary questions: %(questions)s")
)

# People type the code from a poster
ENTRY_CODE_INVALID = Message(
    InvalidInput,
    _lt(
        "The code is two or more small latin letters, digits and hyphens, for example «sharya-2»; «thanks», «contact» and «widget» are pages already."
    ),
)


POLL_IS_SENT = Message(WrongState, _lt("This poll has left already. Make a new one."))


POLL_BODY_MISSING = Message(
    InvalidInput, _lt("Write in a few words why you ask, then press «Send».")
)

# п. 80.7: «только в отношении тех лиц, которые выразили согласие»
NO_SURVEY_CONSENT = Message(
    WrongState,
    _lt(
        "No client of this choice has agreed to surveys, and others may not be asked by e-mail (clause 80). Register consents first, or use the public page and QR codes."
    ),
)


KEY_NOT_ON_THE_FORM = Message(
    InvalidInput, _lt("«%(key)s» is not an answer to «%(question)s». The keys are: %(keys)s.")
)

# The same person would misread the same paper twice
SHEET_NEEDS_ANOTHER_PERSON = Message(
    NotAllowed, _lt("You have typed this form in yourself. Ask a colleague to type it once more.")
)


SHEET_READINGS_DIFFER = Message(
    InvalidInput,
    _lt(
        "The paper was read differently. Look at it once more and correct your answer, or press «The second reading is right»:\n%(differences)s"
    ),
)


TABLE_CANNOT_BE_READ = Message(
    InvalidInput,
    _lt(
        "This is not a table of this questionnaire. Press «Empty table», fill in the file that you get and load it; do not change its first row."
    ),
)


TABLE_HAS_ERRORS = Message(
    InvalidInput, _lt("Nothing was loaded. Correct these rows and load the file again:\n%(rows)s")
)


TABLE_ALREADY_LOADED = Message(
    WrongState,
    _lt(
        "This table has been loaded already: its answers would be counted twice. Choose another table."
    ),
)
