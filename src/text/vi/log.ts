// The sealed log: its page, and the line on a record.
export const log = {
  'log.title': 'Sổ niêm phong',
  'log.lead':
    'Mọi bước đánh giá được niêm phong theo thứ tự, vài giây một lần. Ai sửa, xoá hay chèn về sau đều bị lộ khi đối chiếu với bản giữ ở nơi khác.',
  'log.download': 'Tải điểm niêm phong',
  'log.none': 'Chưa có sổ niêm phong',
  'log.noneHint': 'Sổ bắt đầu vài giây sau khi máy chủ chạy. Nếu vẫn chưa có, xem nhật ký của máy chủ.',
  'log.state': 'Tình trạng',
  'log.entries': 'Số mục trong sổ',
  'log.last': 'Niêm phong lần cuối',
  'log.waiting': 'Chưa niêm phong',
  'log.waitingNone': 'Không còn bước nào',
  'log.waitingSome': '{count} bước, cũ nhất lúc {at}',
  'log.waitingLong':
    'Chậm hơn thường lệ: có bước đã chờ hơn {minutes} phút. Báo người quản trị máy chủ xem nhật ký.',
  'log.key': 'Khoá ký',
  'log.keySince': 'dùng từ {at}',
  'log.ways': 'Bản giữ ở nơi khác',
  'log.waysHint':
    'Sổ chỉ có giá trị làm chứng khi điểm niêm phong nằm ở nơi người quản trị dữ liệu không sửa được.',
  'log.waysNone':
    'Chưa có bản nào ở nơi khác. Hãy đặt CHECKPOINT_DIR hoặc CHECKPOINT_MAIL trên máy chủ, hoặc tải điểm niêm phong về giữ.',
  'log.way.folder': 'Thư mục',
  'log.way.mail': 'Thư điện tử',
  'log.way.off': 'Chưa đặt',
  'log.way.well': 'Đã gửi đủ',
  'log.way.failing': 'Đang gặp trở ngại',
  'log.sent': '{size} mục, lúc {at}, tới {where}',
  'log.sentNever': 'Chưa gửi được lần nào.',
  'log.failed': 'Không gửi được ({failures} lần, lần cuối lúc {at}): {why}',
  'log.owed': '{waiting} điểm niêm phong còn chờ gửi; máy chủ tự gửi lại.',
  'log.why.folder-log-behind':
    'sổ ngắn hơn bản ở thư mục. Nếu vừa khôi phục bản sao lưu, xem hướng dẫn vận hành; nếu không, báo ngay bộ phận kiểm tra',
  'log.why.folder-log-differs': 'sổ khác với bản ở thư mục. Giữ nguyên mọi thứ và báo ngay bộ phận kiểm tra',
  'log.why.folder-file-foreign': 'tệp ở thư mục không phải bản của sổ này, hoặc đã bị sửa',
  'log.recent': 'Điểm niêm phong gần đây',
  'log.col.size': 'Số mục',
  'log.col.at': 'Lúc',
  'log.col.file': 'Tệp',
  'log.check': 'Tự kiểm tra',
  'log.checkOwn': 'Trên máy chủ, đối chiếu dữ liệu với bản đã giữ; lệnh nêu đúng mục sai đầu tiên:',
  'log.checkOther': 'Trên một máy khác, chỉ cần Node, với sổ xuất ra và bản đã giữ:',
} as const;
