"""Bytes -> text, exactly: no line end is translated and nothing is stripped but the byte order mark."""

from __future__ import annotations

import codecs
import shlex
import unicodedata

from srcflag.errors import EmptyInputError, EncodingError, InputError
from srcflag.read.lines import line_number

_BLOCK = 8192

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (Word, OpenDocument and EPUB files are zip archives too)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

_NOT_TEXT = "srcflag reads text: export the article as .txt or .md, UTF-8"


def decode(path: str, data: bytes) -> str:
    """Return the text in `data`: UTF-8, or UTF-16 with a byte order mark, or UTF-16 that can be nothing else.

    Raises EmptyInputError where there is nothing but white space, EncodingError with the byte and the line
    where the bytes are something else, and InputError where the file is not text at all.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(path, f"this is {what}, not text", _NOT_TEXT)
    text = _decoded(path, data)
    block = data[:_BLOCK]
    # A stray NUL is kept; a tenth of the block is an archive of texts (tar) or a disk image.
    if "\0" in text and not _is_utf16(data) and len(block) >= 512 and block.count(0) * 10 > len(block):
        raise InputError(path, "this is a binary file, not text", _NOT_TEXT)
    if not text or text.isspace():
        what = "there is nothing but white space in it" if text else "it is empty"
        raise EmptyInputError(path, what, "give it some text, or leave it out")
    return text


def _decoded(path: str, data: bytes) -> str:
    if _is_utf32(data):
        raise EncodingError(
            path,
            "this is UTF-32, which is not read",
            f"convert it: iconv -f UTF-32 -t UTF-8 {_argument(path)}",
            "byte 0, line 1",
        )
    if data.startswith(codecs.BOM_UTF8):
        return _strict(path, data, "utf-8", 3)
    if data.startswith(codecs.BOM_UTF16_LE):
        return _strict(path, data, "utf-16-le", 2)
    if data.startswith(codecs.BOM_UTF16_BE):
        return _strict(path, data, "utf-16-be", 2)
    if codec := _unmarked_utf16(data):
        return _strict(path, data, codec, 0)
    return _strict(path, data, "utf-8", 0)


def _is_utf32(data: bytes) -> bool:
    """UTF-32's mark in little-endian order is also UTF-16's mark and a NUL: only the rest can tell."""
    if not data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or len(data) < 8:
        return False
    try:
        data.decode("utf-32")
    except UnicodeDecodeError:
        return data.startswith(codecs.BOM_UTF32_BE)
    return True


def _is_utf16(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked_utf16(data) is not None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: at least 16 units, no NUL in one half of them, nearly all NUL in the other.

    Seven in ten leaves room for the dashes and quotation marks of a text in Latin letters. Text in other
    scripts is not recognised: its upper bytes are no proof.
    """
    block = data[:_BLOCK]
    if len(data) % 2 or len(block) < 32:
        return None
    first, second = block[0::2], block[1::2]
    if not first.count(0) and second.count(0) * 10 >= 7 * len(second):
        return "utf-16-le"
    if not second.count(0) and first.count(0) * 10 >= 7 * len(first):
        return "utf-16-be"
    return None


def _strict(path: str, data: bytes, codec: str, skip: int) -> str:
    try:
        return data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        at = error.start + skip
        if codec == "utf-8" and 0 in data[:_BLOCK]:
            raise InputError(path, "this is a binary file, not text", _NOT_TEXT, f"byte {at}") from None
        line = line_number(data[skip:at].decode(codec, "replace"), at)
        problem, way_out = _diagnosis(path, data, codec, error.end + skip)
        raise EncodingError(path, problem, way_out, f"byte {at}, line {line}") from None


def _diagnosis(path: str, data: bytes, codec: str, end: int) -> tuple[str, str]:
    """What is probably wrong with bytes that do not decode, and what to do about it."""
    argument = _argument(path)
    if codec != "utf-8":
        return (
            "the file is marked or built as UTF-16, but not valid UTF-16 from here on",
            "it may be cut off or damaged: get it again, or save it as UTF-8",
        )
    decoded = data.decode("utf-8", "replace")
    broken = decoded.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(not char.isascii() for char in decoded) - broken
    if end >= len(data) and broken == 1:
        return (
            "the file ends in the middle of a UTF-8 character",
            "it looks cut off: get the whole file again",
        )
    if sound > broken:
        return (
            f"not valid UTF-8 here, though the rest of the file is ({broken} bad places)",
            f"mend the line in an editor, or drop the bad bytes: iconv -c -f UTF-8 -t UTF-8 {argument}",
        )
    if _looks_like_windows_1252(data):
        return (
            f"byte 0x{data[end - 1]:02x} is not UTF-8; the file looks like Windows-1252",
            f"convert it: iconv -f WINDOWS-1252 -t UTF-8 {argument}",
        )
    problem = f"byte 0x{data[end - 1]:02x} is not UTF-8, and the file is not marked as UTF-16"
    convert = f"iconv -f ENCODING -t UTF-8 {argument}"
    return problem, f"find its encoding (file --mime-encoding {argument}) and convert it: {convert}"


def _looks_like_windows_1252(data: bytes) -> bool:
    """Mostly ASCII without control characters, and the rest letters and the marks of printed prose."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return False
    high = [char for char in text if not char.isascii()]
    if any(unicodedata.category(char) == "Cc" and char not in "\t\n\r\f" for char in text):
        return False
    fitting = sum(char.isalpha() or char in "‘’“”„‚–—…•·«»€£©®™°§¿¡½¼¾\xa0\xad" for char in high)
    # A third of accented characters is more than any language written in this code has.
    return len(high) * 3 <= len(text) and fitting * 10 >= 9 * len(high)


def _argument(path: str) -> str:
    quoted = shlex.quote(path)
    return f"-- {quoted}" if path.startswith("-") else quoted
