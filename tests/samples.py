"""Filled entry workbooks, drawn by chance from a seed: the same seed gives the same bytes.

``python -m tests.samples`` writes the committed sample of Phú Phương again. People, documents and figures are invented.
The tables are text: one record a line, or several between bars; a dot is nothing; days are day-month of 2024.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random

from cchc_xl.books.book import Value
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.reading import Answer
from cchc_xl.reading import read
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.scoring import score
from cchc_xl.text import date_in, folded
from cchc_xl.validation import barred, check_reading
from tests.plans import SAMPLE, real_plan

Row = dict[str, Value]
Rows = Mapping[str, Row]
Line = Sequence[Value]

LAST = date(2024, 12, 31)
HOLIDAYS = "01-01 08-02 09-02 12-02 13-02 14-02 18-04 29-04 30-04 01-05 02-09 03-09"

FAMILIES = "Nguyễn Trần Lê Phạm Phùng Chu Đỗ Hoàng Bùi Đặng Phan Vũ Khuất Lưu Đinh"
MEN = "Văn Đức Hữu Quang Minh Mạnh", "An Bình Cường Dũng Đạt Hải Hùng Khánh Long Nam Quân Sơn Tuấn"
WOMEN = "Thị Thu Thúy Kim Bích Thị", "Chi Dung Hà Hạnh Hiền Hoa Hương Lan Linh Mai Nga Thảo Yến"
EMPLOYED = 21

# how often in a hundred, working days promised, field: procedure
PROCEDURES = """
31 0 Chứng thực: Chứng thực bản sao từ bản chính giấy tờ, văn bản
10 0 Chứng thực: Chứng thực chữ ký trong các giấy tờ, văn bản
6 2 Chứng thực: Chứng thực hợp đồng, giao dịch liên quan đến quyền sử dụng đất, nhà ở
10 1 Hộ tịch: Đăng ký khai sinh | 4 1 Hộ tịch: Đăng ký khai tử | 4 2 Hộ tịch: Đăng ký kết hôn
6 4 Hộ tịch: Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ BHYT cho trẻ em dưới 6 tuổi
7 3 Hộ tịch: Cấp Giấy xác nhận tình trạng hôn nhân | 6 0 Hộ tịch: Cấp bản sao trích lục hộ tịch
3 15 Đất đai: Xác nhận nguồn gốc, thời điểm sử dụng đất để cấp Giấy chứng nhận lần đầu
1 30 Đất đai: Hòa giải tranh chấp đất đai | 2 15 Giảm nghèo: Công nhận hộ nghèo, hộ cận nghèo phát sinh trong năm
3 10 Giảm nghèo: Xác nhận hộ gia đình làm nông nghiệp có mức sống trung bình
2 22 Bảo trợ xã hội: Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng
1 25 Bảo trợ xã hội: Xác định mức độ khuyết tật và cấp Giấy xác nhận khuyết tật
2 5 Bảo trợ xã hội: Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội
1 12 Người có công: Giải quyết trợ cấp khi người có công từ trần | 1 10 Quân sự: Đăng ký nghĩa vụ quân sự lần đầu
"""
DIRECT, ONLINE, POST = "Trực tiếp", "Trực tuyến", "Bưu chính công ích"
NEVER = 400
WITHDRAWN, WAITING, REFUSED, SETTLED = "Rút hồ sơ", "Yêu cầu bổ sung", "Từ chối", "Đã có kết quả"
REMARKS = {
    WITHDRAWN: "Công dân đề nghị rút hồ sơ",
    WAITING: "Đã gửi phiếu yêu cầu bổ sung giấy tờ",
    REFUSED: "Không đủ điều kiện giải quyết, đã có văn bản trả lời",
}

# code, done this year (of a total; a day; an answer), last year's figure and points, document by kind and day
FORM = """
1.1 24-01 . 1.5 KH 24-01 | 1.2 . 90 3.6 | 1.3 0 0 2 BC 10-12 | 1.4 . 80 1.2 | 1.5 . 3 0.75 | 1.6 3/4 50 0 BC 27-09
1.7 1 0 0 QĐ 18-10 | 1.8 Không . 0 QĐ 20-11 | 1.9 Có . 1 QĐ 09-01
2.1 08-11 . 2 BC 08-11 | 2.2 18/18 100 2 BC 22-11 | 2.3 33/33 100 2 BC 20-12 | 2.4 3/3 100 2 BC 08-11
3.1 12/12 100 2 BC 18-10 | 3.2 5/5 100 1.5 TTr 24-10 | 3.3 128/128 97.6 1 TB 16-05 | 3.4 123/128 92.2 0 TB 20-06
3.5 34/34 100 1.5 BC 05-12 | 3.6 . 97.4 4.87 | 3.7 . 60 0.9 | 3.8 . 87.5 1.31 | 3.9 Có . 0.5 QĐ 14-03
3.10 Có . 1 QĐ 18-01 | 3.11 Có . 1 BC 11-07
4.1 Có . 3 BC 18-12 | 4.2 21/21 100 2 QĐ 05-02
5.1 . 97.5 3.9 | 5.2 11/12 83.33 2 QĐ 23-05 | 5.3 0 0 2 | 5.4 0 0 1 TB 27-12 | 5.5 4/6 66.67 1.33 BC 13-12
6.1 10/12 58.33 1.75 TB 15-10 | 6.2 196/1846 10.4 2 BC 26-12 | 6.3 Có . 1.5 QĐ 12-01 | 6.4 2/2 100 1.5 QĐ 20-08
7.1 . 41 3.28 | 7.2 . 70 1.75 | 7.3 . 60 1.5 | 7.4 . 86.2 4 | 7.5 . 12 0.6 | 7.6 Có . 2.5 QĐ 25-04
7.7 38 31 0.62 BC 17-12 | 7.8 14/14 100 3 BC 12-12
8.1 . 93.33 3.73 | 8.2 . 96.6 2.9 | 8.3 . 86.4 2.71 | 8.4 . 79.5 1.59
T02 Có . . BC 10-12 | T14 22/22 . . BC 10-12 | T15 34/35 . . BC 19-12 | T23 3 . . TTr 24-10 | T27 12/12 . . BC 30-12
T28 2 . . TTr 24-10 | T37b 21/21 . . BC 24-12 | T39b 9600000 . . BC 26-12 | T51a Có . . QĐ 11-04 | T52 4 . . BC 24-12
T55 33/33 . . BC 20-12 | T59 9/9 . . BC 23-12 | T62 11/12 . . BC 30-12 | T63 Có . . TB 30-12 | T64 Có . . BC 10-12
"""
PER_DAY = {"KH": 0.4, "BC": 1.2, "QĐ": 0.9, "TB": 0.7, "TTr": 0.3}  # documents of a kind in a day

# «Minh chứng»: code, what its document is about (where to look)
DOCUMENTS = """
1.1 Kế hoạch cải cách hành chính năm 2024 (Toàn văn) | 1.3 Báo cáo cải cách hành chính năm 2024 (Mục IV)
1.6 Kết quả kiểm tra, giám sát công tác CCHC, SIPAS, PAPI năm 2024 (Mục II)
1.7 Công nhận sáng kiến trả kết quả giải quyết TTHC tại nhà cho người cao tuổi (Điều 1)
2.1 Kết quả rà soát văn bản quy phạm pháp luật năm 2024 (Mục I) | 2.2 Kết quả tự kiểm tra văn bản năm 2024 (Phụ lục)
3.1 Kết quả rà soát, đánh giá TTHC năm 2024 (Mục II) | 3.2 Kiến nghị đơn giản hóa TTHC (Phụ lục)
3.3 Niêm yết TTHC tại Bộ phận tiếp nhận và trả kết quả (Danh mục)
3.4 Công khai TTHC trên cổng thông tin điện tử xã (Danh mục) | 3.9 Quy trình nội bộ giải quyết TTHC (Điều 1)
5.2 Cử cán bộ, công chức tập huấn nghiệp vụ một cửa (Danh sách)
5.5 Kết quả thực hiện kết luận sau thanh tra, kiểm tra về đất đai, trật tự xây dựng (Mục II)
6.1 Công khai quyết toán thu, chi ngân sách xã quý III năm 2024 (Biểu số 3)
7.6 Ban hành Hệ thống quản lý chất lượng TCVN ISO 9001:2015 (Điều 1) | 7.8 Kết quả thực hiện Đề án 06 (Mục II)
"""
DIFFICULTIES = """
7.3 Máy quét tại Bộ phận tiếp nhận và trả kết quả đã cũ nên số hóa kết quả còn chậm: \
Đề nghị UBND huyện hỗ trợ 01 máy quét tốc độ cao.
7.1 Nhiều người cao tuổi chưa có tài khoản định danh điện tử nên chưa tự nộp được hồ sơ trực tuyến: \
Đề nghị Công an huyện cấp tài khoản lưu động tại xã trong quý I năm 2025.
5.5 Hai nội dung kết luận sau kiểm tra về trật tự xây dựng vượt thẩm quyền xử lý của xã: \
Đề nghị UBND huyện giao phòng chuyên môn phối hợp xử lý dứt điểm.
"""

# criterion, due day, content of each task
TASKS = {
    "CCHC": """
