"""Refusals of this addon, by the work they belong to."""

from .answers import (
    AnswerNotOnTheForm,
    AnswersAreNotTypedIn,
    EntryCodeIsOdd,
    NobodyHasAgreed,
    ParametersAreNine,
    PollIsSent,
    PollWithoutWords,
    PublishedQuestionnaireIsFinal,
    QuestionnaireIsEmpty,
    SurveyLinkMissing,
)
from .analysis import (
    ChangeTellsFigures,
    MeasureIsWeighed,
    MeasureWithoutResult,
    NegativePointsMissing,
    PeriodIsRunning,
    ReportIsFinal,
    ReportNeedsAssessment,
    StudyIsDone,
)
from .sheets import (
    KeyIsNotOnTheForm,
    SheetReadDifferently,
    SheetTypedByTheSame,
    TableAlreadyLoaded,
    TableCannotBeRead,
    TableHasErrors,
)
