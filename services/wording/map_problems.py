"""Why a change of the strategy map was refused."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "map.circle": N_(
        "This link would close a circle: {path}. Cause and effect must lead upwards; remove one of these "
        "links first."
    ),
    "map.link_to_itself": N_("“{name}” cannot support itself. Draw the arrow to another objective."),
    "map.linked": N_("“{name}” supports “{other}” already."),
    "map.lane_in_use": N_(
        "The perspective “{lane}” still holds “{name}”. Move its objectives to another one first."
    ),
    "map.lane_name": N_(
        "“{name}” cannot be a perspective's name. Write 1 to {most} signs, without a semicolon."
    ),
}
