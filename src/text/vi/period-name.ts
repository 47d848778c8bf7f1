// Periods as people say them, wherever one is named.

export const periodName = {
  'periodName.week': 'Tuần {part}/{year}',
  'periodName.month': 'Tháng {part}/{year}',
  'periodName.quarter': 'Quý {part}/{year}',
  'periodName.half-year': '{part, select, 1 {6 tháng đầu năm} other {6 tháng cuối năm}} {year}',
  'periodName.year': 'Năm {year}',
  'periodName.kind.month': 'Tháng',
  'periodName.kind.quarter': 'Quý',
  'periodName.kind.half-year': '6 tháng',
  'periodName.kind.year': 'Năm',
} as const;
