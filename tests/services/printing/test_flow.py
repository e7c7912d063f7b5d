from services.printing.flow import Block, gap, paginate


def heights(pages: list[list[Block]]) -> list[list[float]]:
    return [[block.height for block in page] for page in pages]


def test_blocks_fill_a_page_before_the_next_begins() -> None:
    assert heights(paginate([gap(40), gap(40), gap(40)], 100)) == [[40, 40], [40]]


def test_later_pages_may_be_taller() -> None:
    assert heights(paginate([gap(40), gap(40), gap(40)], 50, 80)) == [[40], [40, 40]]


def test_a_kept_block_goes_with_the_one_after_it() -> None:
    assert heights(paginate([gap(60), gap(30, keep=True), gap(50)], 100)) == [[60], [30, 50]]


def test_the_head_of_a_table_is_repeated() -> None:
    head = gap(10)
    rows = [Block(40, head.draw, head=head) for _ in range(3)]
    assert heights(paginate([head, *rows], 100)) == [[10, 40, 40], [10, 40]]


def test_a_chain_taller_than_a_page_is_broken_rather_than_lost() -> None:
    assert heights(paginate([gap(60, keep=True), gap(60, keep=True), gap(60)], 100)) == [[60], [60], [60]]
