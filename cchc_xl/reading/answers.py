"""Yes, no and not applicable as people write them."""

from cchc_xl.model.reading import Answer
from cchc_xl.text import folded

# Compared without case, marks, spaces and signs: «co», «K.A.D» and «không  áp dụng» are here too. Digits and single
# letters are answers only because nothing else may stand in an answer's cell; «✗» is not here: many tick «có» with it.
WORDS = {
    Answer.YES: ("Có", "C", "x", "v", "1", "TRUE", "yes", "y", "đúng", "đạt", "đã thực hiện", "rồi"),
    Answer.NO: ("Không", "K", "ko", "0", "FALSE", "no", "sai", "không có", "không đạt", "chưa", "chưa thực hiện"),
    Answer.NOT_APPLICABLE: ("Không áp dụng", "Không AD", "KAD", "n/a", "không phát sinh", "không thuộc diện"),
}
ANSWERS = {folded(word): answer for answer, words in WORDS.items() for word in words}
TICKS = {"✓", "✔", "☑", "√", "✅", "\u2713\ufe0e", "\u2714\ufe0f", "\u2611\ufe0f"}


def answer_in(text: str) -> Answer | None:
    """Give the answer that a text means, or None."""
    return Answer.YES if text.strip() in TICKS else ANSWERS.get(folded(text))
