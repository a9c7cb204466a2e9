"""Mail: a report sent as a message: headers as metadata, forwarded headers and signatures as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from dalil.errors import SourceError
from dalil.reading.bylines import is_name
from dalil.reading.draft import Draft, Metadata, Passage
from dalil.reading.encodings import decode
from dalil.reading.lines import passages
from dalil.reading.normalisation import normalise
from dalil.reading.phrases import mail
from dalil.reading.sources import Source
from dalil.reading.web import read_page
from dalil.records import BlockKind

_ANSWER = re.compile(r"(?i)^(?:\s*(?:re|fwd?|fw|aw|wg)\s*(?:\[\d+\])?:)+\s*")
_HEADER = re.compile(r"(?P<name>[\w-]{2,20}):\s")
_FEWEST_WORDS = 20


def draft(source: Source) -> Draft:
    """Read a mail message; locators count characters of the decoded text part (or are paths in its HTML part).

    Raises SourceError where it has no text part or it cannot be decoded.
    """
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(source.data)
    part = _part(source.name, message)
    text, encoding = decode(source.name, _payload(part), _charset(part))
    if part.get_content_type() == "text/html":
        page = read_page(source.name, text, encoding)
        return replace(page, metadata=_metadata(message, page.metadata))
    return Draft(tuple(_marked(list(passages(text)))), _metadata(message, Metadata()), encoding)


def _part(name: str, message: EmailMessage) -> EmailMessage:
    """Choose the text part, or the HTML part where the text is missing or no more than a pointer to it."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if isinstance(plain, EmailMessage) and (page is None or len(_payload(plain).split()) >= _FEWEST_WORDS):
        return plain
    if isinstance(page, EmailMessage):
        return page
    raise SourceError(name, "the message has no text", "save the attachment and give that file")


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    charset = part.get_content_charset()
    return None if charset in {None, "us-ascii", "unknown-8bit"} else charset


def _metadata(message: EmailMessage, page: Metadata) -> Metadata:
    title = normalise(_ANSWER.sub("", _header(message, "Subject"))) or None
    return Metadata(title, page.authors, _outlet(message) or page.outlet, _date(message), page.url)


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name) or "")


def _outlet(message: EmailMessage) -> str | None:
    """Take the list's name, else the sender's where it is not a person's."""
    listed = normalise(_header(message, "List-Id").split("<")[0].strip(' "'))
    sender = normalise(parseaddr(_header(message, "From"))[0])
    return listed or (sender if sender and not is_name(sender) else None) or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except ValueError:
        return None


def _marked(found: list[Passage]) -> Iterator[Passage]:
    """Mark headers of forwarded messages and the signature as furniture."""
    signature = next((i for i in range(len(found) - 1, -1, -1) if found[i].text == "--"), len(found))
    for index, passage in enumerate(found):
        forwarded = passage.text.strip("-_ ").casefold() in mail().separators
        if index >= signature or forwarded or _in_headers(found, index):
            yield replace(passage, hint=BlockKind.FURNITURE)
        else:
            yield passage


def _in_headers(found: list[Passage], index: int) -> bool:
    """Tell whether a line is one of several mail headers that stand together."""
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(found) and found[max(i, index)].near]
    return _is_header(found[index].text) and any(_is_header(found[i].text) for i in beside)


def _is_header(text: str) -> bool:
    match = _HEADER.match(text)
    return match is not None and match["name"].casefold() in mail().headers
