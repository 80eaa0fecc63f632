"""Cards as pages made with acad-homepage have them -> what a publication is made of."""

from paperbox.read.paper_box.card import PaperBox, losses, read_card
from paperbox.read.paper_box.doubt import Doubt
from paperbox.read.paper_box.shown import Shown, shown, shown_of
from paperbox.read.paper_box.spans import CARD, Span, find_cards

__all__ = [
    "CARD",
    "Doubt",
    "PaperBox",
    "Shown",
    "Span",
    "find_cards",
    "losses",
    "read_card",
    "shown",
    "shown_of",
]
