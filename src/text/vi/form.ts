// Choosing people and units; words shared by many forms.

export const form = {
  'picker.failed': 'Chưa tìm được. Kiểm tra mạng rồi gõ lại.',
  'picker.unit': 'Gõ tên hoặc mã đơn vị',
  'picker.noUnit': 'Không có đơn vị nào tên “{text}”.',
  'picker.moreUnits': 'Còn {count} đơn vị nữa: gõ thêm để thu hẹp.',
  'list.next': 'Thêm {count}',
  'list.all': 'Hiện tất cả {count, number}',
  'reason.label': 'Lý do',
  'reason.hint': 'Người liên quan đọc được lý do này.',
  'reason.missing': 'Ghi lý do.',
  'form.date': 'Nhập ngày.',
  'form.dateOrder': 'Ngày cuối không được trước ngày đầu.',
  'form.document': 'Nhập số văn bản.',
  'form.documentLabel': 'Số văn bản',
  'form.documentHint': 'Ví dụ: 214/QĐ-UBND',
  'form.person': 'Chọn một người trong danh sách gợi ý.',
} as const;
