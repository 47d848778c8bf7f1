// Reasons why a step of a longer period is refused, and what to do about it.
export const periodRefusals = {
  'errors.input-choice': 'Chưa chọn mức cho “{key}”.',
  'errors.input-reason': 'Mức đã chọn cho “{key}” cần ghi lý do và minh chứng.',
  'errors.input-no-assigned-work': 'Không đủ dữ liệu: chưa có sản phẩm, công việc nào được giao.',
  'errors.input-no-assigned-work.do':
    'Thêm sản phẩm, công việc được giao trong kỳ. Không có việc thì không tính điểm tối đa.',
  'errors.input-nothing-completed': 'Không đủ dữ liệu: chưa có sản phẩm, công việc nào hoàn thành.',
  'errors.input-degree': 'Dòng “{key}” chưa có tỷ lệ tiến độ hoặc chất lượng.',
  'errors.input-subordinates': 'Không đủ dữ liệu: trong kỳ không có cấp dưới nào được đánh giá.',
  'errors.input-flag': 'Chưa khẳng định: “{key}”.',
  'errors.input-flag.do': 'Chọn có hoặc không ở phần Thông tin khác.',
  'errors.input-share': 'Chưa có số liệu “{key}”.',
  'errors.input-unit-level': 'Chưa có mức xếp loại của đơn vị.',
  'errors.facts-expected': 'Quy định của kỳ này cần số liệu công việc kèm theo điểm.',
  'errors.facts-not-expected': 'Quy định của kỳ này chỉ chấm bằng điểm.',
  'errors.excused-by-self':
    'Lý do khách quan do người có thẩm quyền xác nhận, không do người được đánh giá tự trừ.',
  'errors.fact-not-yours': 'Việc này do người chấm hoặc người phê duyệt xác nhận.',
  'errors.fact-without-reason': 'Trường hợp “{key}” cần ghi căn cứ.',
  'errors.line-without-title': 'Có dòng công việc chưa có tên.',
  'errors.level-not-open': 'Mức xếp loại theo điểm và điều kiện, không chọn riêng.',
  'errors.level-to-choose':
    'Quy định không ấn định mức ở số điểm này: người có thẩm quyền chọn mức và ghi lý do.',
  'errors.subordinates-undecided':
    'Mới có {decided}/{people} cấp dưới có kết quả. Lãnh đạo được đánh giá sau cấp dưới.',
  'errors.subordinates-undecided.do': 'Xem danh sách cấp dưới còn chờ trên hồ sơ này.',
  'errors.step-missing': 'Còn thiếu bước “{step}” trước khi quyết định.',
  'errors.step-missing.do': 'Người được nêu trong quy trình ghi nhận bước này.',
  'errors.no-step-open': 'Không có bước nào khác đang chờ anh/chị ghi nhận.',
  'errors.score-unknown-option': 'Mức đã chọn cho “{criterion}” không có trong quy định.',
  'errors.score-unknown-input': 'Quy định không có “{criterion}”.',
  'errors.score-more-excused-than-faults':
    'Dòng “{criterion}”: số lần được miễn nhiều hơn số lần lỗi hoặc chậm.',
  'errors.score-more-faulty-than-done':
    'Dòng “{criterion}”: số sản phẩm lỗi hoặc chậm nhiều hơn số hoàn thành.',
  'errors.score-share-above-whole': '“{criterion}”: phần lớn hơn tổng.',
  'errors.score-not-a-whole-number': '“{criterion}” không phải là số hợp lệ.',
  'errors.score-two-lines-alike': 'Hai dòng công việc trùng mã “{criterion}”.',
  'errors.unit-undecided':
    'Đơn vị chưa có kết quả của kỳ này: người đứng đầu không cao hơn đơn vị, nên đơn vị được quyết định trước.',
} as const;
