import resource
import time
from pathlib import Path

import pytest

from traffickers.lists import ofac, told
from traffickers.lists.entry import NotAList

REAL = Path(__file__).parents[3] / "shared/data/ofac-sdn-2021-07"
needs_real = pytest.mark.skipif(not REAL.exists(), reason="the copy of OFAC's list is not here")

NULLS = "-0- ," * 7


def sdn(number, name, kind='"individual"', programmes='"TCO"', remarks="-0- "):
    return f'{number},"{name}",{kind},{programmes},{NULLS}{remarks}\r\n'


def read(tmp_path, entries, aliases="", comments=""):
    for name, text in (("sdn", entries), ("alt", aliases), ("sdn_comments", comments)):
        (tmp_path / f"{name}.csv").write_bytes(text.encode() + b"\x1a")
    return ofac.read(tmp_path)


def one(tmp_path, **given):
    return read(tmp_path, sdn("7", "EXAMPLE, Ada", **given)).entries["7"]


def kinds(entry):
    return {name.name: name.kind for name in entry.names}


def test_a_list_without_header_ends_with_a_mark(tmp_path):
    official = read(tmp_path, sdn("7", "EXAMPLE, Ada") + sdn("8", "SAMPLE", kind="-0- "))

    assert {entry.type for entry in official.entries.values()} == {"person", "entity"}
    assert official.problems == []


def test_nulls_are_nothing(tmp_path):
    entry = one(tmp_path, programmes="-0- ")

    assert (entry.programmes, entry.remarks, entry.year_of_birth) == ((), "", None)


def test_programmes_stand_between_brackets(tmp_path):
    assert one(tmp_path, programmes='"SDGT] [TCO"').programmes == ("SDGT", "TCO")


def test_aliases_of_the_second_file(tmp_path):
    aliases = (
        '7,1,"aka","EXAMPLE, A.",-0- \r\n7,2,"fka","OLD, Ada",-0- \r\n8,3,"aka","OTHER",-0- \r\n'
    )

    official = read(tmp_path, sdn("7", "EXAMPLE, Ada"), aliases)

    assert kinds(official.entries["7"]) == {
        "EXAMPLE, Ada": "primary",
        "EXAMPLE, A.": "alias",
        "OLD, Ada": "former",
    }


def test_aliases_inside_remarks_are_weak(tmp_path):
    remarks = "\"Gender Female; a.k.a. 'LADY'; f.k.a. 'GIRL'; a.k.a. ''TWICE''; a.k.a. ''Abd'.\""

    entry = one(tmp_path, remarks=remarks)

    assert kinds(entry) == {
        "EXAMPLE, Ada": "primary",
        "LADY": "weak",
        "GIRL": "former",
        "TWICE": "weak",
        "'Abd": "weak",
    }


def test_remarks_cut_at_a_thousand_characters_go_on_in_the_comments(tmp_path):
    begun = f"DOB 1970; {'x' * 971}; a.k.a. 'CUT IN T"
    comments = '7,"WO\'; Linked To: SAMPLE ORGANIZATION."\r\n'

    official = read(tmp_path, sdn("7", "EXAMPLE", remarks=f'"{begun}"'), comments=comments)

    entry = official.entries["7"]
    assert kinds(entry)["CUT IN TWO"] == "weak"
    assert entry.linked_to == ("SAMPLE ORGANIZATION",)


def test_years_and_nationalities_of_the_remarks(tmp_path):
    remarks = '"DOB 12 Dec 1985; alt. DOB 02 Dec 1985; nationality Libya; citizen Burma."'

    entry = one(tmp_path, remarks=remarks)

    assert entry.year_of_birth == 1985
    assert entry.nationalities == ("LY", "MM")


def test_two_years_of_birth_are_no_year(tmp_path):
    assert one(tmp_path, remarks='"DOB 1970; alt. DOB 1971."').year_of_birth is None
    assert one(tmp_path, remarks='"DOB 1970; alt. DOB circa 1970."').year_of_birth is None


def test_the_owner_of_a_vessel_is_linked(tmp_path):
    row = '9,"BOAT 1","vessel","GLOMAG",' + "-0- ," * 6 + '"Owner Co.","Linked To: SAMPLE."\r\n'

    entry = read(tmp_path, row).entries["9"]

    assert (entry.type, entry.linked_to) == ("vessel", ("Owner Co.", "SAMPLE"))


def test_bad_rows_are_reported_by_file_and_line(tmp_path):
    entries = sdn("", "NO ID") + sdn("7", "EXAMPLE") + "8,too few\r\n" + sdn("9", "\u200b")
    aliases = '7,1,"zka","EXAMPLE, A.",-0- \r\n'

    official = read(tmp_path, entries, aliases)

    assert list(official.entries) == ["7"]
    reported = [(one.text.split(":")[0], one.line) for one in official.problems]
    assert sorted(reported) == [("alt.csv", 1), ("sdn.csv", 1), ("sdn.csv", 3), ("sdn.csv", 4)]


