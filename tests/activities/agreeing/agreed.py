"""A cohort that reads twice: twelve people wrote, Inés and Iván lead them."""

from lidera_nb.activities.activity import Passing, Refusal
from lidera_nb.activities.story import passed, receive, show
from lidera_nb.events import kinds
from lidera_nb.events.kinds.review import Evidence
from tests.activities.reviewing.reviewed import MODULE, STEP, Reviewed

PAGE = ("agreement", "agreement")
OF = f"{MODULE}/{STEP}"
WRITERS = tuple(f"p{n:02}" for n in range(12))
PERFECT = (1, 2, 3, 4, 2.5, 1, 2, 3, 4, 2, 1, 3)


class Agreeing(Reviewed):
    """As `Reviewed`, on the page of double reading."""

    def __init__(self, course) -> None:
        super().__init__(course)
        self.page = course.modules["agreement"]
        for n, person in enumerate(WRITERS):
            self.enrol(person, f"Persona Apellido{n}")
            self.reflect(person, f"Texto {n}. Haría otra cosa hoy.")

    @property
    def kember(self):
        return self.page.step("agreement").definition.get("kember")

    def acts(self, who="ines", cohort="valle", **body):
        story, around = self.stories[who], self.around(who, self.page)
        said = receive(story, PAGE, {"cohort": cohort, **body}, around)
        if isinstance(said, Refusal):
            return said
        if isinstance(said, Passing):
            self.stories[who] = passed(story, PAGE, said)
            return ()
        return self.note(f"review:{cohort}", who, *said) if said else ()

    def draw(self, number=1, readers=("ines", "ivan"), **body):
        body = {"of": OF, "rubric": "kember", "hash": self.kember.hash, **body}
        return self.acts(do="draw", number=number, readers=list(readers), **body)

    @property
    def sample(self):
        return list(self.reviews().samples.values())[-1]

    def reads(self, who, levels, version=None):
        """Blind readings of the sample's texts, in the order of their authors."""
        for (person, number), level in zip(sorted(self.sample.texts), levels, strict=False):
            read = kinds.ReviewSaved(
                person=person, module=MODULE, step=STEP, number=number, purpose="blind",
                rubric="kember", rubric_version=version or self.kember.rubric.version,
                rubric_hash=self.kember.hash, levels={"depth": level}, overall="", remarks=(),
                evidence=(Evidence(field="learned", start=0, end=5, criterion="depth"),),
            )  # fmt: skip
            self.happen("review:valle", who, read, subject=person)

    def compares(self, ines=PERFECT, ivan=PERFECT):
        """A sample that was drawn, read by both and closed."""
        self.draw(number=len(WRITERS))
        self.reads("ines", ines)
        self.reads("ivan", ivan)
        self.acts(do="close", sample=self.sample.id)
        return self.seen()["sample"]

    def seen(self, who="ines", lang="es"):
        return show(self.stories[who], PAGE, self.around(who, self.page, lang))

    def on(self, do, row, **body):
        """An act upon the text of a row."""
        return self.acts(do=do, sample=self.sample.id, text=row["text"], **body)

    def settle(self, row, level=3, overall="", together=(), who="ines"):
        body = {"levels": {"depth": level}, "overall": overall, "together": list(together)}
        return self.on("settle", row, who=who, **body)
