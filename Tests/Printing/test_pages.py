# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped template, printed and compared with pictures that somebody looked at: Tests/Printing/README.md."""

import pytest

import cases
import pages

# Of a page of 60 dpi, a few letters: less than any verdict that changes, more than the edges of another drawing program.
TOLERANCE = 0.0004


@pytest.mark.parametrize("name", cases.CASES)
def test_page(name, request, tmp_path):
    template, content, options = cases.CASES[name]
    drawn = pages.pictures(pages.pdf(template, content, **options))
    if request.config.getoption("--review"):
        pages.record(name, drawn)
        pytest.fail(f"{name}: {len(drawn)} pages recorded; look at them, then run without --review")
    known = pages.reviewed(name)
    assert len(drawn) == len(known), "not the number of pages that was reviewed"
    for number, (page, picture) in enumerate(zip(drawn, known), 1):
        share = pages.difference(page, picture)
        if share > TOLERANCE:
            page.save(tmp_path / f"{name}-{number}.png")
        assert share <= TOLERANCE, f"page {number} differs ({share:.2%}): {tmp_path}/{name}-{number}.png"


def test_every_template_is_printed():
    templates = {path.stem for path in pages.TEMPLATES.glob("*.typ")} - {"socle"}
    assert templates == {template for template, _, _ in cases.CASES.values()}


def test_every_picture_has_its_case():
    names = {path.stem.rsplit("-", 1)[0] for path in pages.REVIEWED.glob("*.png")}
    assert names == set(cases.CASES)


def test_a_verdict_that_changes_is_seen():
    """The tolerance is no blindfold: one letter of one criterion."""
    one = pages.pictures(pages.pdf("grille", cases.grid(7, verdicts="O")))
    other = pages.pictures(pages.pdf("grille", cases.grid(7, verdicts="OOOOOON")))
    assert max(pages.difference(a, b) for a, b in zip(one, other)) > TOLERANCE


def test_the_same_input_gives_the_same_bytes():
    template, content, _ = cases.CASES["grille-28"]
    assert pages.pdf(template, content) == pages.pdf(template, content)
