"""Mojibake is mended, and nothing else is touched."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperbox.jekyll.mojibake import Change, mend
from tests.conftest import SHARED


def garbled(text: str, encoding: str = "cp1252") -> str:
    """Return UTF-8 as it looks to whom reads it in another encoding."""
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        "📚 Reading",
        "café",
        "Zürich – Genève",
        "don’t",
        "5 °C",
        "naïveté",
        "🤗 and 🎓",
        "voilà tout",
    ],
)
def test_mended(text: str) -> None:
    """What was read as cp1252 is what its author wrote."""
    assert mend(garbled(text)).text == text


@pytest.mark.parametrize("text", ["你好世界", "Ý nghĩa", "“quoted”", "📚 Reading"])
def test_mended_from_latin_1(text: str) -> None:
    """Latin-1 has control characters where cp1252 has signs."""
    assert mend(garbled(text, "latin-1")).text == text


CORRECT = [
    "张三，李四：“你好”——再见… ～ＡＢＣ１２３",
    "👩‍💻 👨‍👩‍👧‍👦 ✉️ 🏳️‍🌈 ✈︎",
    "L’été à la forêt, où naît « l’œuvre » d’Élodie Ça et là… 5 €",
    "SÃO PAULO, AÇÃO, CORAÇÃO, NÃO; IRMÃ “citada”, MAÇÃ’, MÃE… FÃS – CANÇÃO”",
    "∀ε>0 ∃δ: ‖∇f‖² ≤ 3×10⁻³ Å, α→β, x₁ ± ½, ⌈n⌉",
    "Ångström, Öl, Übung, Straße, Ñandú, Đà Nẵng, HÀ NỘI",
    "Привет, мир; Γειά σου Κόσμε; שלום; مرحبا; こんにちは；안녕",
    "straight \"quotes\" and 'these', “typographic” and ‘those’, ﬁne ligatures",
    "&eacute; &nbsp; &lt;b&gt; stay as they are\u00a0here\u2028and there\u3000.",
    "\ttabs, trailing blanks  \rand odd line ends\x0b\x0c\x85",
]


@pytest.mark.parametrize("text", CORRECT)
def test_correct_text_stays(text: str) -> None:
    """Every script, quote, width, reference and line end is kept as it is."""
    assert mend(text) == mend(text).__class__(text)


def test_line_ends_stay_in_a_mended_text() -> None:
    """A mended text differs in its mojibake alone."""
    text = f"one\r\n“two” 字 {garbled('é')} ＡＢ &amp;\r\n\r\nthree\u2028four\rfive\n"
    mended = mend(text)
    assert mended.text == text.replace(garbled("é"), "é")
    assert mended.changes == (Change(2, "Ã©", "é"),)


def test_each_line_is_named() -> None:
    """A change says the line and what was on it; what is the same is left out."""
    text = f"fine\nnaïve {garbled('📚')} end\n\n5 {garbled('°')}C\n{garbled('📚 ' * 30)}"
    changes = mend(text).changes
    assert [change.line for change in changes] == [2, 4, 5]
    assert (changes[0].found, changes[0].mended) == (garbled("📚"), "📚")
    assert (changes[1].found, changes[1].mended) == ("Â°", "°")
    assert all(len(change.found) <= 40 for change in changes)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)) | st.text("漢字かなабвγδ🎉👩‍💻 \n"))
def test_other_scripts_are_never_touched(text: str) -> None:
    """Without the letters that mojibake is made of there is nothing to mend."""
    assert mend(text).text == text


def test_ftfy_is_loaded_only_for_suspects() -> None:
    """Text in any language is no reason to load it."""
    code = (
        "import sys; from paperbox.jekyll.mojibake import mend;"
        "mend('L’été à la forêt 张三 👩‍💻'); assert 'ftfy' not in sys.modules;"
        "mend('caf\\u00c3\\u00a9'); assert 'ftfy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_ftfy_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ftfy the hint says how to get it."""
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(ImportError, match=r'pip install "paperbox\[import\]"'):
        mend(garbled("é"))
    assert mend("é").text == "é"


@pytest.mark.shared
def test_real_pages() -> None:
    """Of all pages of the corpus none is touched; the seed has its emoji back."""
    pages = [*SHARED.glob("corpus/sites/*/jekyll/**/*.md")]
    assert len(pages) > 100
    assert not [page for page in pages if mend(page.read_text("utf-8")).changes]
    changes = mend((SHARED / "seed/about.md").read_text("utf-8")).changes
    assert [(change.line, change.mended) for change in changes] == [
        (26, "🙌"),
        (33, "📖"),
        (37, "🤗"),
        (39, "👉"),
        (44, "🔮"),
    ]
