"""What is fast, measured beside its yardstick in the same run.

A script prints what it likes, and for every figure one line whose parts are divided by tabs:

    ROW  what  ours  yardstick  ratio  target  spread

`ours` and `yardstick` are medians with their unit (`812 ms`, `1.2 s`, `96 MB`); the ratio reads `1.45 ×`;
the target bounds the ratio (`≤ 1.5 ×`, `≥ 20 ×`) or our own figure (`≤ 25 ms`). The rest may be empty.
"""
