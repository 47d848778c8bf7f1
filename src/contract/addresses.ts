// Addresses of steps that are linked from outside the pages as well: letters. Pages take them through `web/paths.ts`.

/** Weeks are '2026-W47' in data and '2026-47' in addresses. */
export function weekInPath(week: string): string {
  return week.replace('-W', '-');
}

/** Months, quarters, half-years and years are '2026-M11' in data and '2026-m11' in addresses, like every address in small letters. */
export function periodInPath(period: string): string {
  return period.toLowerCase();
}

export const stepAddresses = {
  week: (week: string) => `/tuan/${weekInPath(week)}`,
  queue: '/xu-ly',
  scoreTeam: (week: string) => `/xu-ly/cham/${weekInPath(week)}`,
  approve: (week: string) => `/xu-ly/duyet/${weekInPath(week)}`,
  period: (period: string) => `/ky/${periodInPath(period)}`,
  periodRecord: (period: string, evaluation: number) => `/ky/${periodInPath(period)}/${evaluation}`,
  periodApprove: (period: string) => `/ky/${periodInPath(period)}/duyet`,
  rollUp: (period: string) => `/tong-hop/${periodInPath(period)}`,
  periodSteps: (period: string) => `/ky/${periodInPath(period)}/buoc`,
  unit: (unit: number) => `/don-vi/${unit}`,
  reopen: '/mo-lai',
  tasks: '/viec',
  workWaiting: '/viec/cho-xet',
  talks: '/van-phong/lam-viec',
  talk: (talk: number) => `/van-phong/lam-viec/${talk}`,
  difficulties: '/van-phong/kho-khan',
  importing: '/quan-tri/nhap',
  studio: '/quan-tri/quy-dinh',
  rulebookDraft: (draft: number) => `/quan-tri/quy-dinh/${draft}`,
  catalogue: '/danh-muc',
  message: (message: number) => `/thong-bao/${message}`,
  mailSettings: '/thong-bao',
} as const;
