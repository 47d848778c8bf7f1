// Mail that came back: what a mail server's notification says of a letter, and what that means for the address.

import type { StopReason } from './shape.ts';

/** What a notification reports of the one reader a letter has (RFC 3464). */
export interface DeliveryReport {
  readonly action: string;
  /** RFC 3463: class, subject, detail; '' when the server names none. */
  readonly status: string;
  readonly diagnostic: string;
}

/** 'address': it does not work; 'letter': this one was lost, the address may be well; 'none': nothing was lost. */
export type ReturnMeaning = 'address' | 'letter' | 'none';

/** A notification of delay, of delivery or of passing on is none of a loss. */
export function meaningOf(reports: readonly DeliveryReport[]): ReturnMeaning {
  const failed = reports.filter(({ action }) => action === 'failed');
  if (failed.length === 0) return 'none';
  return failed.every(({ status }) => isAddressStatus(status)) ? 'address' : 'letter';
}

/**
 * For good (class 5), and about the reader: refusals of policy (5.7), of content (5.6) or of size (5.3.4) are about what
 * we send. A server that gave up for now (class 4) says nothing of tomorrow.
 */
export function isAddressStatus(status: string): boolean {
  return /^5\.(?!6\.|7\.|3\.4$)\d+\.\d+$/.test(status);
}

/** The first enhanced status in the words of a server. */
export function statusIn(words: string): string | null {
  return /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? null;
}

export function stopReason(words: string): StopReason {
  const status = statusIn(words) ?? '';
  if (/^5\.1\./.test(status)) return 'unknown';
  return /^\d\.2\.2$/.test(status) ? 'full' : 'other';
}

/** What stands between the name and the host of the envelope sender. */
export interface ReturnTag {
  readonly tenantId: number;
  readonly tag: string;
}

/** The envelope sender of one letter: the address for returned mail, with the letter behind a plus. */
export function returnAddress(base: string, { tenantId, tag }: ReturnTag): string {
  const at = base.lastIndexOf('@');
  return `${base.slice(0, at)}+${tenantId}-${tag}${base.slice(at)}`;
}

/** The letter a returned mail belongs to, wherever its address stands in it; null when it names none. */
export function returnTagIn(mail: string, base: string): ReturnTag | null {
  const at = base.lastIndexOf('@');
  const [name, host] = [base.slice(0, at), base.slice(at + 1)].map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  const found = new RegExp(`\\b${name}\\+(\\d{1,9})-([0-9a-f]{24})@${host}\\b`, 'i').exec(mail);
  return found === null ? null : { tenantId: Number(found[1]), tag: (found[2] ?? '').toLowerCase() };
}
