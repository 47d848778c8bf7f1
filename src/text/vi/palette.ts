// The palette of Ctrl+K.
export const palette = {
  'palette.title': 'Đi tới',
  'palette.label': 'Việc, trang hoặc người cần mở',
  'palette.placeholder': 'Gõ tên việc, trang hoặc người',
  'palette.hint': '↑ ↓ để chọn, Enter để mở, Esc để đóng',
  'palette.found': '{count} kết quả',
  'palette.none': 'Không có gì khớp',
  'palette.owed': 'Việc đang chờ',
  'palette.pages': 'Trang',
  'palette.people': 'Người',
  'palette.week': 'Tuần {week} năm {year} của tôi',
  'palette.messages': 'Thông báo',
  'palette.keyboard': 'Phím tắt',
} as const;
