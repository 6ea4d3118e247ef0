"""The words of the bar, the overlay and the side-by-side view, by the names under which the preview's scripts know them."""

from collections.abc import Mapping

from kembar.model.problem import Message, say

WORDS: Mapping[str, Message] = {
    "preview": say("Preview"),
    "states": say("State of this page"),
    "no_states": say("This page has no words of its own."),
    "building": say("building"),
    "stopped": say("The preview has ended. This page is what it showed last."),
    "problems": say("Problems"),
    "last_good": say("You see the site as it was before these problems."),
    "hide": say("Hide"),
    "close": say("Close"),
    "find": say("Where is this written?"),
    "find_how": say(
        "Click a passage to see the file and line that it comes from; Escape ends it. Alt and a click do the same at any time."
    ),
    "found": say("This passage is written here"),
    "not_found": say("The place of this passage was not found. The page is made from these files"),
    "made_from": say("Files of this page"),
    "copy": say("Copy"),
    "copied": say("Copied"),
    "beside": say("Side by side"),
    "alone": say("One page"),
    "beside_absent": say("This page is absent in this language."),
}
