// Headers every answer carries. Style needs a nonce (the component kit writes style tags); scripts are files of ours only.
import { randomBytes } from 'node:crypto';

/** Placeholder in built pages and printed pages; its quotes are part of it, so text of people cannot hold it. */
const PLACEHOLDER = '"__CSP_NONCE__"';

export const newNonce = () => randomBytes(18).toString('base64url');

/** Puts the nonce of this answer into a page. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(PLACEHOLDER, `"${nonce}"`);
}

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];
const NO_FEATURES = FEATURES.map((feature) => `${feature}=()`).join(', ');

/** Nothing is kept by browsers or proxies unless a static file says otherwise. */
export function securityHeaders(nonce: string, https: boolean): Record<string, string> {
  return {
    'content-security-policy': policy(nonce),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': NO_FEATURES,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-permitted-cross-domain-policies': 'none',
    'cache-control': 'no-store',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
