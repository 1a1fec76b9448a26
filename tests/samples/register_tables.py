"""What may stand in the registers, as text: procedures, tasks, complaints, targets, taxes, answers, and how often."""

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
EMPLOYED = 21
