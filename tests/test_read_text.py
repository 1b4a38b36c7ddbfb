"""Bytes of text files: the text is exactly what was written, or the error says what the bytes are."""

from __future__ import annotations

import codecs
import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from srcflag.errors import EmptyInputError, EncodingError, InputError, UnknownFormatError
from srcflag.read import read_bytes, read_path

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import Document

ARTICLE = "The harbour closed at noon.\nNobody was hurt, the port office said.\n"

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))
NAMES = st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", "-", "note"])


def attempt(name: str, data: bytes) -> list[Document] | InputError:
    """What reading gives; any other exception is a failure."""
    try:
        return read_bytes(name, data)
    except InputError as error:
        return error


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@given(text=TEXTS)
@settings(deadline=None)
def test_any_text_is_read_back_as_it_was_written(codec: str, text: str) -> None:
    assume(not text.startswith("\ufeff"))  # read as the mark of the encoding, as the standard has it
    if codec == "utf-16":
        assume(not text.startswith("\0"))  # the mark and a NUL are also the mark of UTF-32
        data = text.encode(codec)
    elif codec.startswith("utf-16"):
        # Without a mark only plain text of some length is recognised.
        text = "The quay is open again. " + "".join(char for char in text if char.isascii() and char != "\0")
        data = text.encode(codec)
    else:
        data = text.encode(codec)
    [document] = read_bytes("a.txt", data)
    assert document.text == text


@given(name=NAMES, data=st.binary())
@settings(deadline=None)
def test_any_bytes_give_documents_or_an_input_error(name: str, data: bytes) -> None:
    outcome = attempt(name, data)
    if isinstance(outcome, InputError):
        assert outcome.problem
        assert outcome.way_out
        assert str(outcome).startswith(outcome.path)
    else:
        assert outcome
        assert all(document.text.strip() for document in outcome)


@given(
    name=NAMES,
    lead=st.sampled_from(["", "---\n", "{", "[", '{"text": "', "# ", "By ", "date "]),
    body=st.text(st.sampled_from("---\n\r:{}[]\"'\\,&*!|>%@`#? \t01259/.abM\u2028\0\x85é")),
)
@settings(deadline=None, max_examples=300)
def test_any_near_miss_of_a_format_gives_documents_or_an_input_error(name: str, lead: str, body: str) -> None:
    outcome = attempt(name, (lead + body).encode())
    assert isinstance(outcome, InputError) or outcome


@given(body=st.text(st.sampled_from("-:{}[]\"'\\,&*!|>%@`#? \n\t01xuU9<=abé~")))
@settings(deadline=None, max_examples=300)
def test_any_front_matter_gives_a_document_or_an_input_error_with_its_line(body: str) -> None:
    outcome = attempt("a.md", f"---\n{body}\n---\n{ARTICLE}".encode())
    if isinstance(outcome, InputError):
        assert outcome.place.startswith("line ")
    else:
        assert ARTICLE in outcome[0].text[outcome[0].body_start :]


def test_line_ends_and_white_space_stay_as_they_are() -> None:
    text = "\r\n  One.\r\nTwo.\rThree.\n\n\t"
    assert read_bytes("a.txt", text.encode())[0].text == text


def test_the_byte_order_mark_is_not_part_of_the_text_and_only_one_is_taken() -> None:
    assert read_bytes("a.txt", codecs.BOM_UTF8 + ARTICLE.encode())[0].text == ARTICLE
    assert read_bytes("a.txt", codecs.BOM_UTF8 * 2 + b"Hi.")[0].text == "\ufeffHi."


def test_utf16_without_a_mark_is_read_when_it_is_unmistakable() -> None:
    assert read_bytes("a.txt", ARTICLE.encode("utf-16-le"))[0].text == ARTICLE


def test_a_short_text_with_a_nul_after_each_letter_is_not_taken_for_utf16() -> None:
    assert read_bytes("a.txt", b"a\0b\0")[0].text == "a\0b\0"


def test_a_few_nul_characters_stay_in_the_text() -> None:
    text = ARTICLE.replace("noon", "no\0n") * 30
    assert read_bytes("a.txt", text.encode())[0].text == text


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
def test_utf32_is_named_as_such(codec: str) -> None:
    mark = codecs.BOM_UTF32_LE if codec == "utf-32-le" else codecs.BOM_UTF32_BE
    with pytest.raises(EncodingError, match=r"UTF-32.*iconv -f UTF-32 -t UTF-8"):
        read_bytes("a.txt", mark + ARTICLE.encode(codec))


