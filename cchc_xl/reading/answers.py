"""Yes, no and not applicable as people write them."""

from cchc_xl.model.reading import Answer
from cchc_xl.text import folded

WORDS = {
    Answer.YES: ("Có", "x", "1", "TRUE", "yes", "đạt", "đã thực hiện", "rồi"),
    Answer.NO: ("Không", "0", "FALSE", "no", "không đạt", "chưa", "chưa thực hiện"),
    Answer.NOT_APPLICABLE: ("Không áp dụng", "KAD", "n/a", "không phát sinh"),
}
ANSWERS = {folded(word): answer for answer, words in WORDS.items() for word in words}
TICKS = {"✓", "✔", "☑", "√"}


def answer_in(text: str) -> Answer | None:
    """Give the answer that a text means, or None."""
    return Answer.YES if text.strip() in TICKS else ANSWERS.get(folded(text))
