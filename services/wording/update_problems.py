"""Words for a file that is to bring the program up to date and cannot."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "update.missing": N_("There is no file {file}. Choose it again where it lies now."),
    "update.unreadable": N_("{file} could not be read. Copy it to this computer and choose it there."),
    "update.not_installer": N_(
        "{file} is no installer of Zhanji. Choose the file that was given to you for this computer: it ends "
        "in .deb, .run, .exe, .dmg or .pkg."
    ),
    "update.for_linux": N_("{file} is for Linux. Ask for the installer for the system of this computer."),
    "update.for_windows": N_("{file} is for Windows. Ask for the installer for the system of this computer."),
    "update.for_mac": N_("{file} is for Macs. Ask for the installer for the system of this computer."),
    "update.other_program": N_("{file} installs another program, not Zhanji. Choose Zhanji's file."),
    "update.other_machine": N_(
        "{file} is for computers of the kind {theirs}; this one is {ours}. Ask for the one that fits."
    ),
    "update.no_version": N_(
        "{file} does not say which version it is. Give it back its own name, which has the version in it, or "
        "ask for it again."
    ),
    "update.damaged": N_("{file} is damaged or not whole. Copy it again, or ask for it again."),
    "update.sum_unreadable": N_(
        "{file} holds no readable checksum. Ask for both files again, or move it away to continue "
        "without the check."
    ),
    "update.sum_differs": N_(
        "{file} does not match its checksum: it was changed or not copied completely. Do not install it; "
        "ask for it again."
    ),
}
