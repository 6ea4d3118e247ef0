"""A problem on many finished pages is reported once."""

from kembar.check.deduplicate import merge_repeated
from kembar.model.problem import Problem, SourceLocation, tr


def lost(path: str, line: int = 1, name: str = "x") -> Problem:
    return Problem(SourceLocation(path, line), "link.broken", tr("“{name}” is not there", name=name))


def line_at(place: SourceLocation) -> str:
    """A site whose pages have one line in common, the third."""
    return '<a href="map/"></a>' if place.line == 3 else ""


FINISHED = {"id/index.html", "en/index.html", "en/about/index.html"}


def test_the_first_location_is_reported_with_the_number_of_others() -> None:
    found = merge_repeated([lost("id/index.html"), lost("en/index.html"), lost("en/about/index.html")], FINISHED, line_at)

    assert [(str(problem.location), str(problem.message)) for problem in found] == [
        ("id/index.html:1", "“x” is not there; the number of other pages with this fault is 2")
    ]


def test_problems_of_one_page_and_different_problems_are_not_merged() -> None:
    found = [lost("id/index.html"), lost("id/index.html", 7), lost("en/index.html", name="y")]

    assert list(merge_repeated(found, FINISHED, line_at)) == found


def test_problems_in_content_are_not_merged() -> None:
    found = [lost("content/id/pages/about.md"), lost("content/en/pages/about.md")]

    assert list(merge_repeated(found, FINISHED, line_at)) == found


def test_a_location_in_a_template_is_reported_once() -> None:
    menu = "templates/menu.html"
    found = merge_repeated([lost(menu, name="id/x"), lost(menu, name="en/x"), lost(menu, 2, name="en/x")], FINISHED, line_at)

    assert [str(problem.location) for problem in found] == [f"{menu}:1", f"{menu}:2"]


def test_equal_lines_of_several_pages_are_one_problem() -> None:
    found = merge_repeated(
        [lost("id/index.html", 3, "id/map/"), lost("en/index.html", 3, "en/map/"), lost("en/index.html", 4, "en/map/")], FINISHED, line_at
    )

    assert [str(problem.location) for problem in found] == ["id/index.html:3", "en/index.html:4"]
