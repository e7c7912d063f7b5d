"""What a company that cannot be scored yet says: what is still missing, and the button that leads there."""

from services.domain.beginning import Beginning, Stage
from services.language import N_, Language

_WORDS = {
    Stage.PEOPLE: (
        N_("No people yet"),
        N_("Start with who works where: type a few people, paste a list, or import the company workbook."),
        N_("Enter people"),
    ),
    Stage.KPIS: (
        N_("No KPIs yet"),
        N_(
            "{people} {people:person|people} in {departments} {departments:department is|departments are} "
            "in. Next: what each department is measured by."
        ),
        N_("Choose KPIs"),
    ),
    Stage.WEIGHTS: (
        N_("No scorecards yet"),
        N_("{kpis} {kpis:KPI is|KPIs are} in. Next: put them on the departments' scorecards, with weights."),
        N_("Give weights"),
    ),
    Stage.MONTH: (
        N_("No month open yet"),
        N_(
            "{cards} {cards:scorecard is|scorecards are} ready. Next: open the first month that is to be "
            "appraised."
        ),
        N_("Open the first month"),
    ),
    None: (
        N_("Nobody has a scorecard in this period"),
        N_("Scorecards exist, but none holds on its first day. Change the dates of one, or add another."),
        N_("To the scorecards"),
    ),
}


def next_words(say: Language, beginning: Beginning) -> tuple[str, str, str]:
    """Title, sentence and button for the step that is next."""
    title, words, button = _WORDS[beginning.next]
    facts = {
        "people": beginning.people,
        "departments": beginning.departments,
        "kpis": beginning.kpis,
        "cards": beginning.cards,
    }
    used = {name: fact for name, fact in facts.items() if f"{{{name}}}" in words}
    return say(title), say(words, **used), say(button)
