"""The window: the only place that knows Qt.

How a page is made:
1. `ui/pages/<noun>.py` (or a package of that name) holds one class derived from `ui.page.Page`. It
   overrides `build` (make the widgets, once) and `refresh` (read `self.desk.company` for `self.period`,
   show it, set `self.subtitle`); where it has them, `acts` (header buttons, the primary one last),
   `find_here` (Ctrl+F), `show_subject` and `show_filter` (how others lead here). `scrolled = False` when
   it fills the height.
2. One line in `ui/catalogue.py` puts it into the sidebar; `guide.py` beside it is what F1 says.
3. Everything comes from `self.desk`: `company`, `say` (words), `theme` (tokens, icons, fonts), `jobs`
   (background work with progress and cancel), `preferences`, `shell` (`go` to another page, `tell` a
   result as a toast, `tell_file`, `fail`), and `attempt(act)`, which does a user action and says a
   Mendable in words. A page catches nothing else, never commits, never imports another page.
   What takes more than a blink to read is asked through `ui.reading.Reading`: in the background, the
   newest question alone answered, while the page shows that it reads.
4. The window calls `show_period` when the page comes into sight, when the period changes and after every
   committed change. Language and look switch by building the page anew, so nothing needs to listen for
   them. Emit `headed` when subtitle or acts change between refreshes.
5. Parts lie in `ui/widgets` (cards, chips, buttons, tables, forms, empty states) and `ui/charts`; they
   get ready-made words. No widget has a style of its own: colours and sizes are tokens
   (`ui/theme/tokens.py`), written into one style sheet (`resources/themes/window.qss`) that knows widgets
   by their properties.
6. `ui/scenes/<noun>.py` prepares its states for `python -m ui.screenshots OUT`;
   `tests/ui/pages/test_<noun>.py` drives it as a person would.
"""
