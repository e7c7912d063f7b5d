"""A form whose fields are each written when one is done with them, checked while one types."""

from collections.abc import Callable, Hashable, Mapping, Sequence

from services.edits import FieldProblem
from services.wording.fields import field_words
from ui.desk import Desk
from ui.widgets.record_form import RecordForm

Check = Callable[[str, str], Sequence[FieldProblem]]
Write = Callable[[str, str], object]


class Keeping:
    """Ties a form to `check` and `write`, which take a field and its text; what is refused stays there."""

    def __init__(self, desk: Desk, form: RecordForm, check: Check, write: Write) -> None:
        self._desk, self._form, self._check, self._write = desk, form, check, write
        self._key: Hashable = None
        self._shown: Mapping[str, str] = {}
        self._refused: dict[str, str] = {}
        form.typed.connect(self._on_typed)
        form.settled.connect(self._on_settled)

    def show(self, key: Hashable, values: Mapping[str, str]) -> None:
        """Show the record of a key; of the same one, fields that one is writing in are left alone."""
        same = key == self._key
        left = {name for name in values if same and self._is_open(name)}
        if not same:
            self._refused = {}
        self._key, self._shown = key, dict(values)
        self._form.show_values({name: text for name, text in values.items() if name not in left})
        self._form.show_problems(self._refused)

    def settle(self) -> None:
        """Write what is still being typed."""
        for name in tuple(self._shown):
            if self._is_open(name):
                self._on_settled(name)

    @property
    def refused(self) -> str:
        """The first field that could not be written, or ""."""
        return next(iter(self._refused), "")

    def refuse(self, name: str, words: str) -> None:
        """Say at a field what is missing there, and go there."""
        self._form.show_problems(self._refused | {name: words})
        self._form.field(name).setFocus()

    def _is_open(self, name: str) -> bool:
        """Whether something was typed that is not written."""
        return name in self._shown and self._form.value(name) != self._shown[name].strip()

    def _on_typed(self, name: str) -> None:
        if name in self._shown:
            self._form.show_problems(self._refused | {name: self._wrong(name)})

    def _on_settled(self, name: str) -> None:
        if not self._is_open(name):
            self._refused.pop(name, None)
            self._form.show_problems(self._refused)
            return
        if words := self._wrong(name):
            self._refused[name] = words
            self._form.show_problems(self._refused)
            return
        self._refused.pop(name, None)
        text = self._form.value(name)
        key = self._key
        if self._desk.attempt(lambda: self._write(name, text)) and key == self._key:
            self._shown = {**self._shown, name: text}  # a page that is being left is not shown again

    def _wrong(self, name: str) -> str:
        """What keeps a field from being written."""
        found = self._check(name, self._form.value(name))
        return " ".join(field_words(self._desk.say, each) for each in found if each.stops)
