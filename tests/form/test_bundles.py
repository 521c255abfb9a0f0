"""What the site sends of the form's scripts is what is made of them today."""

from __future__ import annotations

import pytest

from plugins.scripts import kept, made


@pytest.mark.slow
def test_the_files_are_what_the_scripts_and_the_lock_give(tmp_path):
    assert kept() == made(tmp_path), "run: inv scripts"


def test_nothing_that_is_sent_makes_code_of_text():
    sent = {path: content for path, content in kept().items() if path.endswith(".js")}

    assert len(sent) > 5
    for path, content in sent.items():
        assert b"eval(" not in content, path
        assert b"new Function" not in content, path
