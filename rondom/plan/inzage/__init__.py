"""Inzage: everything that is kept about one child, for the parents with gezag or the pupil of 16 and older.

- `shapes`: which column of which table is printed where, and why another is not; `gathering` reads them, `earlier` what the
  journal still knows.
- `people` and `finding`: who else stands in these texts; `masking`: what is covered, as someone decided.
- `request`: who may ask, and until when the school has time.

Names in this room: a *piece* is one field, an *item* one row, a *chapter* what stands together.
"""
