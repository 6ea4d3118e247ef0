"""The options of a run of `build`, `check` or `serve`."""

from dataclasses import dataclass, field, fields
from typing import TypeVar

from kembar.model.profile import Profile

EXTERNAL_MINUTES = 15
"""How long a check asks other hosts, by default."""

T = TypeVar("T")


def option(default: T, *, changes_output: bool) -> T:
    """Return a field of `BuildOptions`."""
    made: T = field(default=default, metadata={"changes_output": changes_output})
    return made


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """
    The options of one run. Each declares whether it changes what a build writes; if so, another value makes every output stale.

    `base_url` replaces that of the content. `strict` makes warnings fail. `clean` writes every file again. `epoch` is SOURCE_DATE_EPOCH,
    in seconds since 1970 UTC, and `day` is the same as an ISO 8601 date. `external` lets `check` ask other hosts, for no longer than
    `external_minutes`, and with `external_private` also those of private networks. `profile` is the kind of site.
    """

    base_url: str = option("", changes_output=True)
    strict: bool = option(default=False, changes_output=False)
    clean: bool = option(default=False, changes_output=False)
    epoch: int | None = option(None, changes_output=False)
    day: str = option("", changes_output=True)
    external: bool = option(default=False, changes_output=False)
    external_private: bool = option(default=False, changes_output=False)
    external_minutes: int = option(EXTERNAL_MINUTES, changes_output=False)
    profile: Profile = option(Profile.WEB, changes_output=True)  # noqa: RUF009 - it returns a field

    @property
    def of_output(self) -> tuple[str, ...]:
        """The values of the options that change what a build writes. Raises `KeyError` for an option that does not declare it."""
        return tuple(str(getattr(self, field.name)) for field in fields(self) if field.metadata["changes_output"])
