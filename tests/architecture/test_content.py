"""The portal itself: its content is sound, and the manual of its fields is true."""

from tests.portal import Portal


def test_the_portal_s_content_has_no_problem_at_all(portal: Portal) -> None:
    assert portal.problems == ""
