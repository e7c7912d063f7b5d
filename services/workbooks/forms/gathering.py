"""Forms that come back together: which are ours, of this period, and each once."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from services.errors import Mendable
from services.workbooks.forms.layout import FormKey
from services.workbooks.forms.reading import FilledForm, read_form


class Wanted(Struct, frozen=True):
    """Which forms are gathered: of what kind, whose company, on which period."""

    kind: str
    company: str
    period: str


class Gathered(Struct, frozen=True):
    """A file that came back: the form in it, or why it is none of those that are wanted."""

    path: Path
    form: FilledForm | None
    refused: Mendable | None = None


def gather(paths: Sequence[Path], wanted: Wanted) -> tuple[Gathered, ...]:
    """Read files, in their order; of two forms of one person only the later counts."""
    found = [_read(path, wanted) for path in dict.fromkeys(paths)]
    forms = [one.form for one in found if one.form is not None]
    return tuple(
        one if one.form is None else Gathered(one.path, one.form, _doubled(one.form, forms)) for one in found
    )


def _read(path: Path, wanted: Wanted) -> Gathered:
    try:
        form = read_form(path)
        _refuse_foreign(form.key, wanted, path)
    except Mendable as problem:
        return Gathered(path, None, problem)
    return Gathered(path, form)


def _refuse_foreign(key: FormKey, wanted: Wanted, path: Path) -> None:
    if key.kind != wanted.kind:
        raise Mendable("form.other_kind", file=path.name, sheet=key.sheet)
    if key.company != wanted.company:
        raise Mendable("form.other_company", file=path.name, company=key.company_name)
    if key.period != wanted.period:
        raise Mendable("form.other_period", file=path.name, period=key.period)


def _doubled(form: FilledForm, forms: Sequence[FilledForm]) -> Mendable | None:
    """Why a form does not count beside another of the same person, if it does not."""
    facts = {"file": form.path.name, "name": form.key.subject_name}
    for other in forms:
        if other is form or other.key.subject != form.key.subject:
            continue
        if other.key.made > form.key.made:
            return Mendable("form.older", other=other.path.name, **facts)
        if other.key.made < form.key.made:
            continue
        if other.values != form.values or forms.index(other) < forms.index(form):
            return Mendable("form.twice", other=other.path.name, **facts)
    return None
