// The one list of addresses. Pages link through these functions and never spell a path themselves.
import { weekInPath } from './place.ts';

export const paths = {
  today: '/',
  signIn: '/dang-nhap',
  activation: '/kich-hoat',
  password: '/mat-khau',
  setup: '/thiet-lap',
  week: (week: string) => `/tuan/${weekInPath(week)}`,
  result: (evaluation: number) => `/ket-qua/${evaluation}`,
  queue: '/xu-ly',
  scoreTeam: (week: string) => `/xu-ly/cham/${weekInPath(week)}`,
  approve: (week: string) => `/xu-ly/duyet/${weekInPath(week)}`,
  unit: (unit: number) => `/don-vi/${unit}`,
  postMap: '/so-do-tham-quyen',
  find: '/tim',
  person: (person: number) => `/nguoi/${person}`,
  importing: '/quan-tri/nhap',
  accounts: '/quan-tri/tai-khoan',
  roles: '/quan-tri/phan-quyen',
  delegation: '/quan-tri/uy-quyen',
  leave: '/quan-tri/nghi',
  calendar: '/quan-tri/lich',
  reopen: '/mo-lai',
  myRecord: '/toi',
  rulebook: '/quy-dinh',
  help: '/tro-giup',
} as const;
