/** What somebody owes, as the next step and as a line of the list: first page, list of what waits, palette. */
export const duties = {
  'today.nextLabel': 'Bước tiếp theo',
  'today.next.submit':
    'Tự đánh giá tuần {week} và gửi cho quản lý trực tiếp{due, select, none {} other { trước {due}}}.',
  'today.next.submitLate':
    'Tự đánh giá tuần {week} đã quá hạn{due, select, none {} other { {due}}}: gửi ngay, hồ sơ sẽ ghi là trễ.',
  'today.next.returned':
    'Báo cáo tuần {week} được trả lại: bổ sung rồi gửi lại{due, select, none {} other { trước {due}}}.',
  'today.next.score':
    'Chấm điểm {count} người, tuần {week}{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.next.approve':
    'Phê duyệt {count} người, tuần {week}{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.next.decide':
    'Đánh giá và quyết định {count} người, tuần {week}{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.next.view-dissent': 'Mở xem {count} ý kiến khác của tuần {week} trước khi chốt.',
  'today.next.close':
    'Chốt tuần {week}{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.next.agree-reopen': 'Trả lời {count} đề nghị mở lại tuần {week}.',
  'today.next.work-returned': 'Làm lại {count} việc được trả về.',
  'today.next.work-approve': 'Duyệt {count} việc đột xuất.',
  'today.next.work-accept': 'Nghiệm thu {count} việc đã giao sản phẩm.',
  'today.next.work-excuse': 'Xét {count} đề nghị ghi nhận nguyên nhân khách quan.',
  'today.next.work-due': 'Xét {count} đề nghị đổi hạn.',
  'today.next.talk':
    'Làm việc trực tiếp: {count} hồ sơ chờ anh/chị{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.next.talk-answer': 'Ký xác nhận hoặc nêu ý kiến khác với biên bản làm việc.',
  'today.next.waitScore':
    'Báo cáo tuần {week} đang ở {who} để chấm{due, select, none {} other {, hạn {due}}}. Anh/chị không phải làm gì thêm.',
  'today.next.waitApprove':
    'Báo cáo tuần {week} đã chấm, đang ở {who} chờ phê duyệt{due, select, none {} other {, hạn {due}}}.',
  'today.next.waitClose':
    'Tuần {week} đã có kết quả{due, select, none {} other {, chốt lúc {due}}}. Ý kiến khác, nếu có, ghi trước lúc đó.',
  'today.next.none': 'Không có việc nào chờ anh/chị.',
  'today.duty.submit': 'Gửi tự đánh giá tuần {week}',
  'today.duty.returned': 'Bổ sung báo cáo tuần {week}',
  'today.duty.score': 'Chấm điểm tuần {week}',
  'today.duty.approve': 'Phê duyệt tuần {week}',
  'today.duty.decide': 'Đánh giá và quyết định tuần {week}',
  'today.duty.view-dissent': 'Xem ý kiến khác, tuần {week}',
  'today.duty.close': 'Chốt tuần {week}',
  'today.duty.agree-reopen': 'Trả lời đề nghị mở lại, tuần {week}',
  'today.duty.work-returned': 'Làm lại việc được trả về',
  'today.duty.work-approve': 'Duyệt việc đột xuất',
  'today.duty.work-accept': 'Nghiệm thu sản phẩm',
  'today.duty.work-excuse': 'Xét nguyên nhân khách quan',
  'today.duty.work-due': 'Xét đề nghị đổi hạn',
  'today.duty.talk': 'Làm việc trực tiếp',
  'today.duty.talk-answer': 'Trả lời biên bản làm việc',
  'today.duty.step': 'Ghi nhận bước của quy trình, tuần {week}',
  'today.duty.open-level': 'Quyết định mức xếp loại còn để ngỏ',
  'today.duty.difficulty': 'Trả lời khó khăn, kiến nghị',
  'today.duty.measure': 'Việc đã thống nhất khi làm việc trực tiếp',
  'today.duty.rulebook-decide': 'Xem quy định được đề nghị ban hành',
  'today.duty.reading-confirm':
    'Xác nhận cách hiểu quy định{behind, plural, =0 {} other {, rồi quyết định # hồ sơ đang chờ}}',
  'today.duty.import-agree': 'Xem việc nhập danh sách chờ người thứ hai',
  'today.duty.catalogue-decide': 'Xét đề nghị sửa danh mục',
  'today.periodDuty.submit': 'Tự đánh giá {period}',
  'today.periodDuty.returned': 'Hoàn thiện hồ sơ {period}',
  'today.periodDuty.score': 'Nhận xét, chấm điểm {period}',
  'today.periodDuty.approve': 'Phê duyệt {period}',
  'today.periodDuty.decide': 'Đánh giá và quyết định {period}',
  'today.periodDuty.view-dissent': 'Đọc ý kiến khác {period}',
  'today.periodDuty.agree-reopen': 'Trả lời đề nghị mở lại {period}',
  'today.periodDuty.open-level': 'Quyết định mức xếp loại {period} mà quy định để ngỏ',
  'today.periodDuty.step': '{step}, {period}',
  'today.ofUnits': 'của các đơn vị',
  'today.next.longer':
    '{what}{due, select, none {} other {{overdue, select, yes {, đã quá hạn {due}} other {, hạn {due}}}}}.',
  'today.dutyCount': '{count} {of, select, work {việc} reading {cách hiểu} item {mục} other {hồ sơ}}',
};
