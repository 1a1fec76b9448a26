"""The forms of Phú Phương as text, its documents and difficulties, and what it shows on purpose; a dot is nothing."""

from collections.abc import Mapping
from decimal import Decimal

from cchc_xl.books.limits import Value
from cchc_xl.model.reading import Answer

Row = dict[str, Value]
Rows = Mapping[str, Row]

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
