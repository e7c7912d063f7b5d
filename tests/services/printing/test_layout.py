"""The layout of whole pages against what was looked at and found good.

After a change that is meant, look at the pages, then write the files anew:
`python -m tests.services.printing.test_layout`
"""

from pathlib import Path

import pytest

from services.language import Language
from services.printing.packet import packet_pdf
from tests.services.printing.made_results import EN, PRINTED, ZH, firm
from tests.services.printing.reading import layout

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "printing"


def printed(say: Language) -> str:
    return layout(packet_pdf(firm(), say, printed_at=PRINTED))


@pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
def test_the_packet_is_laid_out_as_it_was(say: Language) -> None:
    assert printed(say).splitlines() == (GOLDEN / f"packet-{say.code}.txt").read_text("utf-8").splitlines()


if __name__ == "__main__":
    for each in (ZH, EN):
        (GOLDEN / f"packet-{each.code}.txt").write_text(printed(each), "utf-8")
