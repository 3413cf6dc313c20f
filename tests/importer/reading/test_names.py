"""Names, posts and institutions of bylines."""

import pytest

from bulletin.importer.reading.names import (
    Person,
    is_institution,
    is_person,
    join_single_characters,
    part_named,
    part_run_together,
    read_persons,
)


@pytest.mark.parametrize("text", ["王国栋", "李 文", "欧阳海波", "陈静"])
def test_names_are_told(text: str) -> None:
    """Two to four characters with a surname in front, letter-spaced or not."""
    assert is_person(text)


@pytest.mark.parametrize("text", ["常委", "工作动态", "李主任", "排水难题", "王", "A组", "简讯", "江河"])
def test_words_are_no_names(text: str) -> None:
    """A post alone, a word without a surname, a single character."""
    assert not is_person(text)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("县委副书记 李 文", (Person("李文", "县委副书记"),)),
        ("王国栋 李 文", (Person("王国栋"), Person("李文"))),
        ("本报记者 陈静 文/图", (Person("陈静"),)),
        ("县水利学会副会长王国栋", (Person("王国栋", "县水利学会副会长"),)),
        ("县政协常委、水利站站长李静：", (Person("李静", "县政协常委、水利站站长"),)),
        ("怎样把水排出去", ()),
    ],
)
def test_bylines_give_persons_and_posts(text: str, persons: tuple[Person, ...]) -> None:
    """Post before, beside or run together with the name."""
    assert read_persons(text) == persons


def test_the_surname_is_not_the_end_of_a_post() -> None:
    """席 and 长 end posts and are surnames too: the post must be whole."""
    assert part_run_together("县侨联主席李慧") == Person("李慧", "县侨联主席")


def test_where_a_person_must_stand_any_name_counts() -> None:
    """Behind the word of a post of two characters or more; 人 alone ends words of all kinds."""
    assert part_named("水利站副主任墨青山") == Person("墨青山", "水利站副主任")
    assert part_named("老年人嫌贵") is None


def test_spaced_names_are_put_together() -> None:
    """Single characters pair up, whole names stay."""
    assert join_single_characters(["李", "文", "张晓梅"]) == ["李文", "张晓梅"]


def test_institutions_end_as_institutions_do() -> None:
    """A committee is one, a meeting is none."""
    assert is_institution("县政协提案委员会")
    assert not is_institution("县政协常委会议")


@pytest.mark.parametrize(
    "office",
    [
        "晋城市委办",
        "县政府办",
        "市政协办",
        "市委编办",
        "区信访办",
        "市文明办",
        "城区安委办",
        "市政府驻北京办",
    ],
)
def test_an_office_by_its_short_name_is_an_institution(office: str) -> None:
    """Alone, and as the unit of a name."""
    assert is_institution(office)
    assert read_persons(f"{office} 王国栋") == (Person("王国栋", office),)


@pytest.mark.parametrize(
    "text",
    [
        "老旧小区停车难怎么办",
        "大家事大家办",
        "马上就办",
        "市文联协办",
        "晋城市文联承办",
        "这件事由谁来办",
        "以居民为中心",
        "文明的新境界",
        "问题出在内部",
    ],
)
def test_what_is_done_is_no_institution(text: str) -> None:
    """办 ends a question or a promise as well."""
    assert not is_institution(text)
    assert read_persons(f"{text} 王国栋") == ()