1.1 31-01 Ban hành Kế hoạch CCHC năm 2024 | 1.9 15-02 Bố trí kinh phí thực hiện nhiệm vụ CCHC năm 2024
3.9 31-05 Xây dựng, công khai và áp dụng quy trình nội bộ | 3.4 28-06 Công khai TTHC trên cổng thông tin điện tử xã
1.6 30-09 Kiểm tra công tác CCHC của các bộ phận chuyên môn | 3.1 31-10 Rà soát, đánh giá TTHC
2.1 31-10 Rà soát văn bản quy phạm pháp luật | 7.6 31-05 Ban hành, công bố hệ thống quản lý chất lượng
2.2 29-11 Tự kiểm tra văn bản theo kế hoạch | 7.3 29-11 Số hóa kết quả giải quyết TTHC còn hiệu lực
7.8 13-12 Thực hiện các nhiệm vụ Đề án 06 đến hạn | 1.3 13-12 Báo cáo công tác CCHC năm 2024""",
    "SIPAS": """
8.3 29-03 Ban hành kế hoạch cải thiện Chỉ số SIPAS | 8.3 28-06 Khảo sát sự hài lòng của người dân 6 tháng đầu năm
3.6 30-09 Rà soát, khắc phục hồ sơ TTHC có nguy cơ chậm muộn | 3.7 15-11 Kiểm tra việc gửi thư xin lỗi khi trả chậm
8.3 13-12 Khảo sát sự hài lòng của người dân năm 2024""",
    "PAPI": """
