"""Names recognised inside texts."""

import pytest

from freedomnow.web.name_keys import MOST_WORDS, guarded_keys, keys_in, name_key, telling_word


@pytest.mark.parametrize(
    "written",
    ["SALEH, Ahmed", "Ahmed Saleh", "ahmed  sáleh", "Saleh-Ahmed", "Ａhmed Saleh", "“Ahmed” SALEH"],
)
def test_one_name_has_one_key_however_it_is_written(written):
    assert name_key(written) == "ahmed saleh"


def test_other_words_are_another_name():
    assert name_key("Ahmed Saleh Omar") != name_key("Ahmed Saleh")


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["Testa Persona"], ["persona testa"]),
        (["Testa Persona", "PERSONA, Testa"], ["persona testa"]),
        (["Zenith"], ["zenith"]),
        (["Ali"], []),
        (["Testa Persona", "Mohamed"], ["persona testa"]),
        (["", "  ", "…"], []),
        ([" ".join("abcdefgh")], ["a b c d e f g h"]),
        ([" ".join("abcdefghi")], []),
        ([], []),
    ],
)
def test_what_texts_hold_by_accident_is_not_looked_for(names, keys):
    assert guarded_keys(names) == keys


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 Testa Persona was seen.",
        "PERSONA, Testa: charged",
        "https://news.example.org/2019/testa-persona-charged",
        "“Testa\nPersona”",
        "Téstá Persóna",
    ],
)
def test_a_name_is_found_in_a_text(text):
    assert name_key("Testa Persona") in set(keys_in(text))


@pytest.mark.parametrize("text", ["Testa was seen, Persona was not.", "Testament Personal", ""])
def test_words_that_do_not_stand_together_are_no_name(text):
    assert name_key("Testa Persona") not in set(keys_in(text))


def test_an_arabic_name_is_found_in_either_order_of_its_words():
    assert name_key("أحمد صالح") in set(keys_in("وقال صالح أحمد إن"))


def test_the_longest_name_that_is_looked_for_is_found():
    name = " ".join(f"word{number}" for number in range(MOST_WORDS))

    assert guarded_keys([name])[0] in set(keys_in(f"before {name} after"))


def test_a_long_text_has_a_bounded_number_of_keys():
    assert len(list(keys_in("word " * 1_000))) <= 1_000 * MOST_WORDS


@pytest.mark.parametrize(
    ("key", "word"), [("ahmed saleh", "saleh"), ("al milad", "milad"), ("zenith", "zenith")]
)
def test_the_longest_word_tells_of_a_name(key, word):
    assert telling_word(key) == word
