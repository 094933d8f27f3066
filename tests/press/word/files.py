"""Word files made by code: a release as offices write them, and what must never be opened."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

MAIN = "word/document.xml"
KINDS = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"


def saved(document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def photo(form: str = "JPEG", size: tuple[int, int] = (400, 300)) -> BytesIO:
    file = BytesIO()
    Image.new("RGB", size, "#5fa6b3").save(file, form)
    file.seek(0)
    return file


def with_words(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.add_heading("128 warme Stuben öffnen", 0)
    for words in paragraphs:
        document.add_paragraph(words)
    return saved(document)


def add_link(paragraph, address: str, words: str) -> None:
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, text = (OxmlElement(tag) for tag in ("w:hyperlink", "w:r", "w:t"))
    link.set(qn("r:id"), key)
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def add_xml(paragraph, xml: str) -> None:
    """A piece of WordprocessingML as the last child of the paragraph."""
    root = f"<w:p {nsdecls('w', 'r', 'a', 'wp', 'pic')}>{xml}</w:p>"
    paragraph._p.extend(list(parse_xml(root)))


def release() -> bytes:
    """Everything that an office writes, and everything that must stay in Word."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Briefkopf"
    document.add_paragraph("PRESSEMITTEILUNG")
    document.add_paragraph("128 warme Stuben öffnen", style="Title")
    document.add_paragraph("Ab November öffnen jeden Mittwoch Türen.")
    words = document.add_paragraph("Alle sind ")
    words.add_run("herzlich").bold = True
    words.add_run(" eingeladen <script>. Mehr auf ")
    add_link(words, "https://example.org/?a=1&b=2", "unserer Seite")
    document.add_heading("So geht es", 1)
    for style in ("List Bullet", "List Bullet 2", "List Number"):
        document.add_paragraph(f"Eintrag {style}", style=style)
    document.add_heading("Im Einzelnen", 2)
    document.add_paragraph("„Niemand soll frieren.“ – Erika Beispiel, Wirtin", style="Quote")
    _add_table(document)
    document.add_picture(photo())
    described = next(document.element.body.iter(qn("wp:docPr")))
    described.set("descr", "Ein Ofen\n\nAutomatisch generierte Beschreibung")
    next(document.element.body.iter(qn("pic:cNvPr"))).set("name", "kachelofen.jpg")
    _add_what_stays(document.add_paragraph("Bis bald."))
    return saved(document)


def _add_table(document) -> None:
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Ort", "Stuben", "Celle", "12"), strict=True):
        cell.text = words


def _add_what_stays(paragraph) -> None:
    words = "<w:r><w:t>GEHEIM</w:t></w:r>"
    add_xml(paragraph, f"<w:del w:id='1'>{words.replace('w:t>', 'w:delText>')}</w:del>")
    add_xml(paragraph, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>GEHEIM</w:t></w:r>")
    box = f"<w:pict><w:txbxContent><w:p>{words}</w:p></w:txbxContent></w:pict>"
    add_xml(paragraph, f"<w:r>{box}</w:r>")
    add_xml(paragraph, "<w:r><w:commentReference w:id='0'/></w:r>")
    add_xml(paragraph, "<w:r><w:footnoteReference w:id='2'/></w:r>")


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member changed; a name that it lacks is added."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        members = {member: old.read(member) for member in old.namelist()}
        members[name] = change(members.get(name, b""))
        for member, content in members.items():
            new.writestr(member, content)
    return file.getvalue()


def replaced(data: bytes, name: str, old: bytes, by: bytes) -> bytes:
    return changed(data, name, lambda content: content.replace(old, by))


def with_doctype(declaration: str, name: str = MAIN, coding: str = "utf-8") -> bytes:
    def declare(content: bytes) -> bytes:
        text = re.sub(r"^<\?xml.*?\?>\s*", "", content.decode())
        head = f"<?xml version='1.0' encoding='{coding}'?>{declaration}"
        return f"{head}{text}".replace("öffnen", "&a;").encode(coding)

    return changed(with_words("Text."), name, declare)


def hostile() -> dict[str, tuple[str, bytes]]:
    """By what is wrong: the name of the file and what it holds."""
    good = with_words("Text.")
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    dotm = b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    laughs = "<!DOCTYPE w [<!ENTITY b 'ha'><!ENTITY a '&b;&b;&b;&b;'>]>"
    outside = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    deep = b"<w:sdt><w:sdtContent>" * 300 + b"</w:sdtContent></w:sdt>" * 300
    return {
        "empty": ("leer.docx", b""),
        "text": ("text.docx", b"Das ist nur Text."),
        "PDF": ("text.docx", b"%PDF-1.7\n%%EOF"),
        "old Word": ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048),
        "password": ("geheim.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096),
        "more than 25 MB": ("lang.docx", b"PK\3\4" + b"\0" * (26 * 1024 * 1024)),
        "other archive": ("fotos.docx", _archive({"foto.txt": b"Foto"})),
        "spreadsheet": ("tabelle.docx", replaced(good, KINDS, kind, sheet)),
        "macros": ("makro.docm", replaced(good, KINDS, kind, macros)),
        "macros by another name": ("makro.docx", replaced(good, KINDS, kind, macros)),
        "template with macros": ("vorlage.dotm", replaced(good, KINDS, kind, dotm)),
        "macros inside": ("text.docx", changed(good, "word/vbaProject.bin", lambda _: b"x")),
        "half of it": ("halb.docx", good[: len(good) // 2]),
        "all but the end": ("fast.docx", good[:-30]),
        "bytes turned": ("kaputt.docx", good.replace(b"PK\3\4", b"PK\3\5", 3)),
        "nothing written": ("leer.docx", saved(docx.Document())),
        "no text": ("ohne.docx", changed(good, MAIN, lambda _: b"")),
        "text that is no XML": ("ohne.docx", changed(good, MAIN, lambda _: b"<w:document>")),
        "another root": ("wurzel.docx", changed(good, MAIN, lambda _: b"<html><body/></html>")),
        "relations to nothing": (
            "ziel.docx",
            replaced(good, RELATIONS, b"styles.xml", b"nichts.xml"),
        ),
        "bomb": ("bombe.docx", changed(good, "word/media/x.bin", lambda _: b"\0" * 60_000_000)),
        "bomb of text": ("bombe.docx", replaced(good, MAIN, b"Text.", b"a" * 30_000_000)),
        "thousands of members": ("viele.docx", _crowded(good)),
        "two of one name": ("doppelt.docx", _doubled(good)),
        "entities in entities": ("lachen.docx", with_doctype(laughs)),
        "entity of a file": ("datei.docx", with_doctype(outside)),
        "entities in UTF-16": ("lachen.docx", with_doctype(laughs, coding="utf-16")),
        "doctype in relations": ("lachen.docx", with_doctype("<!DOCTYPE a>", RELATIONS)),
        "deeper than any text": (
            "tief.docx",
            replaced(good, MAIN, b"<w:sectPr", deep + b"<w:sectPr"),
        ),
        "text under another ending": (
            "endung.docx",
            replaced(good, KINDS, b'PartName="/word/document.xml"', b'PartName="/word/d.bin"'),
        ),
    }


def _archive(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _crowded(data: bytes) -> bytes:
    file = BytesIO(data)
    with ZipFile(file, "a") as archive:
        for number in range(1_100):
            archive.writestr(f"word/media/{number}.txt", b"")
    return file.getvalue()


def _doubled(data: bytes) -> bytes:
    file = BytesIO(data)
    with ZipFile(file, "a") as archive:
        archive.writestr("word/Document.xml", b"<other/>")
    return file.getvalue()