8.4 29-03 Ban hành kế hoạch cải thiện Chỉ số PAPI | 8.4 15-07 Công khai thu, chi ngân sách xã 6 tháng đầu năm
8.4 30-08 Công khai quy hoạch, kế hoạch sử dụng đất tại các thôn | 3.8 30-09 Tổ chức đối thoại với người dân
8.4 13-12 Khảo sát các nội dung PAPI của chính quyền cấp xã""",
    "Tuyên truyền": """
1.4 31-01 Ban hành kế hoạch tuyên truyền CCHC năm 2024 | 1.5 26-04 Mở chuyên mục CCHC trên trang thông tin điện tử xã
1.4 15-07 Sơ kết công tác tuyên truyền CCHC 6 tháng đầu năm | 1.5 31-10 Thi tìm hiểu về CCHC trong đoàn viên
1.4 13-12 Tổng kết công tác tuyên truyền CCHC năm 2024""",
    "Khắc phục": """
3.3 31-05 Niêm yết đầy đủ danh mục, quy trình giải quyết TTHC | 1.7 31-10 Lựa chọn, trình công nhận sáng kiến CCHC
1.6 31-10 Kiểm tra, giám sát việc thực hiện SIPAS, PAPI | 6.1 31-10 Công khai dự toán, quyết toán thu, chi ngân sách
1.8 29-11 Đưa kết quả CCHC vào tiêu chí xét thi đua, khen thưởng
5.5 13-12 Thực hiện dứt điểm kết luận sau thanh tra, kiểm tra về đất đai, trật tự xây dựng""",
}
# planned day, form: content
PROPAGANDA = """
02-02 Niêm yết: Danh mục TTHC của UBND xã | 05-02 Truyền thanh: Kế hoạch CCHC năm 2024 của UBND xã
20-02 Truyền thanh: Hướng dẫn nộp hồ sơ trực tuyến | 05-03 Trang thông tin điện tử: Liên thông khai sinh, khai tử
28-03 Hội nghị: Quán triệt giải pháp nâng cao Chỉ số CCHC | 16-04 Truyền thanh: Lợi ích của việc số hóa hồ sơ
10-05 Tờ rơi: Đăng ký tài khoản định danh điện tử | 21-05 Truyền thanh: Trả kết quả qua bưu chính công ích
11-06 Trang thông tin điện tử: Chỉ số CCHC năm 2023 của xã | 27-06 Hội nghị: Trao đổi với người dân về TTHC đất đai
23-07 Truyền thanh: Quyền phản ánh, kiến nghị của người dân | 13-08 Trang thông tin điện tử: Dịch vụ công trực tuyến
27-08 Truyền thanh: Trả lời khảo sát SIPAS | 10-09 Niêm yết: Nơi tiếp nhận phản ánh, kiến nghị
24-09 Truyền thanh: Các nội dung PAPI của cấp xã | 15-10 Trang thông tin điện tử: Công khai thu, chi ngân sách xã
05-11 Truyền thanh: Hưởng ứng Ngày Pháp luật Việt Nam | 26-11 Hội nghị: Phổ biến Luật Đất đai đến các thôn
03-12 Mạng xã hội: Tổ công nghệ số cộng đồng hỗ trợ nộp hồ sơ | 17-12 Truyền thanh: Kết quả CCHC năm 2024 của xã
"""
COMPLAINTS = """
Rãnh thoát nước đường thôn bị tắc, đề nghị nạo vét | Đèn chiếu sáng đường thôn hỏng nhiều ngày chưa được sửa
Xe chở vật liệu làm rơi vãi đất, cát trên đường liên thôn | Hộ chăn nuôi xả thải gây mùi trong khu dân cư
Rác thải sinh hoạt chưa được thu gom đúng lịch | Hồ sơ trực tuyến bị trả lại nhưng chưa nêu rõ lý do
Đề nghị niêm yết mức thu phí, lệ phí ở nơi dễ thấy | Hồ sơ đất đai phải bổ sung giấy tờ nhiều lần
"""
# reached, assigned, unit: target of the year
ECONOMY = """
521.4 512 tỷ đồng: Tổng giá trị sản xuất | 69.2 68 triệu đồng/năm: Thu nhập bình quân đầu người
7012 6850 triệu đồng: Thu ngân sách nhà nước trên địa bàn | 624 620 ha: Diện tích gieo trồng cây hằng năm
3208 3150 tấn: Sản lượng lương thực có hạt | 418 410 tấn: Sản lượng thịt hơi xuất chuồng
118 110 người: Số lao động có việc làm mới | 12 12 hộ: Số hộ thoát nghèo, thoát cận nghèo
95.3 95 %: Tỷ lệ người dân tham gia bảo hiểm y tế | 98.6 98 %: Tỷ lệ trẻ em được tiêm chủng đầy đủ
90.1 88 %: Tỷ lệ hộ đạt danh hiệu «Gia đình văn hóa» | 92.4 90 %: Tỷ lệ hộ dùng nước sạch
97.2 98 %: Tỷ lệ rác thải sinh hoạt được thu gom trong ngày | 8 8 người: Số công dân nhập ngũ
5 5 trường: Số trường học đạt chuẩn quốc gia
"""
# collected, assigned (million đồng), tax
MILLION = 1_000_000
TAXES = """
192 185 Thuế giá trị gia tăng của hộ kinh doanh | 95 92 Thuế thu nhập cá nhân của hộ kinh doanh
1310 1450 Thuế thu nhập cá nhân từ chuyển nhượng bất động sản | 131 126 Thuế sử dụng đất phi nông nghiệp
41 40 Thuế tài nguyên | 38 38 Lệ phí môn bài | 571 620 Lệ phí trước bạ nhà, đất | 79 74 Phí, lệ phí do xã thu
"""
SATISFACTION = "Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng"
PAPI = "Đạt", "Không đạt"
# survey: answers, question
SURVEY = """
SIPAS: 86 98 12 4 TTHC | SIPAS: 70 106 18 6 Dịch vụ công
PAPI: 92 8 Công khai danh sách hộ nghèo | PAPI: 85 15 Công khai thu, chi ngân sách xã
PAPI: 81 19 Công khai quy hoạch, kế hoạch sử dụng đất | PAPI: 88 12 Tiếp công dân và giải trình với người dân
PAPI: 90 10 Sự tham gia của người dân ở cơ sở | PAPI: 94 6 Vệ sinh môi trường, an ninh trật tự
"""
RECEIVED = "GM-UBND", "KH-UBND", "TB-UBND", "UBND-LĐTBXH", "UBND-TNMT", "UBND-NV", "UBND-VP"
SENT = "GM-UBND", "UBND-ĐC", "UBND-TP", "UBND-VP"

# What Phú Phương shows on purpose: late, not applicable (full and excluded), no document, typed as counted, overclaimed
NO_CASE: Row = {"total": None, "done": None, "answer": Answer.NOT_APPLICABLE.value}
SHOWN: Rows = {
    "1.8": {
        "evidence": None,
        "explanation": "Quy chế thi đua, khen thưởng xã chưa có tiêu chí CCHC; sẽ bổ sung năm 2025.",
    },
    "2.1": {"explanation": "Chậm 08 ngày do phải rà soát bổ sung văn bản về đất đai."},
    "2.4": {**NO_CASE, "explanation": "Qua rà soát không phát hiện văn bản phải xử lý hoặc kiến nghị."},
    "5.5": {"explanation": "02 nội dung vượt thẩm quyền của xã, đã báo cáo UBND huyện."},
    "6.2": {"explanation": "Số liệu tính bằng triệu đồng."},
    "6.4": {**NO_CASE, "evidence": None, "explanation": "Trong năm không có trường hợp tinh giản biên chế."},
    "7.7": {"evidence": None},
    "8.1": {"total": 15, "done": 14},
}
OVERCLAIMED = {"5.2": Decimal("2.75")}


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune at work: how careful it is (0 to 1), and how far its figures slip from the tables above."""

    plan: Plan
    agency: Agency
    seed: int
    care: float = 0.9
    slip: float = 0

    def chance(self, part: str) -> Random:
        """Give the chance of one part, so that a change of one part leaves the others as they are."""
        return Random(f"{self.seed} {part}")  # noqa: S311 - nothing here is secret

    def odds(self, poor: float, good: float) -> float:
        """Give a likelihood between that of the poorest and that of the best commune."""
        return poor + (good - poor) * self.care

    def about(self, chance: Random, number: int, most: float = 1.25) -> int:
        """Give a number near that of the table; that number itself where nothing slips."""
        return round(number * chance.uniform(1 - self.slip, most)) if self.slip else number

    def document(self, kind: str, day: date) -> str:
        """Name a document of the commune; the numbers of a kind grow with the days."""
        number = 1 + int(day.timetuple().tm_yday * PER_DAY[kind] * (0.8 + self.seed % 5 / 10))
        return f"{number}/{kind}-UBND ngày {day.day:02}/{day.month:0{2 if day.month < 3 else 1}}/{day.year}"


