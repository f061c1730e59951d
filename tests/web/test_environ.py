import pytest
from django.core.exceptions import ImproperlyConfigured

from freedomnow.web.environ import Environment


def reader(value):
    return Environment({"NAME": value})


@pytest.mark.parametrize(
    ("value", "on"),
    [
        ("1", True),
        ("yes", True),
        (" TRUE ", True),
        ("on", True),
        ("", False),
        ("0", False),
        ("No", False),
    ],
)
def test_a_flag_is_a_yes_or_a_no(value, on):
    assert reader(value).flag("NAME") is on


@pytest.mark.parametrize("value", ["2", "maybe", "tru", "-"])
def test_a_flag_that_is_neither_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="NAME must be 1 or 0"):
        reader(value).flag("NAME")


@pytest.mark.parametrize(("value", "number"), [("25", 25), ("0", 0), ("", 587), (" 9 ", 9)])
def test_a_number_is_whole(value, number):
    assert reader(value).number("NAME", 587) == number


@pytest.mark.parametrize("value", ["-1", "1.5", "1e3", "٢٥", "0x1f", "ten"])
def test_a_number_that_is_none_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        reader(value).number("NAME", 587)


@pytest.mark.parametrize(
    ("value", "names"), [("", []), ("a", ["a"]), (" a , b ,,", ["a", "b"]), (",", [])]
)
def test_names_are_parted_by_commas(value, names):
    assert reader(value).names("NAME") == names


def test_a_choice_is_one_of_the_choices_and_else_the_first():
    assert reader("owner").choice("NAME", ("web", "owner")) == "owner"
    assert reader("").choice("NAME", ("web", "owner")) == "web"


def test_another_choice_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="one of web, owner"):
        reader("root").choice("NAME", ("web", "owner"))


def test_a_text_without_a_default_must_be_there():
    assert reader(" x ").text("NAME") == "x"
    with pytest.raises(ImproperlyConfigured, match="NAME must be set"):
        reader("   ").text("NAME")


def test_a_database_is_told_by_a_url_as_libpq_reads_it():
    told = reader("postgresql://ana:p%40ss@db.example:6000/site?sslmode=require").database("NAME")

    assert told == {
        "NAME": "site",
        "USER": "ana",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6000",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize("value", ["mysql://x/y", "postgresql://ana@host/", "nonsense"])
def test_a_url_that_names_no_database_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="NAME"):
        reader(value).database("NAME")


def test_what_was_asked_for_is_remembered():
    env = reader("1")

    env.flag("NAME")
    env.text("OTHER", "")

    assert env.asked == {"NAME", "OTHER"}


THREE = ("ONE", "TWO", "THREE")


def test_all_that_is_missing_is_named_at_once():
    with pytest.raises(ImproperlyConfigured, match=r"^ONE, THREE must be set") as raised:
        Environment({"TWO": "2", "THREE": " "}).all_of(THREE, required=True)

    assert "TWO" not in str(raised.value)


def test_what_is_there_is_read_in_its_order():
    values = {"THREE": "3", "ONE": "1", "TWO": " 2 "}

    assert Environment(values).all_of(THREE, required=True) == ["1", "2", "3"]


def test_what_is_not_required_may_be_missing():
    env = Environment({"TWO": "2"})

    assert env.all_of(THREE, required=False) == ["", "2", ""]
    assert env.asked == set(THREE)


@pytest.mark.parametrize("value", ["https://a.example/x", "http://a.example", ""])
def test_a_link_leads_into_the_net(value):
    assert reader(value).link("NAME") == value


def test_a_link_that_is_missing_is_the_default():
    assert reader("").link("NAME", "https://a.example/") == "https://a.example/"
    assert reader("https://b.example/").link("NAME", "https://a.example/") == "https://b.example/"


@pytest.mark.parametrize("value", ["javascript:alert(1)", "a.example", "https://a b", "//a"])
def test_a_link_that_does_not_stops_the_start(value):
    with pytest.raises(ImproperlyConfigured, match="NAME must be"):
        reader(value).link("NAME")
