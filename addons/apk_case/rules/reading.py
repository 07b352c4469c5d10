"""What a message is about, how urgent, in what mood, whether rude (п. 18, 19, 66): one reading for all questions.

The dictionaries of the department say what words mean; here it is decided what follows from all of them together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .client_text import without_names
from .masked_words import disguised_words
from .mood import mood_of
from .word_lines import Dictionary, Entry, Finding
from .words import Lemmas, Word, plain, words_of

SPEAKS_UP = (
    3  # points of a topic; what speaks more softly is no reason to think that the message is ours
)
URGENT_FROM = 2  # points: «срочно», or two words of haste
DISGUISED = frozenset({"obscene", "insult"})  # values whose words people mask
GRAVITY = ("self_harm", "threat", "obscene", "insult")  # the gravest first: it decides what is done


@dataclass(frozen=True)
class Text:
    """A message ready to be read.

    :param own: the client's own words as written, subject first
    """

    own: str
    words: tuple[Word, ...]
    disguised: tuple[Word, ...]

    @property
    def plain(self) -> str:
        return plain(self.words)


class Reader:
    """All dictionaries of the department compiled for reading; kept until one of them changes."""

    def __init__(
        self,
        entries: Iterable[Entry],
        lemmas: Lemmas,
        not_ours: str = "",
        needs: Mapping[str, str] | None = None,
    ):
        """
        :param not_ours: the topic of what the office is not in charge of
        :param needs: code of a need -> the need
        """
        entries, self.not_ours = tuple(entries), not_ours
        self._needs = dict(needs or {})
        self._codes = {need: code for code, need in self._needs.items()}
        masked = [one for one in entries if one.aspect == "abuse" and one.value in DISGUISED]
        self._lemmas = lemmas
        self._plain = Dictionary((one for one in entries if one not in masked), lemmas)
        self._masked = Dictionary(masked, lemmas)

    def text(self, subject: str, own: str) -> Text:
        """
        :param own: the client's own words, as ``client_text.own_words`` leaves them
        """
        subject = without_names(subject or "")
        in_subject = words_of(subject, self._lemmas, in_subject=True)
        sentence = in_subject[-1].sentence + 1 if in_subject else 0
        words = (*in_subject, *words_of(own, self._lemmas, sentence=sentence))
        whole = f"{subject}\n{own}".strip()
        return Text(whole, words, tuple(disguised_words(whole, self._lemmas)))

    def find(self, text: Text) -> dict[str, list[Finding]]:
        """By aspect, what was found, the strongest first; of rudeness the gravest first."""
        found = self._plain.find(text.words)
        rude = found.get("abuse", []) + self._masked.find(text.disguised).get("abuse", [])
        if found.get("urgency") and found["urgency"][0].score < URGENT_FROM:
            del found["urgency"]
        if rude:
            found["abuse"] = sorted(rude, key=lambda one: GRAVITY.index(one.value))
        return found

    def topics(self, found: Mapping[str, Sequence[Finding]]) -> list[Finding]:
        """The topics a message may have, the likeliest first; where nothing speaks up, it is not ours."""
        topics = list(found.get("topic", ()))
        other = next((one for one in topics if one.value == self.not_ours), None)
        clear = [one for one in topics if one.score >= SPEAKS_UP and one is not other]
        unclear = [one for one in topics if one.score < SPEAKS_UP and one is not other]
        if not self.not_ours:
            return topics
        if other is None or other.score < SPEAKS_UP:
            return [*clear, other or Finding(self.not_ours), *unclear]
        return [
            *sorted([*clear, other], key=lambda one: (-one.score, one is not other)),
            *unclear,
        ]

    def needs(self, text: Text, found: Mapping[str, Sequence[Finding]], mood: str) -> list[Finding]:
        """What the client may want, the likeliest first; who names no wish, complains, asks or reports by the tone."""
        needs = list(found.get("need", ()))
        if needs:
            return needs
        unnamed = _unnamed_need(text, mood)
        return [Finding(self._needs[unnamed])] if unnamed in self._needs else []

    def mood(
        self, text: Text, found: Mapping[str, Sequence[Finding]], wish: str = ""
    ) -> tuple[str, float]:
        """
        :param wish: the need that is proposed, else the one that its words name
        """
        wish = wish or next((finding.value for finding in found.get("need", ())), "")
        return mood_of(text.own, found, self._codes.get(wish, ""))


@lru_cache(maxsize=2)
def compiled(
    entries: tuple[Entry, ...], lemmas: Lemmas, not_ours: str, needs: tuple[tuple[str, str], ...]
) -> Reader:
    """The reader of these very entries: compiling takes a quarter of a second, and caches of a registry are often cleared."""
    return Reader(entries, lemmas, not_ours, dict(needs))


def _unnamed_need(text: Text, mood: str) -> str:
    if mood in ("negative", "aggressive"):
        return "complain"
    return "information" if text.own.rstrip().endswith("?") else "report"
