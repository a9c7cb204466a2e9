"""Marks: comments in a page of documentation between which a command writes what it has measured."""


def between(page: str, start: str, end: str, written: str) -> str:
    """Give a page with what stands between two marks replaced; a page without the marks stays as it is."""
    if start not in page:
        return page
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(end)
    return before + start + written + end + after
