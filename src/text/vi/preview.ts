// Kết quả theo quy định còn cách hiểu chưa được xác nhận.
export const preview = {
  'preview.mark': 'Xem trước',
  'preview.title': 'Bản xem trước, chưa phải kết quả chính thức',
  'preview.what':
    'Quy định này còn {count} cách hiểu chưa được xác nhận. Vẫn tự chấm và chấm được; chưa phê duyệt, chốt hay in chính thức được.',
  'preview.who': 'Người xác nhận được: {names}.',
  'preview.nobody': 'Chưa ai được giao vai trò ban hành quy định để xác nhận.',
  'preview.list': 'Các cách hiểu chờ xác nhận',
  'preview.read': 'Đọc quy định',
  'preview.confirm': 'Xác nhận ở trang Soạn quy định',
  'preview.confirmed': 'đã được xác nhận',
  'preview.allConfirmed': 'Mọi cách hiểu dưới đây đã được xác nhận: kết quả theo quy định này là chính thức.',
  'errors.readings-open':
    'Quy định còn {count} cách hiểu chưa được xác nhận: kết quả là bản xem trước, chưa phê duyệt hay chốt được.',
  'errors.readings-open.do':
    '{approvers, select, nobody {Chưa ai được giao vai trò ban hành quy định để xác nhận.} other {Người xác nhận được: {approvers}, ở trang Soạn quy định.}}',
} as const;
