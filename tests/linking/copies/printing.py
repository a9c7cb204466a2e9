"""Reports for tests of copies: plain text as outlets print it, read as any other."""

from __future__ import annotations

from dalil.reading import Source, read_report
from dalil.records import Block, BlockKind, Custody, Report
from dalil.settings import Facts

DISPATCH = (
    "Nine held in Karakol over leaflets",
    "Police in Karakol detained nine residents on Monday whom they suspect of handing out leaflets of Sabzi Yuli, a"
    " movement that a district court outlawed four years ago.",
    '"We found two thousand leaflets and a printing press in the cellar," the spokesman for the provincial police,'
    " Captain Emil Sharshenov, said by telephone.",
    "The houses of all nine were searched in the morning. Officers carried away three computers and a notebook with"
    " names of subscribers.",
    "A neighbour who did not want to be named said that she had seen lorries in the lane since Saturday.",
    "Sabzi Yuli denies that it seeks power by force. Its founder was killed in a road accident near Balykchy in 2011.",
)


def printed(*paragraphs: str, outlet: str, published: str) -> Report:
    """Read paragraphs, the first of them a headline, as a report of an outlet."""
    text = "\n\n".join(paragraphs)
    source = Source(f"{outlet}.txt", text.encode(), "text/plain")
    return read_report(source, Facts(published=published, outlet=outlet))


def unread(text: str) -> Report:
    """Make a report of one paragraph without reading it."""
    custody = Custody("", len(text), "text/plain", "utf-8", "test", "1")
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Report("sha256:1", "1.txt", None, None, None, None, (), None, None, "en", custody, text, blocks)
