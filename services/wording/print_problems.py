"""What went wrong when a PDF was saved, and what to do."""

from collections.abc import Mapping

from services.language import N_

PROBLEMS: Mapping[str, str] = {
    "print.no_folder": N_("There is no folder {folder}. Choose a folder that exists."),
    "print.no_permission": N_(
        "{file} cannot be written in {folder}. Close it if a viewer has it open, or choose another folder."
    ),
    "print.disk_full": N_("There is no room left in {folder} for {file}. Make room or choose another place."),
    "print.refused": N_("The printer took no page. Check that it is on and connected, then print again."),
    "print.not_saved": N_("{file} could not be saved in {folder}. Check the drive and save again."),
}
