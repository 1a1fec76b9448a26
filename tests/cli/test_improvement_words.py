"""What ``improve`` says, shown whole: a plan of a few criteria in the middle of its year."""

from decimal import Decimal

from cchc_xl.cli.improvement_words import told
from cchc_xl.improvement import improve
from tests.cases import scored
from tests.plans import criterion, plan_of

PLAN = plan_of(
    criterion("1.1", maximum="4", done="Nhiệm vụ hoàn thành đúng hạn", total="Nhiệm vụ đến hạn"),
    criterion("1.2", rule="met", maximum="1", official="Xuân", evidence="required"),
    criterion("1.3", maximum="2", official=""),
)
FORM = """
    | Mã  | Tiêu chí | Tổng số | Số thực hiện | Kết quả (Có/Không) | Điểm năm trước |
    |-----|----------|---------|--------------|--------------------|----------------|
    | 1.1 | Tỷ lệ    | 20      | 10           |                    | 3              |
    | 1.2 | Có       |         |              | Không              |                |
    | 1.3 | Tỷ lệ    | 5       |              |                    |                |
"""


def said(goal=None, form=FORM, as_of="30/06/2024"):
    found = scored(PLAN, form, as_of=as_of)
    return list(told(found, improve(found, PLAN, goal and Decimal(goal)), PLAN))


def test_new_cases_are_said_to_move_other_criteria_too():
    assert said("50") == [
        "Mất 5,00 điểm ở 3 tiêu chí, nhiều nhất:",
        "  1.1 Tiêu chí 1.1 [Đảm, hạn 31/12/2024]: mất 2,00/4,00 điểm; năm trước 3,00; III.1",
        "  1.3 Tiêu chí 1.3 [Chưa phân công, hạn 31/12/2024]: mất 2,00/2,00 điểm (thiếu số liệu); III.1",
        "  1.2 Tiêu chí 1.2 [Xuân, hạn 31/12/2024]: mất 1,00/1,00 điểm; III.1; chưa có minh chứng",
        "Theo người phụ trách: Đảm 2,00; Chưa phân công 2,00; Xuân 1,00",
        "So với năm trước: so được 1/3 tiêu chí, từ 3,00 đến 2,00 điểm.",
        "  Giảm 1 tiêu chí (-1,00 điểm): 1.1 -1,00",
        "  Chưa so được 2 tiêu chí: chưa có điểm năm trước (1.2, 1.3)",
        "Mục tiêu 50: cách ít việc nhất, từ 28,57 lên 50,29, gồm 2 tiêu chí (8 đơn vị việc):",
        "  1. 1.1 Tiêu chí 1.1 [Đảm, hạn 31/12/2024]: "
        "thêm 7 trường hợp mới, đều là nhiệm vụ hoàn thành đúng hạn → 17/27 = 62,96% → +0,52 điểm",
        "  2. 1.2 Tiêu chí 1.2 [Xuân, hạn 31/12/2024]: thực hiện được việc này → Có → +1,00 điểm",
        "Trường hợp mới cũng vào tổng số của các tiêu chí khác cùng nguồn: khi có số liệu mới, hãy chạy lại lệnh này.",
        "Chưa có số liệu dùng được:",
        "  1.3 Tiêu chí 1.3 [Chưa phân công, hạn 31/12/2024]: "
        "Chưa có «Số thực hiện»: khi có số liệu, được từ 0,00 đến 2,00 điểm",
    ]


def test_after_the_period_the_lines_say_so_and_nothing_new_comes():
    lines = said(as_of="31/12/2024")
    assert lines[8:11] == [
        "Kỳ số liệu đã hết ngày 31/12/2024: các việc dưới đây chỉ được tính nếu đã làm trong kỳ mà chưa ghi nhận; "
        "nếu không, đó là mức cần đạt của kỳ sau.",
        "Mỗi tiêu chí còn có thể:",
        "  1.2 Tiêu chí 1.2 [Xuân, hạn 31/12/2024]: thực hiện được việc này → Có → +1,00 điểm",
    ]
    assert lines[-2:] == [
        "Không còn đạt điểm tối đa trong kỳ:",
        "  1.1 Tiêu chí 1.1 [Đảm, hạn 31/12/2024]: "
        "Trường hợp đã qua thì không đổi được, và trong kỳ không còn trường hợp mới",
    ]


def test_where_nothing_was_lost_only_last_year_is_more_to_say():
    form = FORM.replace("| 10  ", "| 20  ").replace("Không   ", "Có      ").replace("| 5       |  ", "| 5       | 5")
    assert said(form=form.replace("| 3   ", "|     ")) == [
        "Không mất điểm nào.",
        "So với năm trước: chưa có điểm năm trước. Hãy nhập vào cột «Điểm năm trước», "
        "hoặc thêm --last-year TỆP-NĂM-TRƯỚC.xlsx.",
    ]
