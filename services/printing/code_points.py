"""Characters that no font here has: their code point in a frame, and the character itself when copied."""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

from services.printing.fonts import face, to_unicode

_GLYPHS = 224  # in one font


class CodePoints:
    """One document's Type 3 fonts, drawn as its characters come; every glyph is an em wide."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - ReportLab's document has no types
        self._document = document
        self._places: dict[str, int] = {}

    def show(self, run: str, size: float) -> Iterator[str]:
        """The operators that write `run`."""
        for character in run:
            font, code = divmod(self._places.setdefault(character, len(self._places)), _GLYPHS)
            yield f"/Frames{font} {size:g} Tf <{code + 1:02X}> Tj"

    def write(self) -> None:
        """Add the fonts to the document, before it is saved."""
        fonts = self._document.idToObject["BasicFonts"].dict
        known = list(self._places)
        for start in range(0, len(known), _GLYPHS):
            name = f"Frames{start // _GLYPHS}"
            fonts[name] = self._font(name, known[start : start + _GLYPHS])

    def _font(self, name: str, characters: list[str]) -> PDFDictionary:
        reference = self._document.Reference
        names = [f"u{ord(character):X}" for character in characters]
        glyphs = {
            each: reference(PDFStream(content=self._glyph(character)))
            for each, character in zip(names, characters, strict=True)
        }
        copied = PDFStream(content=to_unicode(name, [0, *map(ord, characters)]).encode("ascii"))
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type3"),
                "Name": PDFName(name),
                "FontBBox": PDFArray([0, -120, 1000, 880]),
                "FontMatrix": PDFArray([0.001, 0, 0, 0.001, 0, 0]),
                "CharProcs": PDFDictionary(glyphs),
                "Encoding": PDFDictionary(
                    {"Type": PDFName("Encoding"), "Differences": PDFArray([1, *map(PDFName, names)])}
                ),
                "FirstChar": 1,
                "LastChar": len(names),
                "Widths": PDFArray([1000] * len(names)),
                "Resources": PDFDictionary({"Font": reference(self._document.idToObject["BasicFonts"])}),
                "ToUnicode": reference(copied),
            }
        )

    def _glyph(self, character: str) -> bytes:
        """A frame, filled so that it has the text's colour, and the hexadecimal digits in two rows."""
        digits = f"{ord(character):04X}"
        half = (len(digits) + 1) // 2
        drawn = ["1000 0 d0", "50 -100 900 940 re 90 -60 820 860 re f*"]
        for part, baseline in ((digits[:half], 430), (digits[half:], 20)):
            left = 500 - face().width(part, 400) / 2
            for subset, codes in face().font.splitString(part, self._document):
                name = face().font.getSubsetInternalName(subset, self._document)
                drawn.append(f"BT {name} 400 Tf {left:.0f} {baseline} Td <{codes.hex()}> Tj ET")
        return "\n".join(drawn).encode("ascii")