def test_what_is_no_list_is_refused(tmp_path):
    with pytest.raises(NotAList, match=r"alt\.csv is not in the folder"):
        ofac.read(tmp_path)
    with pytest.raises(NotAList, match="no entry"):
        read(tmp_path, "<html>\r\n<p>Not found</p>\r\n")


@needs_real
def test_the_real_list_is_read_whole():
    official = ofac.read(REAL)

    names = [name for entry in official.entries.values() for name in entry.names]
    assert len(official.entries) == 8_976
    assert official.problems == []
    assert sum("TCO" in entry.programmes for entry in official.entries.values()) == 131
    assert sum(name.kind == "weak" for name in names) > 2_400


@needs_real
def test_long_remarks_of_the_real_list_are_joined():
    entries = ofac.read(REAL).entries

    assert all(len(entries[number].remarks) > 1_000 for number in ("12300", "28263", "30518"))
    assert len(entries["28263"].linked_to) == 1


@needs_real
def test_the_real_list_costs_little():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()

    ofac.read(REAL)

    assert time.process_time() - start < 5
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert kilobytes < 100_000


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ('"individual"', "person"),
        ("-0- ", "entity"),
        ('"vessel"', "vessel"),
        ('"aircraft"', "aircraft"),
    ],
)
def test_an_entry_is_of_the_type_that_the_list_prints(tmp_path, kind, type_):
    assert one(tmp_path, kind=kind).type == type_


def test_an_unknown_type_is_reported_and_no_entry(tmp_path):
    official = read(tmp_path, sdn("7", "EXAMPLE", kind='"robot"') + sdn("8", "SAMPLE"))

    assert list(official.entries) == ["8"]
    assert [str(problem) for problem in official.problems] == [
        "1: sdn.csv: the row has no name or no type"
    ]


def test_an_alias_does_not_stand_in_for_a_name(tmp_path):
    official = read(
        tmp_path, sdn("7", "\u200b") + sdn("8", "SAMPLE"), '7,1,"aka","EXAMPLE",-0- \r\n'
    )

    assert list(official.entries) == ["8"]


@pytest.mark.parametrize(("code", "kind"), [("aka", "alias"), ("nka", "alias"), ("fka", "former")])
def test_aliases_are_what_the_list_calls_them(tmp_path, code, kind):
    aliases = f'7,1,"{code}","OTHER",-0- \r\n'

    entry = read(tmp_path, sdn("7", "EXAMPLE"), aliases).entries["7"]

    assert kinds(entry)["OTHER"] == kind


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("nationality Libya", ("LY",)),
        ("alt. nationality Libya", ("LY",)),
        ("citizen Eritrea", ("ER",)),
        ("alt. citizen Eritrea; nationality Eritrea", ("ER",)),
        ("nationality of Libya", ()),
        ("POB Tripoli, Libya", ()),
    ],
)
def test_only_a_nationality_that_is_told_is_one(tmp_path, remark, codes):
    assert one(tmp_path, remarks=f'"{remark}."').nationalities == codes


def test_remarks_are_kept_for_whoever_looks_for_a_sentence(tmp_path):
    assert one(tmp_path, remarks='"Passport C17; Gender Male."').remarks == (
        "Passport C17; Gender Male."
    )


@pytest.mark.parametrize("missing", ["sdn.csv", "alt.csv", "sdn_comments.csv"])
def test_each_of_the_three_files_is_needed(tmp_path, missing):
    read(tmp_path, sdn("7", "EXAMPLE"))
    (tmp_path / missing).unlink()

    with pytest.raises(NotAList, match=f"{missing} is not in the folder given"):
        ofac.read(tmp_path)


def test_the_copy_is_called_by_its_files_unless_told(tmp_path):
    read(tmp_path, sdn("7", "EXAMPLE"))

    assert ofac.read(tmp_path).seen_in == "sdn.csv, alt.csv, sdn_comments.csv"
    told = ofac.read(tmp_path, seen_in="a copy", dated_on="2021-07-07")
    assert (told.seen_in, told.dated_on) == ("a copy", "2021-07-07")


@pytest.mark.parametrize(
    ("remark", "papers"),
    [
        ("Passport 1084010 (Egypt)", ("1084010",)),
        ("alt. Passport 19820215", ("19820215",)),
        ("National ID No. 660000 73767 (Belgium)", ("660000 73767",)),
        ("Identification Number AO 2879097 (Italy) expires 30 Oct 2012", ("AO 2879097",)),
        ("Passport unknown", ()),
        ("Phone Number 982188526300", ()),
        ("DOB 19 Jun 1951", ()),
    ],
)
def test_numbers_of_papers_are_told_apart_from_others(remark, papers):
    assert told.papers(ofac._found(ofac.PAPER, [remark])) == papers