def phu_phuong(plan: Plan) -> Contents:
    """Fill in the committed sample: the tables as they stand, with what it shows on purpose."""
    commune = Commune(plan, _agency(plan), seed=4620)
    rows = {code: {**row, **SHOWN.get(code, {})} for code, row in _rows(commune).items()}
    return _claimed(commune, _filled(commune, rows, dossiers=1200), OVERCLAIMED)


def contents(plan: Plan, agency: Agency, seed: int, dossiers: int) -> Contents:
    """Fill in the workbook of any commune, as well or as badly as the seed has it."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    care = chance.uniform(0.4, 1)
    commune = Commune(plan, agency, seed, care, slip=(1 - care) / 2)
    too_much = {one.code: one.maximum for one in plan.criteria if chance.random() < commune.slip / 4}
    return _claimed(commune, _filled(commune, _rows(commune), dossiers), too_much)


def sample_bytes(plan: Plan) -> bytes:
    """Write the committed sample."""
    return write_entry(plan, _agency(plan), phu_phuong(plan))


def _agency(plan: Plan) -> Agency:
    return next(one for one in plan.roster if one.code == plan.agency)


def _filled(commune: Commune, rows: Rows, dossiers: int) -> Contents:
    papers = _papers(commune, commune.chance("Văn bản"), dossiers * 7 // 10)
    filled = {
        "Hồ sơ TTHC": _dossiers(commune, commune.chance("Hồ sơ TTHC"), dossiers),
        "Nhiệm vụ": _tasks(commune, commune.chance("Nhiệm vụ"), rows),
        "Tuyên truyền": _propaganda(commune, commune.chance("Tuyên truyền")),
        "Phản ánh kiến nghị": _complaints(commune, commune.chance("Phản ánh kiến nghị")),
        "Đánh giá tháng": _ratings(commune, commune.chance("Đánh giá tháng")),
        "Văn bản": sorted((*_own_papers(rows), *papers), key=lambda line: str(line[1])),
        "Chỉ tiêu KT-XH": _economy(commune, commune.chance("Chỉ tiêu KT-XH")),
        "Thuế": _taxes(commune, commune.chance("Thuế")),
        "Khảo sát": _survey(commune, commune.chance("Khảo sát")),
    }
    registers = {name: _named(commune.plan, name, lines) for name, lines in filled.items()}
    return Contents(_information(commune), rows, registers, list(_evidence(rows)), list(_difficulties()))


def _named(plan: Plan, name: str, lines: Iterable[Line]) -> list[Row]:
    """Put the lines of a register, in the plan's order of columns, under the names of these."""
    register = plan.register(name)
    columns = [column.name for column in register.columns if not column.computed_from] if register else []
    return [dict(zip(columns, line, strict=True)) for line in lines]


