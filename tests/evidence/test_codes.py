import pytest

from freedomnow.evidence.codes import Exploitation, Matter, SourceKind

# IOM HTCDS 2.0, vic_TypeOfExploitation
HTCDS_TYPES = [
    "ForcedLabour",
    "SexualExploitation",
    "ChildLabour",
    "ForcedMarriage",
    "Servitude",
    "ForcedMilitaryByNonStateActors",
    "OrganRemoval",
    "ForcedBegging",
    "ForcedAdoption",
    "Surrogacy",
    "Other",
]


def test_official_is_what_an_authority_decided_and_no_police_release():
    unofficial = set(SourceKind.values) - SourceKind.OFFICIAL

    assert set(SourceKind.values) >= SourceKind.OFFICIAL
    assert {"police_release", "press", "ngo", "government", "international"} <= unofficial
    assert len(SourceKind.OFFICIAL) == 5


def test_official_is_not_a_kind_of_source():
    assert "OFFICIAL" not in SourceKind.names
    assert SourceKind.JUDGMENT in SourceKind.OFFICIAL


def test_forms_of_exploitation_are_the_standards():
    assert Exploitation.values == HTCDS_TYPES


def test_matters_are_kept_apart():
    assert Matter.values == ["trafficking", "forced_labour", "smuggling"]


@pytest.mark.parametrize("vocabulary", [SourceKind, Exploitation, Matter])
def test_labels_are_words_and_all_different(vocabulary):
    labels = [str(label) for label in vocabulary.labels]

    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() and "_" not in label for label in labels)
