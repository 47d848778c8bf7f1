// What a person writes in an ordinary week: ten works with products and dates.
import type { Report } from '../../src/domain/evaluation/shape.ts';

const WORKS = [
  'Tham mưu tờ trình về điều chỉnh quy hoạch sử dụng đất',
  'Tiếp nhận và giải quyết hồ sơ thủ tục hành chính',
  'Kiểm tra thực địa các điểm dân cư được phản ánh',
  'Tổng hợp số liệu báo cáo tuần của các đơn vị',
  'Chuẩn bị tài liệu họp giao ban với các thôn',
  'Rà soát danh sách hộ nghèo và hộ cận nghèo',
  'Trả lời kiến nghị của cử tri sau kỳ họp',
  'Hướng dẫn công dân nộp hồ sơ trực tuyến',
  'Phối hợp kiểm tra vệ sinh an toàn thực phẩm',
  'Cập nhật cơ sở dữ liệu cán bộ, công chức',
];

/** `number` makes two reports differ. */
export function weeklyReport(number: number): Report {
  const items = WORKS.map((title, index) => ({
    title: `${title} (đợt ${number + index})`,
    product: `Văn bản số ${100 + ((number * 7 + index) % 900)}/UBND-VP`,
    due: '2026-11-20',
    done: index === 9 ? null : '2026-11-18',
    note: '',
  }));
  return { items, conduct: 'Chấp hành tốt kỷ luật, kỷ cương hành chính.', difficulties: '' };
}

export const ENTERED = { quality: 3600, progress: 3400, conduct: 1800 };
