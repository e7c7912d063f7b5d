"""The errors that the user can mend. Everything else that raises is a bug."""


class Mendable(Exception):
    """Something the user can mend: `code` names the case in `services.wording`, `facts` fill its words."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.facts))


def _rebuild(code: str, facts: dict[str, object]) -> Mendable:
    return Mendable(code, **facts)
