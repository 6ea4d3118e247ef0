"""Options of several commands."""

import click

from kembar.cli.translator import translate
from kembar.cli.ui_languages import OPTION, languages
from kembar.model.problem import tr
from kembar.model.profile import Profile


def _base_url(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return the URL of the published site with a slash at its end, or an empty string. Raises `click.BadParameter`."""
    if not value:
        return ""
    from kembar.text.value_formats import ValueFormatError, parse_base_url  # noqa: PLC0415 - only needed if one is given

    try:
        return parse_base_url(value)
    except ValueFormatError:
        raise click.BadParameter(translate(tr("give a whole address such as https://example.org/kota/, without ? or #"))) from None


formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: for people, or one JSON object on standard output.",
)
base_url = click.option(
    "--base-url",
    callback=_base_url,
    default="",
    metavar="URL",
    help="The address where the site will be published; by default the one in the content. It may have a path.",
)
profile = click.option(
    "--profile",
    type=click.Choice([profile.value for profile in Profile]),
    default=Profile.WEB.value,
    show_default=True,
    help="For whom: web, for a host; offline, for a folder that is opened without a server or a network.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")
lang = click.option(
    OPTION,
    type=click.Choice(languages()),
    expose_value=False,
    help="The language in which the tool speaks; the system's if it is one of these, else English.",
)
