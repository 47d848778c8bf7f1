// Reopening a result: two persons and a reason.
export const reopen = {
  'reopen.title': 'Mở lại kết quả',
  'reopen.lead':
    'Mở lại cần hai người và một lý do: một người đề nghị, cấp trưởng ở trên đồng ý trong 24 giờ.',
  'reopen.waiting': 'Chờ anh/chị trả lời',
  'reopen.empty': 'Không có đề nghị nào chờ anh/chị',
  'reopen.emptyHint': 'Có đề nghị mở lại trong các đơn vị anh/chị đứng đầu thì hồ sơ hiện ở đây.',
  'reopen.propose': 'Đề nghị mở lại',
  'reopen.proposeNote': 'chọn người, rồi chọn tuần',
  'reopen.person': 'Người được đánh giá',
  'reopen.weeks': 'Các tuần có kết quả của {name}',
  'reopen.noWeeks': 'Không có tuần nào của {name} đã có kết quả mà anh/chị xem được',
  'reopen.another': 'Chọn tuần hoặc người khác',
  'reopen.waitsForHead': 'Đề nghị đang chờ cấp trưởng ở trên trả lời.',
  'reopen.notYours': 'Anh/chị không thuộc những người được đề nghị hoặc đồng ý mở lại hồ sơ này.',
  'reopen.meaning': 'Mở lại thì điều gì xảy ra',
  'reopen.step.propose':
    'Người trong cuộc hoặc Văn phòng đề nghị bằng mật khẩu, ghi lý do. Kết quả cũ vẫn có giá trị cho tới khi được đồng ý.',
  'reopen.step.agree':
    'Cấp trưởng ở trên đồng ý bằng mật khẩu, hoặc từ chối kèm lý do. Người đề nghị không tự đồng ý được.',
  'reopen.step.back':
    'Đồng ý rồi thì hồ sơ về bước chấm điểm và đi lại từ đó; tuần chốt khi chưa có báo cáo thì về bước tự đánh giá.',
  'reopen.step.trace': 'Kết quả cũ, lý do và tên hai người được giữ mãi trong nhật ký của hồ sơ.',
} as const;
