"""Having everything at hand that a first document needs: the libraries, the fonts and what they can draw."""

from __future__ import annotations


def warm_up() -> None:
    """For a thread beside the window, in a quiet moment: a third of a second the first time, after that nothing.

    Without it the first click on Plan waits for it.
    """
    from datetime import date

    import pypdfium2  # noqa: F401 - what draws the pages on the screen

    from rondom.pdf.documents import page_count, plan_pdf
    from rondom.plan.reading import Audience, Child, PlanReading

    page_count(plan_pdf(PlanReading(Child(""), "", date(2026, 1, 1)), Audience.PROFESSIONAL))
