"""The design tokens: colours of the light and the dark look, the type scale, the spacing unit."""

from msgspec import Struct

# One type scale, in device-independent pixels.
SMALL, BODY, TITLE, FIGURE = 12, 14, 18, 24

RADIUS = 6
ROW = 33
CONTROL = 30
ICON = 20
MARGIN = 24
GAP = 14
SIDEBAR = 188
HEADER = 52


class Tokens(Struct, frozen=True):
    """One look's colours, as #RRGGBB. `…_soft` is the ground under its colour, `…_edge` the line around that
    ground.
    """

    name: str
    paper: str
    header: str
    surface: str
    sunken: str
    sidebar: str
    sidebar_edge: str
    hover: str
    ink: str
    muted: str
    hairline: str
    faint: str
    control_edge: str
    accent: str
    accent_strong: str
    accent_soft: str
    accent_edge: str
    on_accent: str
    amber: str
    amber_soft: str
    amber_edge: str
    amber_fill: str
    red: str
    red_soft: str
    red_edge: str
    green: str
    green_soft: str
    green_edge: str
    track: str

    @property
    def dark(self) -> bool:
        """Whether this is the dark look."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    paper="#F7F6F2",
    header="#FBFAF7",
    surface="#FFFFFF",
    sunken="#FBFAF7",
    sidebar="#EFEDE6",
    sidebar_edge="#DEDBD1",
    hover="#F3F1EB",
    ink="#1F2A30",
    muted="#5C6A70",
    hairline="#E2DFD5",
    faint="#EFEDE6",
    control_edge="#D5D1C5",
    accent="#0F6B66",
    accent_strong="#0B5551",
    accent_soft="#E3EFED",
    accent_edge="#B5D3CF",
    on_accent="#FFFFFF",
    amber="#8A5A12",
    amber_soft="#FBF1DD",
    amber_edge="#E8CF9C",
    amber_fill="#B7791F",
    red="#A5322B",
    red_soft="#FAE6E3",
    red_edge="#E9BDB7",
    green="#2D6B3F",
    green_soft="#E9F2EC",
    green_edge="#BCD8C5",
    track="#F2F0E9",
)

# Ink at night: a warm charcoal desk, paper a shade lighter than the desk, colours lifted so that they read on
# it.
DARK = Tokens(
    name="dark",
    paper="#171B1D",
    header="#1B2022",
    surface="#1F2427",
    sunken="#1B2022",
    sidebar="#14181A",
    sidebar_edge="#2A3033",
    hover="#262C2F",
    ink="#E7E5DE",
    muted="#A3ACAE",
    hairline="#30373A",
    faint="#293033",
    control_edge="#465054",
    accent="#5DBDB3",
    accent_strong="#7FD0C7",
    accent_soft="#1D3937",
    accent_edge="#2F5B57",
    on_accent="#0C1F1E",
    amber="#E3B565",
    amber_soft="#3A2E18",
    amber_edge="#5E4B27",
    amber_fill="#D19A3F",
    red="#F0938A",
    red_soft="#412320",
    red_edge="#6A3832",
    green="#86C79A",
    green_soft="#1E3526",
    green_edge="#345641",
    track="#2A3033",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
