"""Where the form sends a draft: the addresses of the forges and of a mail, read back by others."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pytest

from plugins.register.forge import LONGEST
from plugins.register.links import LONGEST_MAILTO
from tests.form.forms import form_of

PATH = "content/tools/havn-og-kyst/isvagt-kamera.yaml"
WORDS = {"subject": "Nyt værktøj: {file}", "body": "[Sæt {file} ind her]"}
SIGNS = (
    "name: {da: Rødgrød & fløde, en: 100 % cream}\n",
    "#1 + 1 = 2?\r\n",
    "&value=1&body=x&bcc=ond@evil.example\n",
    "</textarea><script>alert(1)</script>\n",
    "%0D%0A %41 {path} {text} {file} $& $1\n",
    "日本語 👩‍👩‍👧 \u00a0\ttab\n\n\n",
    "a;b,c'd\"e`f|g\\h^i~j!k(l)*[m]\n",
)
REPOSITORIES = {
    "github": "https://github.com/by/register",
    "gitlab": "https://kode.by.example/register",
}


@pytest.fixture
def send(municipality):
    """What the form is told of the ways to send, where the files stand in a forge."""

    def send(forge):
        site = msgspec.structs.replace(
            municipality.site, forge=forge, repository_url=REPOSITORIES[forge], branch=None
        )
        return form_of(msgspec.structs.replace(municipality, site=site))["send"]

    return send


def draft(text="name: x\n", is_new=True, path=PATH):
    return {"path": path, "text": text, "isNew": is_new}


def asked(address):
    """The page and the parameters of an address, as a server reads them."""
    parts = urlsplit(address)
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    return f"{parts.scheme}://{parts.netloc}{unquote(parts.path)}", query


@pytest.mark.parametrize("text", SIGNS)
def test_github_gets_the_whole_text_of_a_new_file(scripts, send, text):
    said = scripts.call("sending.js", "proposal", send("github"), draft(text))

    page, query = asked(said["address"])
    assert said["does"] == "filled"
    assert page == "https://github.com/by/register/new/main"
    assert query == {"filename": [PATH], "value": [text]}


def test_gitlab_gets_the_path_of_a_new_file_and_the_text_is_pasted(scripts, send):
    said = scripts.call("sending.js", "proposal", send("gitlab"), draft())

    assert said == {
        "address": f"https://kode.by.example/register/-/new/main?file_name={PATH}",
        "does": "paste",
    }


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("github", f"https://github.com/by/register/edit/main/{PATH}"),
        ("gitlab", f"https://kode.by.example/register/-/edit/main/{PATH}"),
    ],
)
def test_the_text_of_a_known_file_is_put_where_the_old_one_stands(scripts, send, forge, address):
    said = scripts.call("sending.js", "proposal", send(forge), draft(is_new=False))

    assert said == {"address": address, "does": "replace"}


def test_a_text_goes_along_as_long_as_the_address_takes_it(scripts, send):
    empty = scripts.call("sending.js", "proposal", send("github"), draft(""))["address"]
    room = LONGEST - len(empty)

    fits = scripts.call("sending.js", "proposal", send("github"), draft("a" * room))
    too_long = scripts.call("sending.js", "proposal", send("github"), draft("a" * (room + 1)))

    assert (fits["does"], len(fits["address"])) == ("filled", LONGEST)
    assert too_long == {
        "address": f"https://github.com/by/register/new/main?filename={PATH}",
        "does": "paste",
    }


def test_danish_letters_count_as_many_as_the_address_has_of_them(scripts, send):
    said = scripts.call("sending.js", "proposal", send("github"), draft("ø" * 1_400))

    assert said["does"] == "paste"


def test_a_path_that_could_lead_elsewhere_stays_a_path(scripts, send):
    path = "content/tools/a b/../æ?x=1&value=2#3.yaml"

    said = scripts.call("sending.js", "proposal", send("github"), draft(path=path))

    assert asked(said["address"])[1] == {"filename": [path], "value": ["name: x\n"]}


@pytest.mark.parametrize("text", SIGNS)
def test_a_mail_program_gets_the_whole_text(scripts, send, text):
    said = scripts.call("sending.js", "mail", send("gitlab"), draft(text), WORDS)

    page, query = urlsplit(said["address"]), parse_qs(urlsplit(said["address"]).query)
    assert (page.scheme, page.path, page.fragment) == ("mailto", "digital@lillefjord.example", "")
    assert query["subject"] == ["Nyt værktøj: isvagt-kamera.yaml"]
    assert [body.replace("\r\n", "\n") for body in query["body"]] == [text.replace("\r\n", "\n")]
    assert set(query) == {"subject", "body"}
    assert said["does"] == "filled"


def test_lines_of_a_mail_end_as_mail_wants_them(scripts, send):
    said = scripts.call("sending.js", "mail", send("gitlab"), draft("a\nb\n"), WORDS)

    assert said["address"].endswith("&body=a%0D%0Ab%0D%0A")


def test_a_text_too_long_for_a_mail_address_is_pasted(scripts, send):
    said = scripts.call("sending.js", "mail", send("gitlab"), draft("a" * LONGEST_MAILTO), WORDS)

    assert said["does"] == "paste"
    assert len(said["address"]) <= LONGEST_MAILTO
    assert parse_qs(urlsplit(said["address"]).query)["body"] == ["[Sæt isvagt-kamera.yaml ind her]"]


def test_a_mail_without_editors_has_no_recipient(scripts, send):
    said = scripts.call("sending.js", "mail", {**send("gitlab"), "editors": None}, draft(), WORDS)

    assert said["address"].startswith("mailto:?subject=")


def test_half_a_sign_does_not_stop_the_sending(scripts, send):
    said = scripts.call("sending.js", "proposal", send("github"), draft("a\ud800b"))

    assert asked(said["address"])[1]["value"] == ["a\ufffdb"]
