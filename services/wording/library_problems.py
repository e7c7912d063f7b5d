"""Words for library files that cannot be read: what is wrong, and how to mend it."""

from services.language import N_

PROBLEMS = {
    "library.missing": N_("There is no file {file}. Check its name and folder."),
    "library.folder": N_("{file} is a folder. Choose the library file inside it."),
    "library.unreadable": N_(
        "{file} could not be opened. Close it in other programs and check that you may read it."
    ),
    "library.too_big": N_(
        "{file} is larger than {limit} MB, which no library of indicators is. Choose another file."
    ),
    "library.foreign": N_(
        "{file} is not a library of indicators. Choose a file that ends in .zhanjilib, made with “Share”."
    ),
    "library.newer": N_(
        "{file} was made by a newer version of Zhanji. Install the newer version, or ask for the "
        "indicators in a workbook."
    ),
    "library.damaged": N_("{file} is damaged. Nothing was taken from it. Get it again from its source."),
    "library.entry": N_(
        "Indicator {number} in {file} (“{name}”) has a field or a scoring rule that cannot be read, so "
        "nothing was taken. Ask its maker to save it again."
    ),
    "library.twice": N_(
        "{file} holds “{name}” twice, so nothing was taken. Ask its maker to remove one and save it again."
    ),
}
