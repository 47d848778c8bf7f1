/** Giờ đã ghi của một người, cho người được xem. */
export const hours = {
  'hours.title': 'Giờ đã ghi của {name}',
  'hours.toPerson': 'Trang cá nhân',
  'hours.days': 'Từng ngày',
  'hours.dayOff': 'ngày nghỉ',
  'hours.away': 'vắng mặt',
  'hours.note':
    'Giờ tự ghi và giờ chuẩn là hai cách nhìn về cùng một tuần; chênh lệch không nói lên ai làm tốt hay kém và không dùng để chấm điểm.',
  'hours.tasks': 'Việc trong tuần',
  'hours.task': 'Việc',
  'hours.state': 'Trạng thái',
  'hours.logged': 'Giờ tự ghi',
  'hours.standard': 'Giờ chuẩn đã nghiệm thu',
  'hours.nothing': 'Tuần này chưa có giờ nào được ghi.',
  'hours.why': 'Ai xem được trang này',
  'hours.by.self': 'Đây là giờ của anh/chị.',
  'hours.by.scorer': 'Anh/chị xem được vì đang chấm tuần của người này.',
  'hours.by.unit-head': 'Anh/chị xem được vì phụ trách đơn vị của người này.',
  'hours.by.unit': 'Anh/chị xem được vì là thành viên cùng đơn vị, theo quy định dưới đây.',
  'hours.ownLook': 'Người khác mở trang này thì tên và lúc xem hiện trong Hồ sơ của tôi.',
  'hours.looked': 'Lần xem này được ghi lại; {name} thấy tên anh/chị trong mục Ai đã xem hồ sơ của tôi.',
  'hours.closed':
    'Chỉ người này, người chấm tuần và lãnh đạo đơn vị xem được. Quy định đang áp dụng không mở số giờ cho cả đơn vị.',
} as const;