def _claimed(commune: Commune, filled: Contents, otherwise: Mapping[str, Decimal]) -> Contents:
    """Claim what the figures give, save where the commune claims otherwise."""
    plan = commune.plan
    reading = read("mau.xlsx", write_entry(plan, commune.agency, filled), plan)
    card = score(reading, plan, barred(check_reading(reading, plan), plan))
    computed = {one.criterion: one.computed for one in card.scores if one.computed is not None}
    claims = {code: otherwise.get(code, points) for code, points in computed.items()}
    return replace(filled, rows={code: {**row, "claimed": claims.get(code)} for code, row in filled.rows.items()})


def _information(commune: Commune) -> Row:
    return {
        "period": "Năm 2024",
        "as_of": LAST,
        "prepared_by": _person(commune.chance("Người lập")),
        "contact": f"vanphong@{folded(commune.agency.name)}.example.vn",
        "remark": "Số liệu minh họa: họ tên, văn bản và số liệu đều là giả định.",
    }


def _rows(commune: Commune) -> dict[str, Row]:
    """Give the rows of both forms; the conditions of a criterion are answered in its place."""
    chance = commune.chance("Bảng tự chấm")
    rows = {code: _row(commune, chance, *rest) for code, *rest in map(str.split, _records(FORM))}
    for criterion in commune.plan.criteria:
        if criterion.conditions:
            usual = str(rows[criterion.code].pop("answer"))
            rows |= {held.code: {"answer": _answer(commune, chance, usual)} for held in criterion.conditions}
    if commune.slip and chance.random() < 0.5:
        rows["6.4"] |= NO_CASE
    return rows


