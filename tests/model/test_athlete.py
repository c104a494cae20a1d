"""Names of athletes."""

from almanac.model.athlete import Name, NameOrder


def test_a_name_is_said_in_its_own_order() -> None:
    assert str(Name(family="Frost", given="Ada")) == "Ada Frost"
    assert str(Name(family="Frost", given="Ada", order=NameOrder.FAMILY_FIRST)) == "Frost Ada"


def test_a_single_name_stands_alone() -> None:
    assert str(Name(family="Frost", given="")) == "Frost"


def test_lists_sort_by_family_name_unless_told_otherwise() -> None:
    assert Name(family="Frost", given="Ada").sort_key == "frost ada"
    assert Name(family="de Frost", given="Ada", sort="Frost, Ada").sort_key == "frost, ada"
