"""The words of the bar, the overlay and the side-by-side view, by the names under which the preview's scripts know them."""

from collections.abc import Mapping

from kembar.model.problem import Message, tr

UI_STRINGS: Mapping[str, Message] = {
    "preview": tr("Preview"),
    "states": tr("State of this page"),
    "no_states": tr("This page has no words of its own."),
    "building": tr("building"),
    "stopped": tr("The preview has ended. This page is what it showed last."),
    "problems": tr("Problems"),
    "last_good": tr("You see the site as it was before these problems."),
    "hide": tr("Hide"),
    "close": tr("Close"),
    "find": tr("Where is this written?"),
    "find_how": tr("Click a passage to see the file and line that it comes from; Escape ends it. Alt and a click do the same at any time."),
    "found": tr("This passage is written here"),
    "not_found": tr("The place of this passage was not found. The page is made from these files"),
    "made_from": tr("Files of this page"),
    "copy": tr("Copy"),
    "copied": tr("Copied"),
    "beside": tr("Side by side"),
    "alone": tr("One page"),
    "beside_absent": tr("This page is absent in this language."),
}