def _row(commune: Commune, chance: Random, done: str, *rest: str) -> Row:
    figure, points, kind, day = (*rest, ".", ".", ".")[:4]
    row = {**_done(commune, chance, done), "last_figure": None if figure == "." else Decimal(figure)}
    if points != ".":
        kept = Decimal(chance.uniform(1 - commune.slip, 1) if commune.slip else 1)
        row["last_points"] = (Decimal(points) * kept).quantize(Decimal("0.01"))
    if kind != "." and chance.random() >= commune.slip / 4:
        written = row.get("day")
        row["evidence"] = commune.document(kind, written if isinstance(written, date) else _day(day))
    return row


def _done(commune: Commune, chance: Random, done: str) -> Row:
    if done == ".":
        return {}
    if "-" in done:
        early = -15 if commune.slip else 0
        return {"day": _workday(_day(done) + timedelta(chance.randint(early, round(commune.slip * 60))))}
    if done.isalpha():
        return {"answer": _answer(commune, chance, done)}
    number, _, total = done.partition("/")
    reached = commune.about(chance, int(number)) or int(chance.random() < commune.slip)
    return {"done": min(reached, int(total)), "total": int(total)} if total else {"done": reached}


def _answer(commune: Commune, chance: Random, usual: str) -> str:
    no = chance.random() < commune.slip if commune.slip else usual == "Không"
    return "Không" if no else "Có"


def _dossiers(commune: Commune, chance: Random, number: int) -> Iterable[Line]:
    procedures = [(*facts.split(" ", 2), name) for facts, name in map(_parted, _records(PROCEDURES))]
    chosen = chance.choices(procedures, [int(often) for often, *_ in procedures], k=number)
    days = sorted(chance.choices(OF_THE_YEAR, k=number))
    for place, (day, (_, promised, field, name)) in enumerate(zip(days, chosen, strict=True), start=1):
        code = f"H26.{commune.agency.code}-{day:%y%m%d}-{place:04}"
        yield code, name, field, _person(chance), *_handled(commune, chance, day, int(promised))


