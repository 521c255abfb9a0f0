"""Which names in the files are the same company, and the address of each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from plugins.register import Text
from plugins.register.model import Recipient, Supplier
from plugins.register.suppliers import Companies, slug

SUPPLIES, SEES = "supplies", "sees"


def companies(*tools):
    """The companies of a register with *tools*, each a list of parties."""
    made = {
        f"tool-{number}": SimpleNamespace(
            id=f"tool-{number}",
            suppliers=tuple(party for party in parties if isinstance(party, Supplier)) or None,
            recipients=tuple(party for party in parties if isinstance(party, Recipient)) or None,
        )
        for number, parties in enumerate(tools, 1)
    }
    return Companies(SimpleNamespace(tools=made))


def supplier(name, cvr=None, role="runs", country=None):
    return Supplier(name=name, cvr=cvr, role=role, country=country)


def recipient(name, cvr=None, role="processor", english=None):
    return Recipient(name=Text(name, english or name), cvr=cvr, role=role)


def told(found):
    """The slug, number and tools of each company."""
    return [(one.slug, one.cvr, [work.tool.id for work in one.work]) for one in found]


def test_a_cvr_number_makes_two_names_one_company():
    found = companies([supplier("Kyst", "00000035")], [supplier("Kyst A/S", "00000035")])

    (company,) = found
    assert [name.da for name in company.names] == ["Kyst", "Kyst A/S"]
    assert told(found) == [("kyst", "00000035", ["tool-1", "tool-2"])]


def test_the_name_used_most_stands_first():
    found = companies(*([supplier(name, "00000035")] for name in ("A", "Kyst A/S", "Kyst A/S")))

    assert [[name.da for name in company.names] for company in found] == [["Kyst A/S", "A"]]


def test_letters_and_spaces_of_a_name_make_no_other_company():
    found = companies([supplier("Kaj & Kompas")], [supplier("KAJ  &  kompas ")])

    assert told(found) == [("kaj-kompas", None, ["tool-1", "tool-2"])]


def test_a_name_alone_is_the_company_that_has_the_name_and_a_number():
    found = companies([supplier("Kyst")], [supplier("kyst", "00000035")])

    assert told(found) == [("kyst", "00000035", ["tool-1", "tool-2"])]


def test_a_name_that_two_companies_have_is_neither_of_them():
    found = companies(
        [supplier("Kaj", "00000019")], [supplier("Kaj", "00000027")], [supplier("Kaj")]
    )

    slugs = {tuple(tools): slug for slug, _, tools in told(found)}
    assert slugs[("tool-1",)] == "kaj--00000019"
    assert slugs[("tool-2",)] == "kaj--00000027"
    assert slugs[("tool-3",)].startswith("kaj--")
    assert len(set(slugs.values())) == 3


def test_a_name_that_looks_like_a_number_is_not_that_company():
    found = companies([supplier("Kaj", "00000019")], [supplier("00000019")])

    assert told(found) == [("00000019", None, ["tool-2"]), ("kaj", "00000019", ["tool-1"])]


def test_who_handles_data_for_us_is_a_supplier_and_an_authority_is_not():
    found = companies(
        [recipient("Skyen"), recipient("Havnen", role="supplier")],
        [recipient("SKAT", role="authority"), recipient("Alle", role="public")],
        [recipient("Andre", role="other")],
    )

    assert told(found) == [("havnen", None, ["tool-1"]), ("skyen", None, ["tool-1"])]
    assert found.of(recipient("SKAT", role="authority")) is None


def test_a_supplier_that_also_sees_data_has_both_roles():
    found = companies(
        [supplier("Kaj", "00000019", "develops"), supplier("Kaj", role="runs"),
         recipient("Kaj", "00000019"), recipient("kaj", role="other")],
    )  # fmt: skip

    ((work,),) = (company.work for company in found)
    assert (work.supplies, work.sees) == (("develops", "runs"), ("processor", "other"))


def test_the_countries_of_a_company_are_all_that_are_stated():
    found = companies([supplier("Kaj", country="SE")], [supplier("Kaj", country="DK")])

    assert [company.countries for company in found] == [("DK", "SE")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kyst A/S", "kyst-a-s"),
        ("Ærø Færgefart Å/S", "aeroe-faergefart-aa-s"),
        ("A\u030arhus", "aarhus"),
        ("Société Générale", "societe-generale"),
        ("Straße", "strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("index.html", "index-html"),
        ("a--b", "a-b"),
        ("-", ""),
        ("日本", ""),
        ("x" * 120, "x" * 60),
    ],
)
def test_a_slug_is_small_letters_digits_and_hyphens(name, expected):
    assert slug(name) == expected


def test_no_two_companies_have_the_same_slug():
    names = ["A & B", "A B", "a-b", "日本", "中国", "--", "é", "e", "x" * 61, "x" * 62, "A B 1"]
    found = companies(*([supplier(name)] for name in names))

    slugs = [company.slug for company in found]
    assert len(set(slugs)) == len(names)
    assert [slug for slug in slugs if not slug or slug.strip("-") != slug] == []


def test_a_slug_of_its_own_stays_when_other_suppliers_come():
    few = companies([supplier("日本")], [supplier("Kyst")])
    many = companies([supplier("Aula")], [supplier("日本")], [supplier("Kyst")])

    assert {company.slug for company in few} <= {company.slug for company in many}


def test_a_name_without_latin_letters_has_a_slug_all_the_same():
    ((company,), (again,)) = companies([supplier("日本")]), companies([supplier("日本")])

    assert company.slug == again.slug
    assert company.slug.startswith("x--")


def test_a_party_of_a_tool_is_found_again():
    found = companies([supplier("Kaj & Kompas", "00000019")])

    assert found.of(recipient("KAJ &  KOMPAS")).slug == "kaj-kompas"
    assert found.of(recipient("Søn", "00000019")).slug == "kaj-kompas"
    assert found.of(supplier("En anden")) is None
