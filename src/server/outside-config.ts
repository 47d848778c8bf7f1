// Settings for what leaves the machine: checkpoints of the sealed log and mail. Read with the others by config.ts.
import { isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import type { ConfigMistake } from './config-mistake.ts';
import type { MailSettings } from './mail.ts';

export interface SealSettings {
  /** Where the signing keys lie: never in the database, never in its backups. */
  readonly keyFolder: string;
  /** Folder that gets a copy of the log as it grows; null: none. */
  readonly folder: string | null;
  /** Address that gets a checkpoint every `mailMinutes` in which something was sealed; null: none. */
  readonly mailTo: string | null;
  readonly mailMinutes: number;
}

type Environment = Readonly<Record<string, string>>;

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const isAddress = (text: string) => address.test(text);
/** A letter's number goes behind the name, and a name has 64 signs at most (RFC 5321). */
const isReturnAddress = (text: string) => isAddress(text) && /^[^+@]{1,32}@/.test(text);
/** 'name@host' or 'Some Name <name@host>'. */
const isSender = (text: string) => isAddress(/^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text);

function mailText(test: (text: string) => boolean, allowed: string) {
  return z.string().refine(test, { params: { code: 'config-invalid-mail', allowed } });
}

const smtpUrl = z.string().refine(
  (text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, search } = new URL(text);
    return /^smtps?:$/.test(protocol) && hostname !== '' && ['', '?tls=none'].includes(search);
  },
  {
    params: {
      code: 'config-invalid-url',
      allowed: 'smtps://user:password@host, smtp://user:password@host:587',
    },
  },
);

const minutes = z
  .string()
  .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 5 && Number(text) <= 1440, {
    params: { code: 'config-invalid-number', allowed: '5-1440' },
  })
  .transform(Number);

const connections = z
  .string()
  .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 20, {
    params: { code: 'config-invalid-number', allowed: '1-20' },
  })
  .transform(Number);

/** Calendars of the house itself: its own server is no address of the open network. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().replace(/\/$/, '')))
  .refine((list) => list.every((one) => /^https?:$/.test(protocolOf(one)) && new URL(one).origin === one), {
    params: { code: 'config-invalid-url', allowed: 'https://lich.example.vn, https://10.0.0.8:8443' },
  });
const protocolOf = (text: string) => (URL.canParse(text) ? new URL(text).protocol : '');

export const outsideShape = {
  CALENDAR_ORIGINS: origins.default([]),
  CHECKPOINT_DIR: z.string().optional(),
  CHECKPOINT_KEY_DIR: z.string().optional(),
  CHECKPOINT_MAIL: mailText(isAddress, 'name@host').optional(),
  CHECKPOINT_MAIL_MINUTES: minutes.default(60),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailText(isSender, 'name@host, Name <name@host>').optional(),
  MAIL_CONNECTIONS: connections.default(4),
  MAIL_RETURN_TO: mailText(isReturnAddress, 'name@host (name: 1-32, no +)').optional(),
  MAIL_RETURNED_DIR: z.string().optional(),
};
type Outside = z.output<z.ZodObject<typeof outsideShape>>;

const isInside = (folder: string, outer: string) => {
  const path = relative(outer, folder);
  return path === '' || !(path.startsWith('..') || isAbsolute(path));
};

/** A copy beside the original proves nothing: who changes one changes the other. */
export function outsideMistakes(given: Environment, dataDir: string): ConfigMistake[] {
  const mistakes: ConfigMistake[] = [];
  const { CHECKPOINT_DIR: folder, CHECKPOINT_KEY_DIR: keys = join(dataDir, 'keys') } = given;
  if (folder !== undefined && !isAbsolute(folder))
    mistakes.push({ code: 'config-relative-folder', params: { name: 'CHECKPOINT_DIR' } });
  else if (folder !== undefined && isInside(folder, dataDir))
    mistakes.push({ code: 'config-folder-inside', params: { name: 'CHECKPOINT_DIR', outer: 'DATA_DIR' } });
  else if (folder !== undefined && isInside(keys, folder))
    mistakes.push({
      code: 'config-folder-inside',
      params: { name: 'CHECKPOINT_KEY_DIR', outer: 'CHECKPOINT_DIR' },
    });
  const { MAIL_RETURNED_DIR: returned } = given;
  if (returned !== undefined && !isAbsolute(returned))
    mistakes.push({ code: 'config-relative-folder', params: { name: 'MAIL_RETURNED_DIR' } });
  const sends = given.CHECKPOINT_MAIL !== undefined || given.MAIL_RETURN_TO !== undefined;
  const needed = [
    ...(sends ? ['SMTP_URL', 'MAIL_FROM'] : []),
    ...(returned === undefined ? [] : ['MAIL_RETURN_TO']),
  ];
  const pair =
    given.SMTP_URL !== undefined ? ['MAIL_FROM'] : given.MAIL_FROM !== undefined ? ['SMTP_URL'] : [];
  const missing = [...new Set([...needed, ...pair])].filter((name) => given[name] === undefined);
  if (missing.length > 0)
    mistakes.push({ code: 'config-incomplete-mail', params: { missing: missing.join(', ') } });
  return mistakes;
}

export function sealSettings(found: Outside, dataDir: string): SealSettings {
  return {
    keyFolder: found.CHECKPOINT_KEY_DIR ?? join(dataDir, 'keys'),
    folder: found.CHECKPOINT_DIR ?? null,
    mailTo: found.CHECKPOINT_MAIL ?? null,
    mailMinutes: found.CHECKPOINT_MAIL_MINUTES,
  };
}

/** Null when no mail server is named. */
export function mailSettings({ SMTP_URL, MAIL_FROM, MAIL_CONNECTIONS }: Outside): MailSettings | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  const url = new URL(SMTP_URL);
  const isTls = url.protocol === 'smtps:';
  const plain = url.search === '?tls=none' ? 'none' : 'starttls';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isTls ? 465 : 587),
    transport: isTls ? 'tls' : plain,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from: MAIL_FROM,
    connections: MAIL_CONNECTIONS,
  };
}

export interface ReturnSettings {
  /** Where letters come back to; each adds its own number. */
  readonly address: string;
  /** Maildir that is looked into; null: a mail server pipes them. */
  readonly folder: string | null;
}

/** Null when letters that come back are not read: then they go to the sender. */
export function returnSettings({ MAIL_RETURN_TO, MAIL_RETURNED_DIR }: Outside): ReturnSettings | null {
  return MAIL_RETURN_TO === undefined ? null : { address: MAIL_RETURN_TO, folder: MAIL_RETURNED_DIR ?? null };
}
