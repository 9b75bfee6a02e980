"""Which evidence of one block (same serial, same folded symbol) means the same document.

`resolve` is a pure function of a set: neither the order in which evidence arrived nor any key of the store counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from schemas.dates import full_day

from .comparing import Relation, Verdict, relate
from .evidence import DocumentEvidence
from .spots import SpotIndex


@dataclass
class Cluster:
    """Evidence that means one document."""

    members: list[DocumentEvidence]
    joined: dict[str, Relation] = field(default_factory=dict)
    """Signature of a member → how it came in."""


@dataclass
class Resolution:
    """The outcome for one block."""

    clusters: list[Cluster]
    ambiguous: dict[str, list[int]]
    """Signature → indices of the clusters that it may mean."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Signature of what may mean several or is not sure → what agrees with the likeliest."""


def resolve(evidence: Iterable[DocumentEvidence]) -> Resolution:
    """Partition the evidence of one block into documents."""
    items = sorted({item.signature: item for item in evidence}.values(), key=_rank)
    if len(items) == 1:
        return Resolution([_alone(items[0])], {})
    clusters, others = _Clusters(), _Clusters()
    ambiguous: dict[str, list[tuple[Relation, Cluster]]] = {}
    for item in items:
        if item.is_determined and not _place(item, clusters.near(item), ambiguous, Verdict.SAME):
            clusters.add(_alone(item))
    clusters.fix()
    rest = [
        item
        for item in items
        if not item.is_determined and not _place(item, clusters.near(item), ambiguous, Verdict.LIKELY, propose=True)
    ]
    for item in rest:
        if not _place(item, others.near(item), ambiguous, Verdict.LIKELY):
            others.add(_alone(item))
    found = clusters.all + others.all
    index = {id(cluster): i for i, cluster in enumerate(found)}
    return Resolution(
        found,
        {key: [index[id(cluster)] for _, cluster in meant] for key, meant in ambiguous.items()},
        {key: meant[0][0].method for key, meant in ambiguous.items()},
    )


class _Clusters:
    """Clusters by the province and year of their first member: a block of a common number has thousands."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._index: SpotIndex[int] = SpotIndex()
        self._fixed: list[list[DocumentEvidence]] | None = None

    def add(self, cluster: Cluster) -> None:
        """Take in a new cluster."""
        self._index.add(cluster.members[0].spots, len(self.all))
        self.all.append(cluster)

    def fix(self) -> None:
        """From now on compare only with the members that the clusters have now."""
        self._fixed = [list(cluster.members) for cluster in self.all]

    def near(self, item: DocumentEvidence) -> list[tuple[Cluster, Sequence[DocumentEvidence]]]:
        """Return the clusters that the item may belong to, each with what to compare it with."""
        places = sorted(self._index.near(item.spots))
        return [(self.all[i], self._fixed[i] if self._fixed else self.all[i].members) for i in places]


def _place(
    item: DocumentEvidence,
    clusters: Sequence[tuple[Cluster, Sequence[DocumentEvidence]]],
    ambiguous: dict[str, list[tuple[Relation, Cluster]]],
    least: Verdict,
    *,
    propose: bool = False,
) -> bool:
    """Put the evidence into the one cluster that it fits, or note what it may mean; False where it fits none.

    With `propose`, clusters that merely do not contradict become candidates too.
    """
    fits: list[tuple[Relation, Cluster]] = []
    weak: list[tuple[Relation, Cluster]] = []
    for cluster, members in clusters:
        best = _fit(item, cluster, members)
        if best is None:
            continue
        if item.held and any(
            m.held and relate(item, m).verdict < Verdict.LIKELY for m in cluster.members
        ):  # two files in one document must agree with each other
            continue
        if best.verdict >= least:
            fits.append((best, cluster))
        elif best.verdict is Verdict.WEAK:
            weak.append((best, cluster))
    certain = [fit for fit in fits if fit[0].verdict is Verdict.SAME]
    exact = [fit for fit in certain if not fit[0].is_slip]
    fits = next((found for found in (exact, certain) if len(found) == 1), fits)
    if len(fits) == 1:
        relation, cluster = fits[0]
        cluster.members.append(item)
        cluster.joined[item.signature] = relation
        return True
    candidates = fits or (weak if propose else [])
    if candidates and not item.held:
        ambiguous[item.signature] = candidates
        return True
    return False


def _fit(item: DocumentEvidence, cluster: Cluster, members: Sequence[DocumentEvidence]) -> Relation | None:
    """Return how the evidence fits a cluster, None where it contradicts a member.

    What has its day wrong by a slip of the pen contradicts nobody by that, and is contradicted by nobody of the day.
    """
    relations = [(relate(item, member), member) for member in members]
    best, nearest = max(relations, key=lambda found: (found[0].verdict, found[0].confidence))
    for relation, member in relations:
        joined = cluster.joined.get(member.signature)
        slip = (joined is not None and joined.is_slip) or (best.is_slip and member.issued == nearest.issued)
        if relation.verdict is Verdict.NEVER and not slip:
            return None
    return best


def _rank(item: DocumentEvidence) -> tuple[bool, bool, bool, str]:
    """Order of treatment: full dates first, then files before citations; the signature breaks ties."""
    return (full_day(item.issued) is None, not item.held, item.by == "symbol", item.signature)


def _alone(item: DocumentEvidence) -> Cluster:
    """Make a document of a single piece of evidence."""
    if item.held or (item.is_determined and item.by != "symbol") or item.national:
        confidence = 1.0
    else:
        confidence = 0.85 if item.is_determined else 0.6
    symbol = "symbol" if item.national else "symbol and territory"
    how = {"words": "issuer in words", "symbol": symbol}.get(item.by, "number")
    return Cluster([item], {item.signature: Relation(Verdict.SAME, confidence, "file" if item.held else how)})
