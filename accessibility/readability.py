"""The gate that keeps what young people read short, plain and free of words that label them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyphen
import yaml

from accessibility.template_text import FORMAT, PLACEHOLDER, template_text
from youthvoice.about.topics import topics
from youthvoice.errors import PAGES
from youthvoice.places import ACCESSIBILITY, TEMPLATES
from youthvoice.ratings.dimensions import groups

__all__ = [
    "SOURCES",
    "Finding",
    "Source",
    "check",
    "gate",
    "reading_age",
    "sentences",
    "syllables",
    "template_text",
]

LONGEST_SENTENCE: Final = 15
OLDEST_READER: Final = 9.0
# A sentence alone is a small sample: in one of four words a single syllable moves the age by three
# years. So a sentence may reach three years over the limit of a text before it counts as hard.
OLDEST_FOR_A_SENTENCE: Final = 12.0
SHORTEST_SENTENCE: Final = 4
# Under ten words one syllable still moves the age by more than a year; such a text is held to the
# limit for a sentence instead.
SHORTEST_TEXT: Final = 10

# Names a young person meets often enough to know by sight. Any other word with a capital inside a
# sentence is taken for a name as well. Names and numbers count as one easy word of one syllable.
NAMES: Final = frozenset({"YouthVoice", "Childline", PLACEHOLDER})

BANNED: Final = re.compile(
    r"\b(?:disclos\w*|risk\w*|cases?|perpetrat\w*|victim\w*|service[\s-]+users?)\b", re.IGNORECASE
)

# Everyday words that no rule below counts right.
_SAID_OTHERWISE: Final = {
    "area": 3,
    "business": 2,
    "clothes": 1,
    "evening": 2,
    "every": 2,
    "everybody": 4,
    "everyone": 3,
    "everything": 3,
    "everywhere": 3,
    "interest": 2,
    "museum": 3,
    "poem": 2,
    "video": 3,
    "wednesday": 2,
}

# Files whose sentences young people read, and the calls that hold sentences.
_FILES_THAT_SPEAK: Final = (
    "young.py",
    "public.py",
    "forms.py",
    "new_code.py",
    "languages.py",
    "words.py",
    "accounts/codes.py",
    "agreement/contacts.py",
    "agreement/service.py",
    "answers/service.py",
    "ratings/flow.py",
    "ratings/service.py",
    "rounds/cards.py",
    "rounds/tickets.py",
    "safety/service.py",
    "plan/service.py",
    "diary/service.py",
)
_SPEAKING: Final = frozenset(
    {
        *("_", "gettext", "lazy_gettext", "ngettext"),
        *("WordsRefused", "RatingRefused", "TicketsRefused", "OtherList", "TooManyTries"),
    }
)

_HYPHENS: Final = pyphen.Pyphen(lang="en_GB")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"'\u2019”)]*\s+|\n\s*\n")
_NUMBER: Final = re.compile(r"\d+(?:[\s.,:/]*\d+)*")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
# Two vowels side by side that are said apart: li-on, tri-al, i-de-a, try-ing, be-ing, do-ing.
_SAID_APART: Final = re.compile(
    r"(?<![ct])i(?:a(?!n?ge)|um)|i(?:o(?!us|ns?\b)|et)|dea\b|(?<=[eouy])ing|uou|crea"
)
_SILENT_INSIDE: Final = re.compile(r"(?<=[^aeiouy])e$")
_SILENT_END: Final = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscgxzh])es$")
_SAID_END: Final = re.compile(r"[^aeiouylr]les?$|[aeiouy]thes$")
_SILENT_BEFORE_LY: Final = re.compile(r"(?<=[^aeiouy])e(?=ly$)")
_SHORT_NOT: Final = re.compile(r"(?:[ds]|ve)n['\u2019]t$")


@dataclass(frozen=True)
class Finding:
    """One thing that is hard to read: where it stands, the words, and what is the matter."""

    where: str
    words: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}: {self.words}"


@dataclass(frozen=True)
class Source:
    """A place where sentences for young people stand, and how they are read from it."""

    name: str
    read: Callable[[], Iterator[tuple[str, str]]]


def sentences(text: str) -> list[str]:
    """The sentences of a text: each ends with a full stop, a mark or an empty line."""
    parts = (" ".join(part.split()) for part in _SENTENCE_END.split(text))
    return [part for part in parts if _WORD.search(part)]


def syllables(word: str) -> int:
    """How many syllables a word is said with, at least 1.

    Pyphen's pieces (en_GB) are places to break a line and often too few, so the groups of vowels
    inside each piece are counted as well; an e that is not heard at a piece's end does not count.
    """
    plain = word.lower().replace("\u2019", "'")
    if not plain or any(letter.isdigit() for letter in plain):
        return 1
    if plain in _SAID_OTHERWISE:
        return _SAID_OTHERWISE[plain]
    if _SHORT_NOT.search(plain):
        return syllables(plain[:-3]) + 1
    plain = _SILENT_BEFORE_LY.sub("", plain.replace("'", ""))
    pieces = _HYPHENS.inserted(plain, hyphen="-").split("-")
    last = len(pieces) - 1
    return sum(_spoken(piece, final=at == last) for at, piece in enumerate(pieces))


def _spoken(piece: str, *, final: bool) -> int:
    groups = len(_VOWELS.findall(piece)) + len(_SAID_APART.findall(piece))
    silent = _SILENT_END if final else _SILENT_INSIDE
    if groups > 1 and silent.search(piece) and not (final and _SAID_END.search(piece)):
        groups -= 1
    return max(1, groups)


def reading_age(text: str) -> float:
    """The age in years at which a text is easy to read; 0.0 for a text without words.

    The Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report
    8-75) plus 5, the age at which the first of those school years begins in Britain.
    """
    found = sentences(text)
    counts = [count for sentence in found for count in _counts(sentence)]
    if not counts:
        return 0.0
    grade = 0.39 * len(counts) / len(found) + 11.8 * sum(counts) / len(counts) - 15.59
    return grade + 5


def _counts(sentence: str) -> list[int]:
    """Syllables word by word; a number, however it is grouped, and a name count as one."""
    words = _WORD.findall(_NUMBER.sub("1", sentence))
    return [
        1 if word in NAMES or (at > 0 and word[0].isupper()) else syllables(word)
        for at, word in enumerate(words)
    ]


def check(text: str, where: str) -> list[Finding]:
    """What is hard to read in a text: long or hard sentences, a hard whole, banned words.

    `where` is repeated in each finding. An empty list means that the text passes.
    """
    found = [Finding(where, hit.group(), "banned word") for hit in BANNED.finditer(text)]
    total = 0
    for sentence in sentences(text):
        words = len(_counts(sentence))
        total += words
        if words > LONGEST_SENTENCE:
            found.append(Finding(where, sentence, f"{words} words in a sentence"))
        age = reading_age(sentence)
        if words >= SHORTEST_SENTENCE and age > OLDEST_FOR_A_SENTENCE:
            found.append(Finding(where, sentence, f"hard sentence, reading age {age:.1f}"))
    age = reading_age(text)
    if total >= SHORTEST_TEXT and age > OLDEST_READER:
        start = " ".join(text.split())[:80]
        found.append(Finding(where, start, f"reading age {age:.1f} as a whole"))
    return found


def gate() -> list[Finding]:
    """Every finding in everything on `SOURCES`."""
    return [
        finding
        for source in SOURCES
        for where, text in source.read()
        for finding in check(text, where)
    ]


def _templates(*places: str) -> Callable[[], Iterator[tuple[str, str]]]:
    """Reads whole pages, so that a page is measured as its reader meets it."""

    def read() -> Iterator[tuple[str, str]]:
        for place in places:
            start = TEMPLATES / place
            files = sorted(start.rglob("*.html")) if start.is_dir() else [start]
            for file in files:
                if file.is_file():
                    where = f"templates/{file.relative_to(TEMPLATES).as_posix()}"
                    yield where, "\n\n".join(template_text(file))

    return read


def _plain_words() -> Iterator[tuple[str, str]]:
    words = yaml.safe_load((ACCESSIBILITY / "plain_words.yaml").read_text("utf-8"))
    for kind in ("themes", "questions"):
        for name, entry in words[kind].items():
            yield f"plain_words.yaml {name}", entry["plain"]


def _topic_words() -> Iterator[tuple[str, str]]:
    for each in topics():
        yield f"topics.yaml {each.id}", f"{each.plain}\n\n{each.hint}"
        for tick in each.ticks:
            yield f"topics.yaml {tick.id}", tick.plain


def _rated_words() -> Iterator[tuple[str, str]]:
    for group in groups():
        yield f"dimensions.yaml {group.plain}", group.plain
        for each in group.dimensions:
            yield f"dimensions.yaml {each.id}", each.plain


def _picture_words() -> Iterator[tuple[str, str]]:
    pictures = yaml.safe_load((ACCESSIBILITY / "pictures.yaml").read_text("utf-8"))
    for picture in pictures["pictures"]:
        yield f"pictures.yaml {picture['name']}", picture["word"]


def _error_pages() -> Iterator[tuple[str, str]]:
    for error, page in PAGES.items():
        yield f"errors.py {error.__name__}", f"{page.title}\n\n{page.what_next}"


def _spoken_by_views() -> Iterator[tuple[str, str]]:
    package = ACCESSIBILITY.parent / "youthvoice"
    files = [file for name in _FILES_THAT_SPEAK for file in sorted(package.rglob(name))]
    for file in files:
        for line, text in said_in(file):
            yield f"{file.relative_to(package.parent).as_posix()}:{line}", text


def said_in(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each sentence a Python file marks for translation, or refuses words with.

    Values inside an f-string become a placeholder; a single word (a category) is no sentence.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and _called(node) in _SPEAKING:
            for value in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from ((node.lineno, text) for text in _literals(value) if " " in text)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _literals(value: ast.expr) -> list[str]:
    if isinstance(value, ast.Constant):
        text = value.value
        return [FORMAT.sub(PLACEHOLDER, text)] if isinstance(text, str) else []
    if isinstance(value, ast.JoinedStr):
        parts = ("".join(_literals(part)) or PLACEHOLDER for part in value.values)
        return ["".join(parts)]
    children = (child for child in ast.iter_child_nodes(value) if isinstance(child, ast.expr))
    return [text for child in children for text in _literals(child)]


SOURCES: Final = (
    Source("questions and themes in plain words", _plain_words),
    Source("what a young person can tell about themselves", _topic_words),
    Source("what a service is rated on", _rated_words),
    Source("what pictures are called", _picture_words),
    Source("error pages", _error_pages),
    Source(
        "pages",
        _templates(
            "young",
            "public",
            "components",
            "layouts/base.html",
            "layouts/_leave.html",
            "layouts/young.html",
            "layouts/public.html",
        ),
    ),
    Source("sentences said by views and forms", _spoken_by_views),
)
