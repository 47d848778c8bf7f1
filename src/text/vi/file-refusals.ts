// Why a file is not read: one text per code of the files room. Sizes and times are left out: they help nobody to mend it.
export const fileRefusals = {
  'errors.file-empty': 'Tệp không có dòng dữ liệu nào.',
  'errors.file-too-large': 'Tệp quá lớn.',
  'errors.file-unknown': 'Không nhận ra loại tệp này. Dùng .xlsx hoặc .csv.',
  'errors.file-is-legacy-xls': 'Đây là tệp Excel cũ (.xls). Mở và lưu lại thành .xlsx.',
  'errors.file-is-password-protected': 'Tệp có mật khẩu. Bỏ mật khẩu rồi tải lại.',
  'errors.file-is-html': 'Đây là trang web được đặt tên như bảng tính. Mở và lưu lại thành .xlsx.',
  'errors.file-is-ods': 'Đây là tệp OpenDocument (.ods). Mở và lưu lại thành .xlsx.',
  'errors.file-is-xlsb': 'Đây là tệp Excel nhị phân (.xlsb). Mở và lưu lại thành .xlsx.',
  'errors.file-is-xml': 'Đây là tệp XML. Mở bằng chương trình bảng tính và lưu lại thành .xlsx.',
  'errors.file-is-pdf': 'Đây là tệp PDF. Dùng bảng tính .xlsx hoặc .csv.',
  'errors.file-is-document':
    'Đây là tệp văn bản hoặc trình chiếu. Chép bảng sang bảng tính và lưu thành .xlsx.',
  'errors.file-is-picture': 'Đây là tệp ảnh. Dùng bảng tính .xlsx hoặc .csv.',
  'errors.file-is-archive': 'Đây là tệp nén. Giải nén rồi tải bảng tính bên trong lên.',
  'errors.file-no-evidence':
    'Loại tệp này không nhận làm minh chứng. Dùng PDF, ảnh, văn bản (docx, odt), bảng tính, trình chiếu hoặc tệp chữ thường.',
  'errors.file-not-workbook': 'Tệp nén này không phải bảng tính.',
  'errors.file-damaged': 'Tệp bị hỏng. Mở bằng chương trình bảng tính, lưu lại rồi tải lên.',
  'errors.file-unpacks-too-large': 'Nội dung bên trong tệp quá lớn.',
  'errors.file-too-many-entries': 'Tệp chứa quá nhiều thành phần.',
  'errors.file-too-many-rows': 'Quá nhiều dòng; nhiều nhất là {most, number}.',
  'errors.file-too-many-columns': 'Quá nhiều cột; nhiều nhất là {most, number}.',
  'errors.file-too-many-sheets': 'Quá nhiều trang tính; nhiều nhất là {most, number}.',
  'errors.file-too-much-text': 'Quá nhiều chữ trong tệp.',
  'errors.file-took-too-long': 'Đọc tệp mất quá nhiều thời gian.',
  'errors.file-needed-too-much-memory': 'Đọc tệp cần quá nhiều bộ nhớ.',
  'errors.file-not-utf8':
    'Tệp .csv không phải UTF-8 (có thể là bảng mã cũ). Lưu lại dạng «CSV UTF-8» hoặc .xlsx.',
  'errors.diary-not-calendar': 'Đây không phải tệp lịch (.ics).',
  'errors.diary-not-calendar.do': 'Xuất lịch ở dạng iCalendar (.ics) rồi thử lại.',
  'errors.diary-too-many-events': 'Lịch có quá nhiều cuộc họp; nhiều nhất là {most, number}.',
} as const;
