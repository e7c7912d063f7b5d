"""The same program without a window.

Arguments in, results on stdout, problems on stderr, an exit code out.
"""

import argparse
import json
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from services.company import Company
from services.errors import Mendable
from services.language import Language
from services.summary import line_of, result_json
from services.upkeep import backup, check
from services.wording.problems import problem_words

if TYPE_CHECKING:
    from services.domain.packet import Part

DONE, REFUSED, MISUSED, INCOMPLETE = 0, 1, 2, 3
Command = Callable[[argparse.Namespace], int]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line."""
        say = Language("en")
        self.exit(MISUSED, say("{message}; see main.py --help", message=message) + "\n")


def run(arguments: Sequence[str]) -> int:
    """Do one command and return its exit code; never a traceback for what the user can mend."""
    options = _parser().parse_args(arguments)
    try:
        return int(_COMMANDS[options.command](options))
    except Mendable as problem:
        _tell(problem_words(_language(options), problem))
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    trial = "main.py --self-test tries out whether all of this installation works."
    parser = _Parser(prog="main.py", description="Zhanji 战绩", epilog=trial)
    verbs = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("zh", "en"))
    common.add_argument("--json", action="store_true")
    for name, operands in _OPERANDS.items():
        verb = verbs.add_parser(name, parents=[common])
        for operand, settings in operands.items():
            verb.add_argument(operand, **settings)
    return parser


_FILE: dict[str, dict[str, Any]] = {"file": {"metavar": "FILE", "type": Path}}
_PERIOD: dict[str, dict[str, Any]] = {"period": {"metavar": "PERIOD"}}
_PDF: dict[str, dict[str, Any]] = {"pdf": {"metavar": "PDF", "type": Path}}
_WORKBOOK: dict[str, dict[str, Any]] = {"workbook": {"metavar": "WORKBOOK", "type": Path}}
_OPERANDS: dict[str, dict[str, dict[str, Any]]] = {
    "new": {**_FILE, "--sample": {"action": "store_true"}},
    "import": {**_FILE, **_WORKBOOK, "--dry-run": {"action": "store_true"}},
    "export": {**_FILE, **_WORKBOOK},
    "score": {**_FILE, **_PERIOD, "--export": {"metavar": "WORKBOOK", "type": Path}},
    "packet": {**_FILE, **_PERIOD, **_PDF},
    "sheets": {**_FILE, **_PERIOD, **_PDF},
    "check": _FILE,
    "backup": {**_FILE, "folder": {"metavar": "FOLDER", "type": Path, "nargs": "?"}},
}


def _language(options: argparse.Namespace) -> Language:
    """The language asked for, else the file's; Chinese where neither can be told."""
    if options.lang:
        return Language(options.lang)
    try:
        with Company.open(options.file, write=False) as company:
            return Language(company.settings.read().language)
    except Mendable:
        return Language("zh")


def _tell(words: str) -> None:
    print(" ".join(words.splitlines()), file=sys.stderr)  # noqa: T201 - the command line's own output


def _write(words: str) -> None:
    """Say a result; Mendable when stdout leads to a disk that is full."""
    try:
        print(words, flush=True)  # noqa: T201 - the command line's own output
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise Mendable("output.failed") from problem


def _give(options: argparse.Namespace, words: str, facts: dict[str, Any]) -> None:
    _write(json.dumps(facts, ensure_ascii=False) if options.json else words)


def _new(options: argparse.Namespace) -> int:
    make = Company.create_sample if options.sample else Company.create
    with make(options.file) as company:
        say = Language(options.lang or company.settings.read().language)
        _give(options, say("Made {file}", file=company.path), {"file": str(company.path)})
    return DONE


def _import(options: argparse.Namespace) -> int:
    say = _language(options)
    with Company.open(options.file, write=not options.dry_run) as company:
        preview = company.imports.preview(options.workbook)
        for problem in preview.problems:
            _tell(problem.words(say))
        if preview.errors:
            return REFUSED
        if not options.dry_run:
            company.imports.apply(preview)
        added, changed, unchanged = preview.counts
        words = say(
            "{added} added, {changed} changed, {unchanged} unchanged",
            added=added,
            changed=changed,
            unchanged=unchanged,
        )
        _give(options, words, {"added": added, "changed": changed, "unchanged": unchanged})
    return DONE


def _export(options: argparse.Namespace) -> int:
    from services.exports import company_workbook

    with Company.open(options.file, write=False) as company:
        records = company.records()
        say = Language(options.lang or records.settings.language)
        company_workbook(records, options.workbook, say)
        _give(options, say("Wrote {file}", file=options.workbook), {"file": str(options.workbook)})
    return DONE


def _score(options: argparse.Namespace) -> int:
    with Company.open(options.file, write=False) as company:
        say = Language(options.lang or company.settings.read().language)
        result = company.results.of(options.period)
        if options.export:
            from services.exports import results_workbook

            results_workbook(result, options.export, say)
    if options.json:
        _write(json.dumps(result_json(result, say), ensure_ascii=False))
    else:
        for subject in result.results:
            _write(line_of(result, subject, say))
    return INCOMPLETE if result.incomplete else DONE


def _packet(options: argparse.Namespace) -> int:
    from services.domain.packet import PACKET

    return _print_pdf(options, PACKET)


def _sheets(options: argparse.Namespace) -> int:
    from services.domain.packet import Part

    return _print_pdf(options, (Part.SHEETS,))


def _print_pdf(options: argparse.Namespace, parts: Collection["Part"]) -> int:
    from services.papers import content_of
    from services.printing.packet import printed
    from services.printing.saving import save_pdf

    with Company.open(options.file, write=False) as company:
        say = Language(options.lang or company.settings.read().language)
        content = content_of(company, options.period, parts)
    save_pdf(printed(content.order(parts, say, datetime.now().astimezone())).data, options.pdf)
    _give(options, say("Wrote {file}", file=options.pdf), {"file": str(options.pdf)})
    return DONE


def _check(options: argparse.Namespace) -> int:
    say = _language(options)
    with Company.open(options.file, write=False) as company:
        faults = check(company.ledger)
    told = [problem_words(say, Mendable(one.code, where=one.where, file=options.file)) for one in faults]
    for words in told:
        _tell(words)
    if told:
        if options.json:
            _give(options, "", {"file": str(options.file), "whole": False, "faults": told})
        return REFUSED
    _give(options, say("{file} is whole.", file=options.file), {"file": str(options.file), "whole": True})
    return DONE


def _backup(options: argparse.Namespace) -> int:
    say = _language(options)
    with Company.open(options.file, write=False) as company:
        target = backup(company.ledger, options.folder)
    _give(options, say("Wrote {file}", file=target), {"file": str(target)})
    return DONE


_COMMANDS: dict[str, Command] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "score": _score,
    "packet": _packet,
    "sheets": _sheets,
    "check": _check,
    "backup": _backup,
}
