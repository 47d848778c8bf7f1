// Addresses of steps that are linked from outside the pages as well: letters. Pages take them through `web/paths.ts`.

/** Weeks are '2026-W47' in data and '2026-47' in addresses. */
export function weekInPath(week: string): string {
  return week.replace('-W', '-');
}

export const stepAddresses = {
  week: (week: string) => `/tuan/${weekInPath(week)}`,
  scoreTeam: (week: string) => `/xu-ly/cham/${weekInPath(week)}`,
  approve: (week: string) => `/xu-ly/duyet/${weekInPath(week)}`,
  message: (message: number) => `/thong-bao/${message}`,
  mailSettings: '/thong-bao',
} as const;
