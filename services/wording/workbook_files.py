"""Words for workbooks that cannot be read: what is wrong with the file, and how to mend it."""

from services.language import N_

PROBLEMS = {
    "workbook.not_found": N_("There is no file {file}. Check its name and folder."),
    "workbook.not_a_file": N_("{file} is a folder. Choose the workbook inside it."),
    "workbook.unreadable": N_(
        "{file} could not be opened. Close it in other programs and check that you may read it."
    ),
    "workbook.empty": N_("{file} is empty. Choose a file that holds data."),
    "workbook.too_big": N_(
        "{file} is larger than {limit} MB. Delete pictures and sheets that are not needed, or split it "
        "into several workbooks."
    ),
    "workbook.damaged": N_(
        "{file} is damaged or incomplete. Get it again from its source, or open it in Excel and save it "
        "as a new workbook."
    ),
    "workbook.password": N_(
        "{file} is protected by a password. Open it in Excel, remove the password and save it."
    ),
    "workbook.unknown_type": N_(
        "{file} is not a workbook. Choose an Excel workbook (.xlsx, .xls), an OpenDocument spreadsheet "
        "(.ods), or CSV in UTF-8 or GBK."
    ),
    "workbook.save_as_xlsx": N_(
        "{file} is in an Excel format that is not read. Open it in Excel and save it as an Excel "
        "workbook (.xlsx)."
    ),
    "workbook.web_page": N_(
        "{file} is a web page or XML file, not a workbook, whatever its name says. Open it in Excel and "
        "save it as an Excel workbook (.xlsx)."
    ),
    "workbook.unpacks_too_big": N_(
        "{file} unpacks to more than a workbook should hold (at most {limit} MB). Copy the filled cells "
        "into a new workbook."
    ),
    "workbook.forbidden_markup": N_(
        "{file} holds document type declarations, which spreadsheet programs do not write, and was not "
        "read. Open it in Excel and save it as a new workbook."
    ),
    "workbook.cell_too_far": N_(
        "Cell {cell} of sheet {sheet} lies beyond the {rows} rows and {columns} columns that are read. "
        "Delete what stands outside the table."
    ),
    "workbook.too_many_cells": N_(
        "Sheet {sheet} holds more than {limit} filled cells. Split it into several workbooks."
    ),
    "workbook.too_many_sheets": N_(
        "The workbook has more than {limit} sheets. Delete the sheets that are not needed."
    ),
    "workbook.too_heavy": N_(
        "{file} could not be read with the memory it may use; it may be damaged. Copy the filled cells "
        "into a new workbook."
    ),
    "workbook.too_slow": N_(
        "{file} was not read within {seconds} seconds. Copy the filled cells into a new workbook."
    ),
    "workbook.csv_quotes": N_(
        'The quotation marks in {file} do not pair up near line {line}. Write every " inside a cell '
        "twice, or save the sheet as a workbook (.xlsx)."
    ),
}