def test_windows_1252_is_recognised_and_the_byte_and_line_are_named() -> None:
    data = "Line one.\nThe café said “no”.\n".encode("windows-1252")
    with pytest.raises(EncodingError) as caught:
        read_bytes("wire/a b.txt", data)
    error = caught.value
    assert error.place == "byte 17, line 2"
    assert "looks like Windows-1252" in error.problem
    assert error.way_out == "convert it: iconv -f WINDOWS-1252 -t UTF-8 'wire/a b.txt'"


def test_other_encodings_are_not_called_windows_1252() -> None:
    with pytest.raises(EncodingError, match="file --mime-encoding") as caught:
        read_bytes("a.txt", "Порт закрыт, сообщили власти.".encode("koi8-r"))
    assert "1252" not in str(caught.value)


def test_a_file_cut_off_inside_a_character_is_said_to_be_cut_off() -> None:
    with pytest.raises(EncodingError, match="looks cut off"):
        read_bytes("a.txt", "The café".encode()[:-1])


def test_one_bad_byte_in_utf8_is_not_blamed_on_another_encoding() -> None:
    data = "“Open”, said the café’s owner.".encode() + b"\xff" + b" And more."
    with pytest.raises(EncodingError, match="the rest of the file is") as caught:
        read_bytes("a.txt", data)
    assert "1252" not in str(caught.value)


def test_broken_utf16_names_the_byte() -> None:
    with pytest.raises(EncodingError, match="byte 6, line 1"):
        read_bytes("a.txt", codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xd8")


def test_a_name_with_a_leading_dash_is_quoted_so_that_the_command_works() -> None:
    with pytest.raises(EncodingError, match=r"UTF-8 -- -x\.txt"):
        read_bytes("-x.txt", "The café.".encode("latin-1"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nabc", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\x00\x01\x02\xff\xfe" * 50, "binary"),
        (b"name" + bytes(600) + b"text", "binary"),
    ],
)
def test_a_file_that_is_not_text_is_called_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=f"{what}.*not text") as caught:
        read_bytes("a.txt", data)
    assert not isinstance(caught.value, EncodingError)


@pytest.mark.parametrize("text", ["PKs were scored.", "%PDFs are not read.", "GIF is a format."])
def test_text_that_only_begins_like_a_binary_file_is_text(text: str) -> None:
    assert read_bytes("a.txt", text.encode())[0].text == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, "\u2003\n".encode()])
def test_nothing_but_white_space_is_an_empty_input(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"a\.txt: "):
        read_bytes("a.txt", data)


@pytest.mark.parametrize("start", ["<!DOCTYPE html>\n<p>", "\n <html lang='en'><p>", "<HEAD>", "<body>"])
def test_a_page_saved_as_text_is_refused_as_what_it_is(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.txt").write_text(f"{start}{ARTICLE}")
    with pytest.raises(UnknownFormatError, match="this is HTML"):
        read_path(tmp_path / "a.txt")


@pytest.mark.parametrize("start", ["<p>", "He wrote <html> first. ", "<headline>", "&lt;html&gt;"])
def test_text_with_a_tag_in_it_is_text(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.txt").write_text(f"{start}{ARTICLE}")
    assert read_path(tmp_path / "a.txt")[0].text == f"{start}{ARTICLE}"


@pytest.mark.parametrize(("name", "hint"), [("a.html", "HTML is not read yet"), ("a.pdf", r"\.txt, \.text, \.md")])
def test_an_unknown_kind_is_refused_with_the_kinds_that_are_read(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_text(ARTICLE)
    with pytest.raises(UnknownFormatError, match=hint):
        read_path(tmp_path / name)


def test_a_file_without_a_suffix_is_refused_but_bytes_without_a_name_are_not(tmp_path: Path) -> None:
    (tmp_path / "article").write_text(ARTICLE)
    with pytest.raises(UnknownFormatError, match="no suffix"):
        read_path(tmp_path / "article")
    assert read_bytes("article", ARTICLE.encode())[0].text == ARTICLE


def test_html_on_standard_input_is_not_taken_for_an_article() -> None:
    with pytest.raises(UnknownFormatError, match="this is HTML"):
        read_bytes("-", b"<!DOCTYPE html>\n<p>The harbour closed.")
    assert read_bytes("-", b"<3 for the harbour, says its keeper.")[0].id == "stdin"


def test_the_suffix_may_be_in_capitals_and_only_the_last_one_counts() -> None:
    assert read_bytes("v1.2.TXT", b"Hi.")[0].id == "v1.2"


def test_loading_the_reader_loads_no_parser_and_no_numbers() -> None:
    code = "import sys, srcflag.read; print([m for m in ('numpy', 'yaml', 'dateutil') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_dated_text_gets_its_date_and_no_language() -> None:
    [document] = read_bytes("a.txt", b"By Sep 5, 2025\n\nThe harbour closed.\n")
    assert document.published == dt.date(2025, 9, 5)
    assert document.language is None
