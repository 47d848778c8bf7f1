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
  'tour.queueText': 'Mọi việc đang chờ anh/chị, quá hạn đứng trước. Mỗi dòng mở đúng bước cần làm.',
  'tour.queueKeys': 'Trong danh sách để chấm và phê duyệt, dùng phím J, K, A, E.',
  'tour.unit': 'Đơn vị',
  'tour.unitText': 'Ai đã gửi, hồ sơ đang ở ai, hạn của từng bước. Con số nào cũng mở ra được.',
  'tour.office': 'Bàn điều hành',
  'tour.officeText':
    'Bước nào còn bao nhiêu hồ sơ, đơn vị nào chậm, việc ở ai. Nhắc một người hoặc tất cả, xem trước nội dung.',
  'tour.board': 'Bàn điều hành',
  'tour.boardText':
    'Bước nào còn bao nhiêu hồ sơ, đơn vị nào chậm, việc ở ai. Bấm vào một số để lọc danh sách bên dưới.',
  'tour.import': 'Nhập dữ liệu',
  'tour.importText':
    'Nhập danh sách từ bảng tính: kiểm tra trước, áp dụng sau, hoàn tác được. Tài khoản và phân quyền ở mục Thêm.',
  'tour.studio': 'Soạn quy định',
  'tour.studioText': 'Soạn quy định, chạy thử trên kỳ đã có; người thứ hai mới ban hành.',
  'tour.find': 'Tìm người',
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
  'tour.palette': 'Mọi trang còn lại',
  'tour.paletteText':
    'Mục Thêm có mọi trang còn lại và Trợ giúp; xem lại hướng dẫn này cũng ở trang Trợ giúp.',
  'tour.paletteKeys': 'Ctrl K mở mọi việc, mọi trang, mọi người; dấu ? mở bảng phím tắt.',
} as const;
