/** Điểm đề xuất từ sổ công việc và vì sao. */
export const proposal = {
  'proposal.progress': 'Sổ công việc đề xuất {points}: {part} trên {whole} việc đúng hạn',
  'proposal.quality': 'Sổ công việc đề xuất {points}: {part} trên {whole} việc được nghiệm thu ngay lần đầu',
  'proposal.other': 'Sổ công việc đề xuất {points}: {part} trên {whole} việc',
  'proposal.none': 'Sổ công việc chưa đủ để đề xuất điểm',
  'proposal.why': 'Vì sao',
  'proposal.noReasons': 'Không có việc nào bị tính trừ.',
  'proposal.because.late': '“{title}” xong chậm {count} ngày làm việc',
  'proposal.because.undone': '“{title}” đã quá hạn {count} ngày làm việc, chưa xong',
  'proposal.because.late-excused':
    '“{title}” chậm {count} ngày, nguyên nhân khách quan đã được ghi nhận: không trừ',
  'proposal.because.undone-excused':
    '“{title}” chưa xong, nguyên nhân khách quan đã được ghi nhận: không trừ',
  'proposal.because.returned': '“{title}” bị trả về {count} lần',
  'proposal.because.returned-excused':
    '“{title}” bị trả về {count} lần, nguyên nhân khách quan đã được ghi nhận: không trừ',
  'proposal.rule': 'Cách tính: {rule}',
  'proposal.own': 'Đây là đề xuất của phần mềm, không phải của quy định; người tự đánh giá quyết định.',
  'proposal.take': 'Dùng {points}',
  'proposal.reason': 'Vì sao khác điểm đề xuất',
  'proposal.reasonMissing': '{criterion}: ghi lý do khác điểm đề xuất',
  'proposal.reasonGiven': 'Lý do của người tự đánh giá: {reason}',
  'proposal.fromTask': 'từ sổ việc',
  'proposal.filled': 'Báo cáo được điền sẵn từ sổ công việc. Xem lại, sửa chỗ chưa đúng, rồi gửi.',
  'proposal.more': 'Sổ công việc có thêm {count} việc chưa có trong báo cáo',
  'proposal.moreTake': 'Thêm {count} việc',
  'proposal.moreTaken': 'Đã thêm {count} việc từ sổ công việc',
  'proposal.title': 'Điểm đề xuất',
  'proposal.said': '{criterion}: tự chấm {own}, đề xuất {points}',
  'proposal.saidSame': '{criterion}: {own}, đúng như đề xuất',
} as const;
