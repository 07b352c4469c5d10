"""п. 18: one mailbox, several people: whose e-mail it is, by the name against the name of the card."""

import pytest
from apk_client.rules.person_names import split_name
from apk_client.rules.same_person import same_person

CARD = "Иванов Пётр Сергеевич"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param(CARD, "Пётр Иванов", "same", id="without the patronymic"),
        pytest.param(CARD, "Иванов П.С.", "same", id="initials"),
        pytest.param(CARD, "П. Иванов", "same", id="one initial"),
        pytest.param(CARD, "Петя Иванов", "same", id="a short form"),
        pytest.param(CARD, "Пётр", "same", id="the given name alone"),
        pytest.param(CARD, "Иванов", "same", id="the surname alone"),
        pytest.param(CARD, "ИВАНОВ ПЕТР СЕРГЕИЧ", "same", id="capitals, a spoken patronymic"),
        pytest.param(CARD, "Petr Ivanov", "same", id="Latin letters"),
        pytest.param(CARD, "Pyotr Sergeevich Ivanov", "same", id="another transliteration"),
        pytest.param(CARD, "Иванов-Петров Пётр", "same", id="a longer surname"),
        pytest.param(CARD, "Иванова Анна Петровна", "different", id="the wife"),
        pytest.param(CARD, "Анна", "different", id="the wife by her given name"),
        pytest.param(CARD, "Иванова А.", "different", id="the wife by her initial"),
        pytest.param(CARD, "Иванов Сергей Петрович", "different", id="the son"),
        pytest.param(CARD, "Иванов Пётр Петрович", "different", id="a son of the same name"),
        pytest.param(CARD, "Пётр Сидоров", "different", id="another surname"),
        pytest.param(CARD, "Anna Ivanova", "different", id="the wife in Latin letters"),
        pytest.param(CARD, "Мирзоев Хуршед", "different", id="a name of no list"),
        pytest.param(CARD, "Фермер44", "unknown", id="a nickname"),
        pytest.param(CARD, "Весёлый Молочник", "unknown", id="a nickname of two words"),
        pytest.param(CARD, "ivanov@client.test", "unknown", id="an address"),
        pytest.param(CARD, "", "unknown", id="no name"),
        pytest.param(CARD, "КФХ Петров", "unknown", id="a farm"),
        pytest.param("Наталья Лосева", "Наталия Лосева", "same", id="two spellings"),
        pytest.param("Маша Кузнецова", "Кузнецова Мария", "same", id="short form first"),
        pytest.param("Саша Иванов", "Иванов Александр Ильич", "same", id="Саша, a man"),
        pytest.param("Саша Иванова", "Иванов Александр Ильич", "different", id="Саша, a woman"),
        pytest.param(
            "Александр Громов", "Александра Громова", "different", id="brother and sister"
        ),
        pytest.param("Соловьёва Анна", "Соловьева Аня", "same", id="ё and е"),
        pytest.param("Кириллова Анна", "Кирилова Анна", "same", id="a slip of the hand"),
        pytest.param("Серов Иван", "Перов Иван", "different", id="short surnames are not slips"),
        pytest.param("Достоевская Анна", "Анна Достоевская", "same", id="turned round"),
        pytest.param("Достоевская Анна", "Достоевский Фёдор", "different", id="husband and wife"),
        pytest.param("Мирзоев Хуршед", "Хуршед Мирзоев", "same", id="of no list, turned round"),
        pytest.param("Мирзоев Хуршед", "Мирзоева Зулайхо", "different", id="of no list, the wife"),
        pytest.param("Гусейнов Али Мамед оглы", "Гусейнов Али Гасан оглы", "different", id="оглы"),
        pytest.param("Петрова Мария Фоминична", "Петрова М. Ф.", "same", id="initials of a woman"),
        pytest.param("ООО «Рассвет»", "ООО Рассвет", "same", id="quotes"),
        pytest.param("ООО «Рассвет»", "СПК Заря", "different", id="two farms of one accountant"),
        pytest.param("ООО «Рассвет»", "Мария Кузнецова", "unknown", id="who writes for a company"),
    ],
)
def test_two_names(one, other, verdict):
    assert same_person(split_name(one), split_name(other)) == verdict
    assert same_person(split_name(other), split_name(one)) == verdict
