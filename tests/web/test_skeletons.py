"""What a name has in common with itself in another script."""

import pytest

from freedomnow.web.skeletons import skeleton, telling_skeletons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Petrov", "Иван Петров"),
        ("Dmitry Medvedev", "Дмитрий Медведев"),
        ("Vladimir Shevchenko", "Владимир Шевченко"),
        ("Alexander Petrov", "Александр Петров"),
        ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος"),
        ("Nikos Christou", "Νίκος Χρήστου"),
        ("Muhammad Ali", "محمد علي"),
        ("Mohamed Ali", "محمد علي"),
        ("Karim Khan", "کریم خان"),
        ("Aamir Ali Chaudhry", "عامر علی چوہدری"),
        ("Djamel Lounici", "جمال لونيسي"),
        ("Rajesh Kumar", "राजेश कुमार"),
        ("Narendra Singh", "नरेंद्र सिंह"),
        ("Mohammad Khan", "मोहम्मद खान"),
        ("Azad Farooqi", "आज़ाद फ़ारूक़ी"),
        ("Binyamin Cohen", "בנימין כהן"),
    ],
)
def test_a_name_has_one_skeleton_in_two_scripts(one, other):
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abd al-Rahman Milad", "Milad, Abdurrahman"),
        ("Abdel Kader Salem", "عبدالقادر سالم"),
        ("Jalal ad-Din Haqqani", "جلال الدين حقاني"),
        ("Najibullah Juma", "نجيب الله جمعه"),
        ("Sa’d al-Tikriti", "سعد التكريتي"),
        ("ZİYA ÇELİK", "Ziya Celik"),
    ],
)
def test_articles_apostrophes_and_how_words_are_parted_do_not_matter(one, other):
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivan Petrov", "Иван Сидоров"), ("محمد علي", "Mahmud Salih"), ("राजेश कुमार", "Rakesh Kumar")],
)
def test_another_name_has_another_skeleton(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["", "  ", "!!!", "Aya", "يحيى", "\u200d", "أ"])
def test_where_no_consonant_is_left_nothing_is(name):
    assert skeleton(name) == ""


def test_a_script_that_is_not_known_is_left_as_it_is():
    assert skeleton("李明") == "李明"


def test_only_skeletons_of_two_words_and_four_letters_tell_anything():
    names = ["Ali Hassan", "Petrovich", "Ivan Petrov", "Иван Петров", ""]

    assert telling_skeletons(names) == ["fn ptrf"]
