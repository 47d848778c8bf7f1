// Made-up people and levels for the gallery.
import type { SessionView } from '../../../src/contract/session.ts';
import type { LevelBand } from '../../../src/web/parts/bands.ts';

function band(key: string, order: number, vi: string, en: string, from: number, to: number): LevelBand {
  return {
    key,
    order,
    name: { vi, en },
    from: { value: from, closed: true },
    to: { value: to, closed: order === 1 },
  };
}

export const BANDS: readonly LevelBand[] = [
  band('excellent', 1, 'Xuất sắc', 'Excellent', 9000, 10000),
  band('good', 2, 'Tốt', 'Good', 7500, 9000),
  band('completed', 3, 'Hoàn thành', 'Completed', 5000, 7500),
  band('not-completed', 4, 'Không hoàn thành', 'Not completed', 0, 5000),
];

export const PEOPLE = [
  {
    id: 1,
    name: 'Võ Thuỳ Phúc',
    post: 'Chuyên viên cao cấp',
    unit: 'Phòng Tổ chức cán bộ',
    total: 5600,
    late: 2,
    order: 3,
  },
  {
    id: 2,
    name: 'Nguyễn Ngoẵng Ỷ Ợ',
    post: 'Chuyên viên chính',
    unit: 'Phòng Kế hoạch – Tài chính',
    total: 9725,
    late: 0,
    order: 1,
  },
  {
    id: 3,
    name: 'Huỳnh Đức Linh',
    post: 'Văn thư',
    unit: 'Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân phường',
    total: 7801,
    late: 3,
    order: 2,
  },
  {
    id: 4,
    name: 'Trần Thị Nguyệt Ánh',
    post: 'Phó Trưởng phòng',
    unit: 'Phòng Văn hoá – Xã hội',
    total: null,
    late: 0,
    order: 4,
  },
] as const;

export const SESSION: SessionView = {
  person: { id: 7, name: 'Nguyễn Thị Hằng' },
  tenant: { slug: 'nha-trang', name: 'Uỷ ban nhân dân phường Nha Trang', zone: 'Asia/Ho_Chi_Minh' },
  login: 'hang.nt',
  locale: 'vi',
  menu: [
    'today',
    'queue',
    'unit',
    'post-map',
    'find',
    'import',
    'accounts',
    'delegation',
    'calendar',
    'rulebook',
    'help',
  ],
  roles: [],
  homeUnit: 3,
  today: '2026-11-20',
  currentWeek: '2026-W47',
  mustChangePassword: false,
  draftKey: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  idleMinutes: 30,
  expiresAt: '2026-11-20T20:00:00.000Z',
  stepUpUntil: null,
  version: '0.1.0',
};
