"""
The body of a page with its notices: that the original has changed, or that the text is not translated yet.

A page never presents an old text or that of a twin as its own: a notice at the top explains it, and each stale section is marked after its
heading.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kembar.model.fingerprint import DESCRIPTION, LEAD, TITLE
from kembar.model.site import LocalizedPage, ResolvedBody, State
from kembar.render.page_context import PageContext
from kembar.render.view_models import HtmlChunk, LinkView, PageBody, StaleMark, StaleNotice, UntranslatedNotice
from kembar.text.html_snippets import content_of
from kembar.text.page_messages import N_

HEADLESS = {TITLE: N_("the title"), DESCRIPTION: N_("the summary"), LEAD: N_("the opening")}
"""The names of the parts of a page without a heading."""

_HEADING = re.compile(rf'<h([2-6])\b(?=[^<>]*\sid="([^"]*+)")[^<>]*+>{content_of("h[1-6]")}</h\1>')


def page_body(context: PageContext) -> PageBody:
    """Return the body of the page: its own text, that of a twin, or none."""
    version, article = context.version, context.article()
    if article is None:
        return PageBody(passages=(), missing=True, lang="", direction="", stale=None, untranslated=None)
    stale = _Stale.of(context, context.page.versions[version.origin]) if version.state is State.STALE else None
    lent = context.site.config.lang(version.fallback_lang) if version.fallback_lang else None
    return PageBody(
        passages=tuple(_passages(article.html, stale.marks() if stale else {})),
        missing=False,
        lang=lent.code if lent else "",
        direction=lent.direction if lent else "",
        stale=stale.notice() if stale else None,
        untranslated=_untranslated(context) if lent else None,
    )


def _passages(html: str, marks: Mapping[str, StaleMark]) -> Iterator[HtmlChunk]:
    """Yield the HTML, cut after each heading that has a mark. The mark of the opening, which has no heading, comes first."""
    if LEAD in marks:
        yield HtmlChunk(html="", mark=marks[LEAD])
    start = 0
    for heading in _HEADING.finditer(html) if marks else ():
        if heading[2] in marks:
            yield HtmlChunk(html=html[start : heading.end()], mark=marks[heading[2]])
            start = heading.end()
    yield HtmlChunk(html=html[start:], mark=None)


def _untranslated(context: PageContext) -> UntranslatedNotice:
    twin = context.page.versions[context.version.fallback_lang]
    return UntranslatedNotice(
        language=context.localizer.language(twin.lang), twin=LinkView(twin.title, context.url(twin.address), twin.lang)
    )


@dataclass(frozen=True, slots=True)
class _Stale:
    """A page whose original has changed. `ours` and `theirs` are the headings of the page and of its original by their ids."""

    context: PageContext
    twin: LocalizedPage
    ours: Mapping[str, str]
    theirs: Mapping[str, str]

    @classmethod
    def of(cls, context: PageContext, twin: LocalizedPage) -> "_Stale":
        return cls(context, twin, _headings(context.article()), _headings(context.article(twin.lang)))

    @property
    def original(self) -> LinkView:
        """The link to the original, named by its language in that language."""
        return LinkView(self.context.site.config.lang(self.twin.lang).name, self.context.url(self.twin.address), self.twin.lang)

    def notice(self) -> StaleNotice:
        """Return the notice for the top of the page."""
        moved = self.context.version.drift
        return StaleNotice(
            language=self.context.localizer.language(self.twin.lang),
            original=self.original,
            changed=tuple(self._way(part) for part in moved.changed),
            added=tuple(self._way(part) for part in moved.added),
            removed=tuple(LinkView(self.ours[part], f"#{part}") for part in moved.removed if part in self.ours),
        )

    def marks(self) -> dict[str, StaleMark]:
        """Return the mark of each stale part of the page."""
        moved = self.context.version.drift
        behind = {part: StaleMark(link=self._there(part), removed=False) for part in (*moved.changed, *moved.added)}
        gone = {part: StaleMark(link=self.original, removed=True) for part in moved.removed}
        return {part: mark for part, mark in (behind | gone).items() if part == LEAD or part in self.ours}

    def _way(self, part: str) -> LinkView:
        """Return a link to a part of the original: named as on this page, or as there if this page does not have it yet."""
        there = self._there(part)
        name = self.context.gettext(HEADLESS[part]) if part in HEADLESS else self.ours.get(part)
        return LinkView(name, there.href) if name else there

    def _there(self, part: str) -> LinkView:
        """Return a link to the same part of the original, named as there."""
        return LinkView(self.theirs[part], f"{self.original.href}#{part}", self.twin.lang) if part in self.theirs else self.original


def _headings(article: ResolvedBody | None) -> dict[str, str]:
    return {heading.id: heading.text for heading in article.headings} if article else {}
