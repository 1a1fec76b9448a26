"""Reporting: the workbooks that officials receive, written from values."""

from cchc_xl.model.plan import Plan

SPECIMEN = "Bảng điểm mẫu, không phải bảng điểm chính thức"


def specimen_line(plan: Plan) -> str:
    """Give the line that a specimen plan prints on everything, blank for an official one."""
    return SPECIMEN if plan.is_specimen else ""
