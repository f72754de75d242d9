"""Languages are said by name and kept by code."""

from intermediary import language_names
from intermediary.templatetags import words


def test_a_language_is_said_by_name_whatever_the_case_of_its_code():
    assert words.language("es") == "Spanish"
    assert words.language("zh-hant") == "Chinese, traditional"
    assert words.language("xx") == "xx"
    assert words.language("") == "unknown"


def test_a_choice_of_languages_is_sorted_by_name_and_keeps_what_a_person_has():
    names = [name for code, name in language_names.choices("qu") if code]
    assert names == sorted(names)
    assert ("qu", "qu") in language_names.choices("qu")
    assert ("qu", "qu") not in language_names.choices()
    assert language_names.choices("es") == language_names.choices()
