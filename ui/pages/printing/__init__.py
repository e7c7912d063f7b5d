"""The print centre (打印): what to print for a period, seen before it is printed or saved."""

from ui.pages.printing.page import Printing

__all__ = ["Printing"]