def _handled(commune: Commune, chance: Random, day: date, promised: int) -> Line:
    """Give the channel and what follows of one dossier."""
    online = commune.odds(0.3, 0.55)
    channel = chance.choices((ONLINE, POST, DIRECT), (online, 0.01, 0.99 - online))[0]
    result, status = _settled(commune, chance, day, promised)
    at_once = promised == 0 and result == day and channel == DIRECT and chance.random() < 0.1
    due = None if at_once else _after(day, promised)
    late = due is not None and (result or LAST) > due and status not in {WITHDRAWN, WAITING}
    digitised = _yes(chance, 1 if channel == ONLINE else commune.odds(0.3, 0.75))
    result_digitised = _yes(chance, commune.odds(0.4, 0.8)) if result else None
    apology = _yes(chance, commune.odds(0.3, 0.9)) if late else None
    remark = REMARKS.get(status) or ("Chậm so với ngày hẹn trả" if late else None)
    returned = _returned(chance, channel, result)
    return channel, day, due, result, *returned, digitised, result_digitised, apology, status, remark


def _settled(commune: Commune, chance: Random, day: date, promised: int) -> tuple[date | None, str]:
    """Give the day of the result as known on the last day of the year, and the status that goes with it."""
    lot = chance.random()
    if lot < 0.01:
        return None, WITHDRAWN
    if lot < 0.06 and day > _day("20-11"):
        return None, WAITING
    result = _after(day, _taken(commune, chance, promised))
    if result > LAST:
        return None, "Đang giải quyết"
    return result, REFUSED if lot > 0.994 else SETTLED


