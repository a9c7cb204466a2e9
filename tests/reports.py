"""Invented reports for property tests: a headline, a dateline and paragraphs, among page furniture and comments."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from hypothesis import strategies as st

from dalil.reading import Source

PERSONS = ("Timur Asanbekov", "Leyla Haddouche", "Mehmet Çobanoğlu", "Sergeant Ann-Marie O'Dowd", "Nurlan")
BODIES = ("the State Security Committee (SSC)", "Harbour Police", "the prosecutor's office", "UNHCR", "the ministry")
GROUPS = ("Nur as-Sabil", "the Brotherhood of the Plain", "“Salt Road”", "Jaysh al-Wadi (JaW)")
PLACES = ("Osh", "Aktobe Province", "Gao, Mali", "north-eastern Nigeria", "Zürich", "Marawi", "Kara-Suu District")
COUNTS = ("three", "16", "at least 1,100", "more than 30", "dozens of", "some 2.5 million", "about half of the", "no")
TIMES = ("on Tuesday", "on December 21", "in 2014", "last week", "between 2013 and 2017", "since the 1990s", "")
DEEDS = (
    "{body} detained {count} suspected members of {group} in {place} {time}.",
    "A court in {place} banned {group} {time}, calling it extremist.",
    "{count} people were killed {time} when gunmen attacked a market near {place}.",
    "{group} has been outlawed in several countries, including Kenya, Mali and Niger, according to {body}.",
    "{person} was sentenced to {count} years in prison for financing {group}.",
    "Of {count} returnees, 9 (23.5%) completed the programme in {place} {time}; $18,000 was spent.",
    "If convicted, {person} could be deported to {place}.",
    "{body} has not arrested anyone in {place}, its spokesman said.",
)
SAYINGS = (
    '"{deed}" {person} said.',
    "“{deed}” said {person}, a lawyer from {place}. “We had not been told … [by the court].”",
    "{person} told reporters that {deed}",
    "According to {body}, {deed}",
    "\"{person} told us: '{deed}'\", a police officer who asked not to be named said.",
)
ODDITIES = ("“", "-- \u2026 --", "1. 2. 3.", "A.", "🙂 İstanbul’da", "e\u0301té\u00a0№ 5", "((", "%%% 4,5,6")

FURNITURE = "Do you like this article? Share it: police arrested 71 tourists in Ulaanbaatar"
COMMENT = "Police in Ulaanbaatar arrested 71 tourists and banned the Brotherhood of Salt, said Guest Gunther."


@dataclass(frozen=True, slots=True)
class Page:
    """An invented report, part by part."""

    headline: str
    dateline: str
    paragraphs: tuple[str, ...]
    caption: str

    def pasted(self) -> Source:
        """Give it as it would be pasted from a browser."""
        comments = f"1 Comment\n\nGuest_88  15.03.2018 10:40\n{COMMENT}\nReply"
        share = "Do you like this article?"
        parts = [self.headline, "By Ines Marlow", self.caption, self._body(), share, comments]
        return Source("pasted.txt", "\n\n".join(parts).encode(), "text/plain")

    def marked_up(self) -> Source:
        """Give it as a web page."""
        body = "".join(f"<p>{escape(each)}</p>" for each in self._body().split("\n\n"))
        page = (
            f"<html><head><title>{escape(self.headline)}</title></head><body><nav><p>{FURNITURE}</p></nav>"
            f"<article><h1>{escape(self.headline)}</h1><figure><img src='a.jpg'><figcaption>{escape(self.caption)}"
            f"</figcaption></figure>{body}</article><section id='comments' class='comments'><h2>1 comment</h2>"
            f"<div class='comment'><p>{COMMENT}</p></div></section><footer><p>{FURNITURE}</p></footer></body></html>"
        )
        return Source("page.html", page.encode(), "text/html")

    def _body(self) -> str:
        return "\n\n".join([self.dateline + self.paragraphs[0], *self.paragraphs[1:]])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a deed, perhaps told by somebody."""
    words = {
        "body": draw(st.sampled_from(BODIES)),
        "group": draw(st.sampled_from(GROUPS)),
        "place": draw(st.sampled_from(PLACES)),
        "count": draw(st.sampled_from(COUNTS)),
        "time": draw(st.sampled_from(TIMES)),
        "person": draw(st.sampled_from(PERSONS)),
    }
    deed = draw(st.sampled_from(DEEDS)).format(**words)
    told = draw(st.sampled_from(("{deed}", *SAYINGS))).format(deed=deed, **words)
    return told[0].upper() + told[1:] + draw(st.sampled_from(("", "", "", *(f" {odd} ." for odd in ODDITIES))))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw a whole report."""
    paragraph = st.lists(sentences(), min_size=1, max_size=2).map(" ".join)
    return Page(
        headline=f"{draw(st.sampled_from(GROUPS))} under pressure in {draw(st.sampled_from(PLACES))}",
        dateline=draw(st.sampled_from(("OSH -- ", "GAO, Mali, March 14 (Steppe Wire) - ", ""))),
        paragraphs=tuple(draw(st.lists(paragraph, min_size=1, max_size=4))),
        caption=f"Officers detain {draw(st.sampled_from(COUNTS))} men in {draw(st.sampled_from(PLACES))}. "
        "[Ines Marlow/Steppe Wire]",
    )


SOURCES = st.builds(lambda page, web: page.marked_up() if web else page.pasted(), pages(), st.booleans())
