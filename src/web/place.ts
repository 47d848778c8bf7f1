// Where the product is served from: '/' or '/t/<slug>/'. Found at run time, because one build serves every tenant.

/** '' or '/t/<slug>' from a path. */
export function basePathOf(pathname: string): string {
  return /^\/t\/[a-z0-9-]+(?=\/|$)/.exec(pathname)?.[0] ?? '';
}

export const basePath = typeof location === 'undefined' ? '' : basePathOf(location.pathname);

/** Address of an API path ('/session' -> '/t/x/api/v1/session'). */
export function apiAddress(path: string): string {
  return `${basePath}/api/v1${path}`;
}

export { periodInPath, weekInPath } from '../contract/addresses.ts';

/** '2026-47' of an address as '2026-W47'; null when it is no week. */
export function weekFromPath(text: string): string | null {
  const match = /^(\d{4})-(0[1-9]|[1-4]\d|5[0-3])$/.exec(text);
  return match === null ? null : `${match[1]}-W${match[2]}`;
}

/** '2026-m11' of an address as '2026-M11'; null when it is no such period. Units' weeks stand here as '2026-w47'. */
export function periodFromPath(text: string): string | null {
  return /^\d{4}-(w(0[1-9]|[1-4]\d|5[0-3])|m(0[1-9]|1[0-2])|q[1-4]|h[12]|y)$/.test(text)
    ? text.toUpperCase()
    : null;
}
