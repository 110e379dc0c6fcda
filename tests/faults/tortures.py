"""Texts that break what was not made for all the world's writing: for every road of texts."""

from __future__ import annotations

from lidera_nb.plaintext import examine

KEPT = {
    "from right to left": "\u200fمرحبا يا مدرسة\u200f ١٢٣ (abc)",
    "vowels above and below": "שָׁלוֹם עֲלֵיכֶם",
    "joined emoji": "👩🏽\u200d🏫 👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇨🇱",
    "joiners between letters": "क्\u200dष می\u200cخواهم",
    "a stack of accents": "Z" + "\u0315\u031b\u0321\u0334\u033c\u0362" * 12 + "algo",
    "four bytes": "𠜎𠜱 𝔄𝕃 𐍈 🀄",
    "composed": "\u00f1and\u00fa \u00e9 \u1e69",
    "decomposed": "n\u0303andu\u0301 e\u0301 s\u0323\u0307",
    "syllables in parts": "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "one that grows": "\u0344\u0958\ufb2c",
    "compatible but not the same": "ﬁ ② ﷺ Å ½",
    "line separators": "uno\u2028dos\u2029tres",
    "line ends": "uno\r\ndos\rtres\ncuatro",
    "bidirectional overrides": "abc\u202edcb\u202c \u2066uno\u2069",
    "spaces of all widths": "a\u00a0b\u2003c\u3000d\u200be\ufefff",
    "tags and selectors": "\U000e0065\U000e007f ☺\ufe0e ☺\ufe0f",
    "noncharacters": "a\ufffe\uffff\ufdd0\ue000",
    "markup": "</textarea><script>window.hurt=1</script>&lt;b&gt;<img src=x onerror=hurt=1>",
    "templates": "{{ 7*7 }} ${7*7} {% raw %} %s",
    "a formula": "=1+1\t@SUM(A1)",
    "quotes": "\"'`\\ \\u0041 ''' \"\"\"",
}  # fmt: skip
REFUSED = {
    "NUL": "a\x00b",
    "half a pair": "a\ud83db",
    "the other half": "a\ude00b",
    "a pair the wrong way": "\ude00\ud83d",
    "an escape": "a\x1b[2Jb",
    "a next line": "a\x85b",
}
ENOUGH = " y con esto alcanza para una razón de verdad."
ALL = " · ".join(KEPT.values()) + ENOUGH


def tidy(text: str) -> str:
    """The text as it is kept."""
    kept = examine(text, 10_000)
    assert isinstance(kept, str), kept
    return kept
