// A unit's month, quarter or longer.
export const unitPeriod = {
  'unitPeriod.title': '{unit}, {period}',
  'unitPeriod.quota': 'Tỷ lệ mức',
  'unitPeriod.closing': 'Chốt kỳ',
  'unitPeriod.records': 'Hồ sơ',
  'unitPeriod.print': 'In danh sách kết quả',
  'unitPeriod.pdf': 'Danh sách kết quả (PDF)',
} as const;
