"""The pure scoring core: rules, line scores, totals, grades, effects, whole periods."""
