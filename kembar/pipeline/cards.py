"""
The cards of the search index (`export/search/cards`), remembered from build to build.

In come the targets that make all cards and what has changed; out come `Cards`: those that are still true stay in the ledger until
somebody asks for them, the others are made.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from kembar.build.ledger import Card, Ledger
from kembar.build.parallel import in_parallel
from kembar.build.scan import Digest, digest_of, digest_of_all
from kembar.model.output import Target
from kembar.model.reads import Input, Reads


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A card that this build made: its bytes, and what they were made from."""

    content: bytes
    reads: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """
    All cards of a site. `digests` has the digest of each by its path, in the order of the index; `made` are the new ones, `gone` the
    paths of those that there are no more.
    """

    ledger: Ledger
    digests: Mapping[str, Digest]
    made: Mapping[str, MadeCard]
    gone: frozenset[str]

    def of(self, lang: str) -> Iterator[bytes]:
        """The cards of a language, in order."""
        for path in self._paths(lang):
            made = self.made.get(path)
            yield made.content if made else self.ledger.card(path)

    def digest(self, lang: str) -> Digest:
        """A digest of all cards of a language."""
        return digest_of_all(f"{path} {self.digests[path]}" for path in self._paths(lang))

    def _paths(self, lang: str) -> list[str]:
        return [path for path in self.digests if path.startswith(f"{lang}/")]


def cards_for(ledger: Ledger, wanted: Sequence[Target], changed: Set[int] | None, reads: Reads, cores: int | None) -> Cards:
    """
    The cards as they are now. `changed` are the numbers of the inputs that have changed; None stands for all.

    Raises `LedgerError`, and whatever a target raises.
    """
    known = dict(ledger.cards())
    kept = {path: digest for path, (digest, inputs) in known.items() if changed is not None and changed.isdisjoint(inputs)}
    stale = [target for target in wanted if target.path not in kept]
    made = dict(zip((target.path for target in stale), in_parallel(_Maker(reads), stale, cores=cores), strict=True))
    digests = {target.path: digest_of(made[target.path].content) if target.path in made else kept[target.path] for target in wanted}
    return Cards(ledger, digests, made, frozenset(known.keys() - digests.keys()))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes cards, and takes what was read for each."""

    reads: Reads

    def __call__(self, target: Target) -> MadeCard:
        self.reads.taken()
        content = target.make()
        return MadeCard(content, self.reads.taken())


def keep_cards(cards: Cards, numbers: Mapping[Input, int]) -> None:
    """Keeps the new cards, by the numbers of what they were made from, and forgets those that are gone. Raises `LedgerError`."""
    cards.ledger.keep_cards(
        (
            Card(path, cards.digests[path], array("I", sorted(numbers[name] for name in one.reads)), one.content)
            for path, one in cards.made.items()
        ),
        cards.gone,
    )
