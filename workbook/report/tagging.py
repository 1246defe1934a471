"""Tags for screen readers: marks content while it is drawn, and writes the tree of what it all is into the file.

reportlab draws but does not tag. A tagged page says for every drawn thing either which element of the tree it belongs
to, or that it is an artifact such as a rule or a page number (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(eq=False, slots=True)
class Element:
    """A part of the document such as a heading "H1", a paragraph "P", a table cell "TD" or a "Figure".

    `alt` says what a picture shows, `actual_text` the exact words where drawn letters do not tell them, `scope`
    ("Column" or "Row") what a "TH" heads, `span` over how many columns a cell goes, `numbering` how a list "L" counts.
    """

    kind: str
    alt: str | None = None
    actual_text: str | None = None
    scope: str | None = None
    span: int = 1
    numbering: str | None = None
    box: Box | None = None
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, kind: str, **details: Any) -> "Element":
        """Return a new element that is the last part of this one."""
        kid = Element(kind, **details)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of drawn content: its page from 0, and its number on that page."""

    page: int
    number: int


class Tags:
    """The tree of one document, filled while its pages are drawn on a reportlab canvas."""

    def __init__(self, canvas: Any) -> None:
        self.root = Element("Document")
        self._canvas = canvas
        self._marked: dict[int, list[Element]] = {}
        self._in: Element | None = None
        self._is_unread = False

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Draw a stretch of content that belongs to `element`."""
        if self._in is not None:
            raise ValueError("content stands inside other content")
        self._begin(element)
        yield
        self._end()

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """Draw, inside other content, a stretch that stands for `text`; nothing does in what is not read aloud."""
        if self._is_unread:
            yield
            return
        around = self._in
        if around is None:
            raise ValueError("spoken text stands inside other content")
        self._end()
        self._begin(around.add("Span", actual_text=text), f"/ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>")
        yield
        self._end()
        self._begin(around)

    @contextmanager
    def artifact(self, *, running: bool = False) -> Iterator[None]:
        """Draw something that is not read aloud; `running` for what stands on every page."""
        if self._in is not None:
            raise ValueError("an artifact stands inside other content")
        self._canvas._code.append("/Artifact <</Type /Pagination>> BDC" if running else "/Artifact BMC")
        self._is_unread = True
        yield
        self._is_unread = False
        self._canvas._code.append("EMC")

    def _begin(self, element: Element, more: str = "") -> None:
        page = self._canvas.getPageNumber() - 1
        marked = self._marked.setdefault(page, [])
        self._canvas._code.append(f"/{element.kind} <</MCID {len(marked)}{more}>> BDC")
        element.kids.append(Mark(page, len(marked)))
        marked.append(element)
        self._in = element

    def _end(self) -> None:
        self._canvas._code.append("EMC")
        self._in = None

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Put the tree into the file drawn by the canvas."""
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        made: dict[int, pikepdf.Object] = {}
        tree.K = Array([_write_element(pdf, self.root, tree, made)])
        numbers: list[pikepdf.Object | int] = []
        for page, elements in sorted(self._marked.items()):
            pdf.pages[page].obj.StructParents = page
            numbers.extend([page, pdf.make_indirect(Array([made[id(element)] for element in elements]))])
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(pdf.pages)
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        for sheet in pdf.pages:
            sheet.obj.Tabs = Name.S


def _write_element(
    pdf: pikepdf.Pdf, element: Element, parent: pikepdf.Object, made: dict[int, pikepdf.Object]
) -> pikepdf.Object:
    entry = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
    made[id(element)] = entry
    if element.alt is not None:
        entry.Alt = String(element.alt)
    if element.actual_text is not None:
        entry.ActualText = String(element.actual_text)
    if attributes := _attributes(element):
        entry.A = attributes
    kids = Array()
    for kid in element.kids:
        if isinstance(kid, Mark):
            page = pdf.pages[kid.page].obj
            kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number))
        else:
            kids.append(_write_element(pdf, kid, entry, made))
    entry.K = kids
    return entry


def _attributes(element: Element) -> Dictionary | None:
    if element.box is not None:
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 2) for edge in element.box]))
    if element.numbering is not None:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.scope is None and element.span == 1:
        return None
    cell = Dictionary(O=Name.Table)
    if element.scope is not None:
        cell.Scope = Name(f"/{element.scope}")
    if element.span != 1:
        cell.ColSpan = element.span
    return cell


def finish(drawn: bytes, tags: Tags, *, title: str, language: str, day: date) -> bytes:
    """Return the file with its tags, its language and its title, and with nothing else about where it was made."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        tags.write(pdf)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        del pdf.docinfo
        pdf.docinfo = pdf.make_indirect(Dictionary(Title=String(title), CreationDate=String(f"D:{day:%Y%m%d}")))
        pdf.Root.Metadata = pdf.make_stream(
            _metadata(title, language, day).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        finished = BytesIO()
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return finished.getvalue()


def _metadata(title: str, language: str, day: date) -> str:
    """Return the XMP packet: what the file is, and that it follows PDF/UA-1 (ISO 14289-1, clause 5)."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day.isoformat()}</xmp:CreateDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
