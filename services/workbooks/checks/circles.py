"""Nothing may lead back to itself: neither departments nor objectives; of managers the officer is warned."""

from collections.abc import Mapping, Sequence

from services.workbooks.merging import Merging


def check_circles(merging: Merging) -> None:
    """Find every circle and report it once, at a row of the workbook that is part of it."""
    departments = {key[0]: (record.parent,) for key, record in merging["departments"].after.items()}
    objectives = {key[0]: record.supports for key, record in merging["objectives"].after.items()}
    managers = {key[0]: (record.manager,) for key, record in merging["employees"].after.items()}
    _report(merging, "departments", "parent", departments, "circle", warn=False)
    _report(merging, "objectives", "supports", objectives, "circle", warn=False)
    _report(merging, "employees", "manager", managers, "manager_circle", warn=True)


def _report(
    merging: Merging,
    noun: str,
    name: str,
    graph: Mapping[str, Sequence[str | None]],
    code: str,
    *,
    warn: bool,
) -> None:
    places = merging[noun].places
    for circle in circles(graph):
        place = next((places[code_,] for code_ in circle if (code_,) in places), None)
        if place is not None:
            note = merging.warn if warn else merging.error
            note(place, name, code, path=" → ".join([*circle, circle[0]]))


def circles(graph: Mapping[str, Sequence[str | None]]) -> list[tuple[str, ...]]:
    """The circles of a graph, at least one of each tangle; each is named once, in its own order."""
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in graph:
        if start not in done:
            found += _walk(graph, start, done)
    return found


def _walk(graph: Mapping[str, Sequence[str | None]], start: str, done: set[str]) -> list[tuple[str, ...]]:
    """Depth first without recursion: chains may be as long as the company is large."""
    found: list[tuple[str, ...]] = []
    path = [start]
    depth = {start: 0}
    pending = [iter(graph[start])]
    while pending:
        following = next(pending[-1], _END)
        if following is _END:
            pending.pop()
            node = path.pop()
            del depth[node]
            done.add(node)
        elif isinstance(following, str) and following in depth:
            found.append(tuple(path[depth[following] :]))
        elif isinstance(following, str) and following in graph and following not in done:
            depth[following] = len(path)
            path.append(following)
            pending.append(iter(graph[following]))
    return found


_END = object()
