"""
The internal artifacts of a build: those that other artifacts are made from and that are not published, such as search documents.

They are made, recorded and found stale as published ones are; their content stays in the cache.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import cast

from kembar.cache.codec import dumps
from kembar.cache.database import CONTENTS, ArtifactRecord, BuildCache
from kembar.model.output import Target
from kembar.output.spill import Span, SpillFile
from kembar.output.writer import Artifact, ArtifactMaker


def stale(records: Mapping[str, ArtifactRecord], changed: Set[int] | None) -> Set[str]:
    """Return the paths of the artifacts that have a changed input; `changed` are the numbers of these inputs, None means all."""
    if changed is None:
        return records.keys()
    return {path for path, record in records.items() if not changed.isdisjoint(record.reads)}


@dataclass(frozen=True, slots=True)
class InternalArtifacts:
    """
    The internal artifacts of a site: `before` are those of the last build, `made` those that this build made, and `digests` has the digest
    of each in order.
    """

    cache: BuildCache
    spill: SpillFile
    before: Mapping[str, ArtifactRecord]
    made: Mapping[str, Artifact[Span]]
    digests: Mapping[str, str]

    def content(self, path: str) -> bytes:
        """Return the bytes of an artifact as it is now. Raises `KeyError`."""
        made = self.made.get(path)
        return self.spill.read(made.stored) if made else self._cached(path)

    def content_before(self, path: str) -> bytes:
        """Return the bytes of an artifact as the last build left it; none if it did not exist."""
        return self._cached(path) if path in self.before else b""

    def _cached(self, path: str) -> bytes:
        return cast("bytes", self.cache.read_uncached(CONTENTS, path))

    def changed(self) -> Iterator[str]:
        """Yield the paths of the artifacts that are new, changed or gone."""
        for path in (*self.made, *self._gone()):
            if path not in self.before or self.digests.get(path) != self.before[path].digest:
                yield path

    def _gone(self) -> Set[str]:
        return self.before.keys() - self.digests.keys()

    def save(self, numbers: Sequence[int]) -> None:
        """Store what this build made, and delete what is gone; `numbers` are those that the cache gives to the inputs."""
        records = {path: ArtifactRecord(one.digest, input_numbers(one.reads, numbers)) for path, one in self.made.items()}
        self.cache.set_artifacts(records, self._gone(), internal=True)
        self.cache.put(CONTENTS, ((path, dumps(self.spill.read(one.stored))) for path, one in self.made.items()))
        self.cache.clear(CONTENTS, self._gone())


def input_numbers(inputs: "array[int]", numbers: Sequence[int]) -> "array[int]":
    """Return the inputs of an artifact by the numbers of the cache."""
    return array("I", sorted(numbers[number] for number in inputs))


def _return_content(_path: str, content: bytes) -> bytes:
    return content


def make_internal_artifacts(
    cache: BuildCache, spill: SpillFile, targets: Mapping[str, Target], changed: Set[int] | None, maker: ArtifactMaker
) -> InternalArtifacts:
    """
    Make those of the `targets` by path that are new or stale.

    Raises `CacheError`, `UnwritableError`, and whatever a target raises.
    """
    before = cache.artifacts(internal=True)
    again = stale(before, changed)
    wanted = [target for path, target in targets.items() if path not in before or path in again]
    made = {one.path: Artifact(one.path, one.digest, one.reads, spill.write(one.stored)) for one in maker.make(wanted, _return_content)}
    digests = {path: made[path].digest if path in made else before[path].digest for path in targets}
    return InternalArtifacts(cache, spill, before, made, digests)