def _taken(commune: Commune, chance: Random, promised: int) -> int:
    """Give the working days that a dossier took; a long one may stay open for good."""
    if chance.random() < commune.odds(0.93, 0.99):
        return chance.randint(-(-promised // 2), promised)
    never = promised >= 10 and chance.random() < 0.4
    return NEVER if never else promised + chance.randint(1, 2 + promised // 2)


def _returned(chance: Random, channel: str, result: date | None) -> Line:
    day = _after(result, chance.choice((0, 0, 0, 1, 2))) if result else None
    way = POST if chance.random() < 0.01 else channel if chance.random() < 0.6 else DIRECT
    return (day, way) if day and day <= LAST else (None, None)


def _tasks(commune: Commune, chance: Random, rows: Rows) -> Iterable[Line]:
    records = [(plan, *record.split(" ", 2)) for plan, table in TASKS.items() for record in _records(table)]
    for number, (plan, code, day, content) in enumerate(records, start=1):
        due, criterion = _day(day), commune.plan.criterion(code)
        official = (criterion and criterion.official) or "Các công chức chuyên môn"
        done, paper = _finished(commune, chance, rows[code], due)
        if done and not paper:
            paper = commune.document("KH" if content.startswith("Ban hành") else "BC", done)
        yield f"NV-{number:02}", plan, content, code, official, due, done, paper


def _finished(commune: Commune, chance: Random, row: Row, due: date) -> tuple[date | None, str]:
    """Give the day a task was done and its document: those that its criterion names, else a day by chance."""
    done, total = row.get("done"), row.get("total")
    poor = isinstance(done, int) and isinstance(total, int) and done < 0.7 * total
    if poor or row.get("answer") == "Không" or chance.random() < commune.slip:
        return None, ""
    if paper := str(row.get("evidence") or ""):
        return date_in(paper.partition(" ngày ")[2]), paper
    if chance.random() > commune.odds(0.7, 0.98):
        return None, ""
    in_time = chance.random() < commune.odds(0.7, 0.98)
    return _workday(due + timedelta(chance.randint(-14, 0) if in_time else chance.randint(3, 12))), ""


def _propaganda(commune: Commune, chance: Random) -> Iterable[Line]:
    for number, (facts, content) in enumerate(map(_parted, _records(PROPAGANDA)), start=1):
        day, form = facts.split(" ", 1)
        late = timedelta(chance.randint(0, 6))
        done = _workday(_day(day) + late) if chance.random() < commune.odds(0.6, 0.95) else None
        yield f"TT-{number:02}", content, form, _day(day), done, "Thanh"


def _complaints(commune: Commune, chance: Random) -> Iterable[Line]:
    for number, day in enumerate(sorted(chance.sample(OF_THE_YEAR, k=20)), start=1):
        in_time = chance.random() < commune.odds(0.7, 0.98)
        handled = _after(day, chance.randint(3, 10) if in_time else chance.randint(11, 16))
        content = chance.choice(_records(COMPLAINTS))
        yield f"PA-{number:02}", day, _after(day, 10), handled if handled <= LAST else None, content


def _ratings(commune: Commune, chance: Random) -> Iterable[Line]:
    names = set[str]()
    while len(names) < EMPLOYED:
        names.add(_person(chance))
    for month, name in product(range(1, 13), sorted(names)):
        rated = chance.random() < commune.odds(0.85, 1)
        yield name, month, chance.choices("ABCD", (25, 65, 9, 1))[0] if rated else None


def _own_papers(rows: Rows) -> Iterable[Line]:
    """Enter the documents that the forms name."""
    for paper in dict.fromkeys(str(row["evidence"]) for row in rows.values() if row.get("evidence")):
        number, _, day = paper.partition(" ngày ")
        yield number, date_in(day), "Đi", "Không", "Có"


def _papers(commune: Commune, chance: Random, count: int) -> Iterable[Line]:
    for place, day in enumerate(sorted(chance.choices(OF_THE_YEAR, k=count)), start=1):
        way, kinds = ("Đến", RECEIVED) if chance.random() < 0.7 else ("Đi", SENT)
        kind = kinds[place % len(kinds)]
        number = place // len(kinds) * (1 if way == "Đi" else 2 + place % len(kinds)) + 1
        secret = way == "Đến" and chance.random() < 0.02
        on_line = "Không" if secret else _yes(chance, commune.odds(0.7, 0.97))
        yield f"{number}/{kind}", day, way, "Có" if secret else "Không", on_line


def _economy(commune: Commune, chance: Random) -> Iterable[Line]:
    for facts, target in map(_parted, _records(ECONOMY)):
        reached, assigned, unit = facts.split(" ", 2)
        step = 1 if "." in reached else 10
        tenths = commune.about(chance, int(Decimal(reached) * 10), most=1.05)
        yield target, unit, Decimal(assigned), Decimal(tenths // step * step) / 10


def _taxes(commune: Commune, chance: Random) -> Iterable[Line]:
    for collected, assigned, tax in (record.split(" ", 2) for record in _records(TAXES)):
        yield tax, int(assigned) * MILLION, commune.about(chance, int(collected), most=1.1) * MILLION


def _survey(commune: Commune, chance: Random) -> Iterable[Line]:
    for survey, record in map(_parted, _records(SURVEY)):
        options = SATISFACTION if survey == "SIPAS" else PAPI
        *counts, question = record.split(" ", len(options))
        for option, count in zip(options, counts, strict=True):
            yield survey, question, option, commune.about(chance, int(count))


def _evidence(rows: Rows) -> Iterable[Row]:
    for code, summary in (record.split(" ", 1) for record in _records(DOCUMENTS)):
        number, _, day = str(rows[code].get("evidence") or "").partition(" ngày ")
        about, _, page = summary.removesuffix(")").rpartition(" (")
        facts = {"criterion": code, "number": number, "day": date_in(day), "summary": about}
        if number:
            yield {**facts, "file": f"{code} {number.replace('/', '-')}.pdf", "page": page}


def _difficulties() -> Iterable[Row]:
    for record in _records(DIFFICULTIES):
        code, _, content = record.partition(" ")
        difficulty, proposal = _parted(content)
        yield {"criterion": code, "content": f"{difficulty}.", "proposal": proposal, "reporter": "Đảm"}


def _records(table: str) -> Sequence[str]:
    return [record.strip() for record in table.replace("\n", "|").split("|") if record.strip()]


def _parted(record: str) -> tuple[str, str]:
    before, _, after = record.partition(": ")
    return before, after


def _person(chance: Random) -> str:
    middles, given = chance.choice((MEN, WOMEN))
    return " ".join(map(chance.choice, (FAMILIES.split(), middles.split(), given.split())))


def _yes(chance: Random, likely: float) -> str:
    return "Có" if chance.random() < likely else "Không"


def _day(text: str) -> date:
    day, month = map(int, text.split("-"))
    return date(LAST.year, month, day)


def _workday(day: date) -> date:
    return max(one for one in WORKDAYS if one <= day)


def _after(day: date, working: int) -> date:
    """Give the day so many working days later, at the latest the last that the calendar knows."""
    return WORKDAYS[min(WORKDAYS.index(day) + working, len(WORKDAYS) - 1)]


def _workdays() -> list[date]:
    days = [date(LAST.year, 1, 1) + timedelta(number) for number in range(440)]
    off = {*map(_day, HOLIDAYS.split()), *(date(2025, 1, day) for day in (1, 27, 28, 29, 30, 31))}
    return [day for day in days if day.weekday() < 5 and day not in off]


WORKDAYS = _workdays()
OF_THE_YEAR = [day for day in WORKDAYS if day <= LAST]

if __name__ == "__main__":
    SAMPLE.write_bytes(sample_bytes(real_plan()))
