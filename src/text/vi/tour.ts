// The tour of the first days, by what a person has use of.
export const tour = {
  'tour.count': 'Bước {at} trong {of}',
  'tour.next': 'Tiếp',
  'tour.back': 'Quay lại',
  'tour.end': 'Xong',
  'tour.leave': 'Thoát hướng dẫn',
  'tour.today': 'Việc của tôi',
  'tour.todayText':
    'Trang đầu tiên luôn nói một câu: bước tiếp theo là gì, hạn khi nào. Việc quá hạn đứng trước.',
  'tour.week': 'Tuần của tôi',
  'tour.weekText':
    'Ghi công việc và sản phẩm, tự chấm rồi gửi. Chữ đang gõ tự lưu; trước khi gửi thấy rõ ai sẽ đọc.',
  'tour.queue': 'Việc cần xử lý',
  'tour.queueText':
    'Báo cáo chờ anh/chị chấm, phê duyệt, chốt. Mỗi dòng mở đúng bước; trong danh sách dùng J, K, A, E.',
  'tour.unit': 'Đơn vị',
  'tour.unitText': 'Ai đã gửi, hồ sơ đang ở ai, hạn của từng bước. Con số nào cũng mở ra được.',
  'tour.office': 'Bảng của Văn phòng',
  'tour.officeText': 'Đơn vị nào đang chậm, việc ở ai. Nhắc một người hoặc tất cả, xem trước nội dung.',
  'tour.import': 'Quản trị',
  'tour.importText':
    'Nhập danh sách từ bảng tính: kiểm tra trước, áp dụng sau, hoàn tác được. Tài khoản và phân quyền ở mục Thêm.',
  'tour.studio': 'Quy định',
  'tour.studioText': 'Soạn quy định, chạy thử trên kỳ đã có; người thứ hai mới ban hành.',
  'tour.find': 'Tìm người, đơn vị',
  'tour.findText':
    'Tìm một người rồi mở từng tuần, từng điểm, đến tận căn cứ. Chỉ đọc; việc đọc cũng được ghi.',
  'tour.log': 'Sổ niêm phong',
  'tour.logText': 'Mọi việc đã ghi được niêm phong nối tiếp: kiểm tra được có ai sửa về sau không.',
  'tour.messages': 'Thông báo',
  'tour.messagesText':
    'Ba loại: việc cần làm, kết quả, thay đổi. Muốn nhận thư thì ghi địa chỉ ở cuối trang này.',
  'tour.record': 'Hồ sơ của tôi',
  'tour.recordText':
    'Các tuần, các kỳ, ai đã xem hồ sơ. Không đồng ý với kết quả thì ghi ý kiến khác trên trang kết quả.',
  'tour.palette': 'Đi nhanh bằng bàn phím',
  'tour.paletteText':
    'Ctrl K mở mọi việc, mọi trang, mọi người. Dấu ? mở bảng phím tắt. Trợ giúp luôn ở mục Thêm.',
} as const;
