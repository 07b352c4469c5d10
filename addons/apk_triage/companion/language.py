"""Rules of LanguageTool for Russian, a sentence at a time (п. 7): grammar, punctuation, words taken for others.

``pylat-ru`` is LanguageTool 6.8 in Python, with its dictionary inside. A sentence takes 43 ms of CPU, 95 of 100 take 99 ms at
most (146 sentences of answers); a checked one is remembered. ``data/languagetool_rules.json`` says which rules speak, and
why others are silent.
"""

import json
import time
from collections import OrderedDict
from pathlib import Path

import pylat_ru.grammar.engine as grammar_engine
from pylat_ru import LanguageToolRU, RussianSentenceTokenizer

from .protocol import WITHIN_MS, texts_of

RULES = Path(__file__).parents[1] / "data" / "languagetool_rules.json"
BLOCKS, LONGEST_BLOCK = 400, 20_000  # characters
LONGEST_SENTENCE = 500  # characters
REMEMBERED = 4000  # sentences
REPLACEMENTS = 5
USED = 0.5  # of the time its asker waits: the sentence at work then may take the rest


class Language:
    def __init__(self):
        chosen = json.loads(RULES.read_text())
        self.categories, self.on, self.off = chosen["categories"], chosen["on"], chosen["off"]
        index_once()
        self.tool = LanguageToolRU(disabled_rules=[*self._silent_rules()])
        self.sentences = RussianSentenceTokenizer()
        self.known = OrderedDict()
        self.split = OrderedDict()  # paragraph -> its sentences
        self.todo = OrderedDict()  # paragraphs that nobody had time for
        self._findings_of("Проверка готова.")  # Russian: loads the dictionaries now

    def _silent_rules(self):
        """Rules that would be thrown away are not run either."""
        probe = LanguageToolRU()
        engines = probe.java_rules_engine.rules, probe.grammar_engine.get_all_rules()
        known = {
            getattr(rule, "id", None) or rule.rule_id: rule for rules in engines for rule in rules
        }
        for name, rule in known.items():
            if name in self.off or not self._code(name, getattr(rule, "category_id", "MISC")):
                yield name

    def _code(self, rule, category):
        return None if rule in self.off else self.on.get(rule) or self.categories.get(category)

    def acts(self):
        return {"check": self.check}

    def state(self):
        return {"remembered": len(self.known)}

    def check(self, request):
        """Findings of what can be checked in time; the rest is checked when nobody asks, and found the next time.

        Answer: ``{"findings": [{block, start, end, rule, code, said, replacements}], "pending": paragraphs}``
        """
        until = time.monotonic() + USED * (request.get("within_ms") or WITHIN_MS) / 1000
        findings, pending = [], 0
        for number, block in enumerate(texts_of(request.get("blocks"), BLOCKS, LONGEST_BLOCK)):
            found = self._found_in(block, until)
            if found is None:
                pending += 1
                self._leave(block)
            else:
                findings += [{**one, "block": number} for one in found]
        return {"findings": findings, "pending": pending}

    def _found_in(self, block, until):
        """Findings of a paragraph, or None where the time is up before all of it is checked."""
        if block not in self.split and time.monotonic() > until:
            return None
        found = []
        for start, text in self._sentences_of(block):
            if text not in self.known and time.monotonic() > until:
                return None
            found += [
                {**one, "start": start + one["start"], "end": start + one["end"]}
                for one in self._findings_of(text)
            ]
        return found

    def _sentences_of(self, block):
        """(start, sentence) of a paragraph; a longer one is a table or a list without stops and left out."""
        if block not in self.split:
            spans = self.sentences.tokenize_spans(block)
            texts = [(span.start, block[span.start : span.end]) for span in spans]
            self.split[block] = [one for one in texts if len(one[1]) <= LONGEST_SENTENCE]
            forget_the_oldest(self.split, REMEMBERED)
        return self.split[block]

    def _leave(self, block):
        self.todo[block] = True
        forget_the_oldest(self.todo, BLOCKS)

    def rest(self):
        """Check one sentence that nobody had time for; False: there is none."""
        if not self.todo:
            return False
        block = next(iter(self.todo))
        sentences = self._sentences_of(block)
        unknown = next((text for _start, text in sentences if text not in self.known), None)
        if unknown is None:
            del self.todo[block]
        else:
            self._findings_of(unknown)
        return True

    def _findings_of(self, text):
        if text in self.known:
            self.known.move_to_end(text)
            return self.known[text]
        found = [
            {
                "start": match.offset,
                "end": match.offset + match.length,
                "rule": match.rule_id,
                "code": code,
                "said": match.message,
                "replacements": list(match.replacements)[:REPLACEMENTS],
            }
            for match in self.tool.check(text)
            if (code := self._code(match.rule_id, match.category_id))
        ]
        self.known[text] = found
        forget_the_oldest(self.known, REMEMBERED)
        return found


def forget_the_oldest(remembered, most):
    while len(remembered) > most:
        remembered.popitem(last=False)


def index_once():
    """The package makes the same index of a sentence for each of its 868 rules; made once, a sentence takes a third less."""
    make = grammar_engine._sentence_token_index
    latest = [None, None]

    def index(sentence):
        if latest[0] is not sentence:
            latest[:] = sentence, make(sentence)
        return latest[1]

    grammar_engine._sentence_token_index = index
