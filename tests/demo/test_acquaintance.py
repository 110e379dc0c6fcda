"""Whom synthetic participants name: by rules that can be told, and the same each time."""

from lidera_nb.demo import acquaintance
from lidera_nb.demo.persona import Persona

RELATION = {"id": "advice", "most": 12, "often": "¿Cada cuánto?", "topics": []}
NAMES = [f"Participante sintético {n:02d}" for n in range(1, 61)]


def persona(number, seed=2026):
    return Persona(f"demo-{number:02d}", seed, {}, 0.5, 0, True, None, True, True)


def roster(reader, homes=("Maule",)):
    """Everybody but the reader, dealt out over some territories."""
    others = [(n, name) for n, name in enumerate(NAMES) if n != reader - 1]
    return [
        {"label": home, "people": [[f"h{n}", name] for n, name in others if n % len(homes) == i]}
        for i, home in enumerate(homes)
    ]


def ties(reader, home="", homes=("Maule",), **other):
    told = acquaintance.named(persona(reader), {**RELATION, **other}, roster(reader, homes), home)
    return [int(tie["who"][1:]) + 1 for tie in told]


def test_the_same_person_names_the_same_people_each_time():
    assert ties(5) == ties(5)
    assert ties(5) != ties(6)


def test_ties_are_returned_more_often_than_by_chance():
    out = {reader: ties(reader) for reader in range(1, 61)}
    sent = [(a, b) for a, named in out.items() for b in named]
    returned = sum(a in out[b] for a, b in sent) / len(sent)
    assert returned > 3 * len(sent) / (60 * 59)


def test_people_of_ones_own_territory_are_named_more_often():
    homes = ("Maule", "Ñuble", "Biobío", "Los Ríos")
    near = far = 0
    for reader in range(1, 61):
        for named in ties(reader, "Ñuble", homes):
            near, far = (near + 1, far) if (named - 1) % 4 == 1 else (near, far + 1)
    assert near > far / 3 * 2


def test_nobody_names_more_than_the_question_takes():
    assert max(len(ties(reader, "Maule", most=2)) for reader in range(1, 61)) == 2


def test_topics_belong_to_who_is_named_and_not_to_who_names():
    asked = {"topics": [["data", "Datos"], ["teams", "Equipos"], ["climate", "Clima"]]}
    knows = {}
    for reader in range(1, 61):
        for tie in acquaintance.named(persona(reader), {**RELATION, **asked}, roster(reader), ""):
            assert knows.setdefault(tie["who"], tie["topics"]) == tie["topics"]
    assert len({tuple(topics) for topics in knows.values()}) > 1


def test_two_of_them_write_the_same_outsider_in_two_ways():
    written = [name for n in range(1, 61) if (name := acquaintance.outsider(persona(n)))]
    assert written == list(acquaintance.OUTSIDERS)
