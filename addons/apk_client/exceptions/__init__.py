"""Refusals of this addon: each says what to do next."""

from .consent import (
    ConsentIsFinal as ConsentIsFinal,
    ConsentNeedsAddress as ConsentNeedsAddress,
    ConsentNeedsProof as ConsentNeedsProof,
    ConsentNeedsTopic as ConsentNeedsTopic,
    ConsentTextIsFinal as ConsentTextIsFinal,
    NoConsentText as NoConsentText,
    NothingToWithdraw as NothingToWithdraw,
    WithdrawalNeedsSource as WithdrawalNeedsSource,
)
from .decisions import (
    AlreadyForwarded as AlreadyForwarded,
    DefectAlreadyOffered as DefectAlreadyOffered,
    ExecutorCannotWork as ExecutorCannotWork,
    FixUntilIsPast as FixUntilIsPast,
    ForwardedInTheFuture as ForwardedInTheFuture,
    ResultNeedsGround as ResultNeedsGround,
)
from .kept import (
    HistoryNotConfirmed as HistoryNotConfirmed,
    IdentityNotChecked as IdentityNotChecked,
    ActNeedsTwoPeople as ActNeedsTwoPeople,
    AddonKeepsMessages as AddonKeepsMessages,
    HeldByLaw as HeldByLaw,
    HoldWithoutReason as HoldWithoutReason,
    RussianFontMissing as RussianFontMissing,
    ClientIsKept as ClientIsKept,
    CaseIsKept as CaseIsKept,
    HistoryIsAppendOnly as HistoryIsAppendOnly,
)
from .registration import (
    CalendarCannotBeRead as CalendarCannotBeRead,
    CalendarNotConfirmed as CalendarNotConfirmed,
    ClassificationMissing as ClassificationMissing,
    ClassifierCannotBeRead as ClassifierCannotBeRead,
    NumberIsWrong as NumberIsWrong,
    ReceivedInTheFuture as ReceivedInTheFuture,
    RepresentationExpired as RepresentationExpired,
    UrgencyNotAssessed as UrgencyNotAssessed,
    UrgentTermTooLate as UrgentTermTooLate,
    WordCannotBeSearched as WordCannotBeSearched,
)
from .work import (
    AnswerAlreadySent as AnswerAlreadySent,
    AnswerIsEmpty as AnswerIsEmpty,
    ApprovedListIsFinal as ApprovedListIsFinal,
    ContactPointsIncomplete as ContactPointsIncomplete,
    OnlyTheClientOfficer as OnlyTheClientOfficer,
    CannotBeMerged as CannotBeMerged,
    ExtensionNotAllowed as ExtensionNotAllowed,
    NoAddress as NoAddress,
    NothingToApprove as NothingToApprove,
    OnlyTheHead as OnlyTheHead,
    OnlyTheHeadOrRegistrar as OnlyTheHeadOrRegistrar,
    OutsideOfficeHours as OutsideOfficeHours,
    PauseNotAllowed as PauseNotAllowed,
    RefusalWithoutGrounds as RefusalWithoutGrounds,
    RemarkMissing as RemarkMissing,
)
