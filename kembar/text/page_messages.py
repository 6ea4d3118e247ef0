"""The marker of messages that pages show and that are written in tables, for the tools that collect messages."""


def N_(msgid: str) -> str:  # noqa: N802 - the name by which gettext's tools find message ids in tables
    """Return `msgid` unchanged. The call marks it for extraction; the message is translated where it is used."""
    return msgid
