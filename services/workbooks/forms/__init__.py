"""Forms: workbooks that somebody else fills in; when they come back they tell whose and how whole they are.

A form has a sheet to be seen, whose fixed cells are protected, and two that are very hidden: the lists that
its cells offer, and the key. The key names the kind, the company, the period and the person, says where each
cell to fill in stands and what the fixed ones said, and ends with a check over all of that. So a form is read
by what it says of itself, whatever the program's layout has become since.
"""
