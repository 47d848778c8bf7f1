// Configuration from the environment: read once, checked whole, every mistake told at the same time.
// No visible text here: a mistake is a code with parameters, put into words by the command line.
import { isIP } from 'node:net';
import { z } from 'zod';
import type { ConfigMistake, ConfigMistakeCode } from './config-mistake.ts';
import type { MailSettings } from './mail.ts';
import {
  mailSettings,
  outsideMistakes,
  outsideShape,
  type ReturnSettings,
  returnSettings,
  type SealSettings,
  sealSettings,
} from './outside-config.ts';

export type { ConfigMistake, ConfigMistakeCode } from './config-mistake.ts';

export interface Config {
  /** null: the embedded database below `dataDir`. */
  readonly database: {
    readonly appUrl: string;
    readonly migrationUrl: string;
    readonly jobUrl: string;
  } | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Origin under which browsers reach the product, without a path; null: as the request says. */
  readonly publicUrl: string | null;
  /** Addresses or CIDR ranges whose X-Forwarded-* headers are believed. */
  readonly trustedProxies: readonly string[];
  /** PEM file names; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly timeZone: string;
  /** How long a session lives unused, and at most. */
  readonly session: { readonly idleMinutes: number; readonly hours: number };
  /** Percent of the disk below which administrators are told, and below which nothing is written; embedded only. */
  readonly space: { readonly low: number; readonly stop: number };
  readonly seal: SealSettings;
  /** null: no mail is sent. */
  readonly mail: MailSettings | null;
  /** null: letters that come back are not read. */
  readonly returns: ReturnSettings | null;
  /** Origins of calendars that may be read whatever their address; others must be public and https. */
  readonly calendarOrigins: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[] };

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isZone = (zone: string) => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

function isProxy(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

type UrlTest = (url: URL) => boolean;

function urlText(allowed: string, test: UrlTest) {
  const isGood = (text: string) => URL.canParse(text) && test(new URL(text));
  return z.string().refine(isGood, { params: { code: 'config-invalid-url', allowed } });
}

/** A PostgreSQL address must name its user: the roles are told apart by it. */
const databaseUrl = urlText(
  'postgresql://user:password@host/database',
  (url) => ['postgres:', 'postgresql:'].includes(url.protocol) && url.username !== '',
);

const originUrl = urlText(
  'https://host',
  (url) => ['http:', 'https:'].includes(url.protocol) && ['', '/'].includes(url.pathname),
);

function wholeNumber(from: number, to: number) {
  const isGood = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return z
    .string()
    .refine(isGood, { params: { code: 'config-invalid-number', allowed: `${from}-${to}` } })
    .transform(Number);
}

const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((list) => list.every(isProxy), {
    params: { code: 'config-invalid-proxy', allowed: '10.0.0.5, 192.168.0.0/16, ::1' },
  });

const shape = z.object({
  DATABASE_URL: databaseUrl.optional(),
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  JOB_DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8080),
  PUBLIC_URL: originUrl.optional(),
  TRUSTED_PROXIES: proxies.default([]),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  TIME_ZONE: z
    .string()
    .refine(isZone, { params: { code: 'config-invalid-zone', allowed: 'Asia/Ho_Chi_Minh' } })
    .default('Asia/Ho_Chi_Minh'),
  SESSION_IDLE_MINUTES: wholeNumber(5, 480).default(15),
  SESSION_HOURS: wholeNumber(1, 24).default(10),
  DISK_LOW_PERCENT: wholeNumber(0, 50).default(10),
  DISK_STOP_PERCENT: wholeNumber(0, 50).default(5),
  ...outsideShape,
  LOG_LEVEL: z
    .string()
    .refine((level) => logLevels.some((known) => known === level), {
      params: { code: 'config-invalid-choice', allowed: logLevels.join(', ') },
    })
    .transform((level) => level as (typeof logLevels)[number])
    .default('info'),
});

/** Names of every variable that is read; the start page of the documentation lists the same. */
export const variableNames = Object.keys(shape.shape);

const issueParams = z.object({ code: z.string(), allowed: z.string() });

function mistakesOf(error: z.ZodError): ConfigMistake[] {
  return error.issues.map((issue) => {
    const found = issueParams.parse('params' in issue ? issue.params : undefined);
    return {
      code: found.code as ConfigMistakeCode,
      params: { name: issue.path.join('.'), allowed: found.allowed },
    };
  });
}

/** A variable set to nothing counts as not set: compose files and unit files produce such. */
function known(environment: Environment): Record<string, string> {
  const pairs = variableNames.map((name) => [name, environment[name]?.trim() ?? ''] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

const databaseNames = ['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'JOB_DATABASE_URL'] as const;

function databaseMistakes(given: Readonly<Record<string, string>>): ConfigMistake[] {
  const missing = databaseNames.filter((name) => given[name] === undefined);
  if (missing.length === databaseNames.length) return [];
  if (missing.length > 0)
    return [{ code: 'config-incomplete-database', params: { missing: missing.join(', ') } }];
  const [app, migration] = databaseNames.map((name) => given[name] ?? '');
  if (!URL.canParse(app ?? '') || !URL.canParse(migration ?? '')) return [];
  const same = new URL(app ?? '').username === new URL(migration ?? '').username;
  return same ? [{ code: 'config-same-database-role', params: { name: 'DATABASE_URL' } }] : [];
}

/** Whether only this machine can connect: then plain HTTP is harmless. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function transportMistakes(given: Readonly<Record<string, string>>): ConfigMistake[] {
  const mistakes: ConfigMistake[] = [];
  const hasTls = given.TLS_CERT !== undefined && given.TLS_KEY !== undefined;
  if (!hasTls && (given.TLS_CERT !== undefined || given.TLS_KEY !== undefined)) {
    const missing = given.TLS_CERT === undefined ? 'TLS_CERT' : 'TLS_KEY';
    mistakes.push({ code: 'config-incomplete-tls', params: { missing } });
  }
  const host = given.HOST ?? '127.0.0.1';
  const publicUrl = given.PUBLIC_URL ?? '';
  const isSecureOrigin = publicUrl.startsWith('https:');
  if (URL.canParse(publicUrl) && !isSecureOrigin && !isLoopback(new URL(publicUrl).hostname)) {
    mistakes.push({ code: 'config-insecure-public-url', params: { name: 'PUBLIC_URL' } });
  }
  const behindProxy = isSecureOrigin && given.TRUSTED_PROXIES !== undefined;
  if (!isLoopback(host) && !hasTls && !behindProxy) {
    mistakes.push({ code: 'config-open-without-tls', params: { host } });
  }
  return mistakes;
}

/** Where data live; when DATA_DIR is silent root gets a folder that the database's own account can reach. */
export function dataDirOf(environment: Environment, isRoot: boolean): string {
  return environment.DATA_DIR?.trim() || (isRoot ? '/var/lib/cong-tam' : '.data');
}

export interface ConfigHelp {
  /** Root gets another default data folder. */
  readonly isRoot: boolean;
  /** A certificate made earlier for this data folder; used where the environment names neither TLS nor a proxy. */
  findLocalTls(dataDir: string): { cert: string; key: string } | null;
}

function withLocalTls(environment: Environment, help: ConfigHelp): Record<string, string> {
  const given = known(environment);
  if (given.TLS_CERT || given.TLS_KEY || given.TRUSTED_PROXIES) return given;
  const local = help.findLocalTls(dataDirOf(environment, help.isRoot));
  return local ? { ...given, TLS_CERT: local.cert, TLS_KEY: local.key } : given;
}

/** Reads and checks; on mistakes returns all of them. */
export function readConfig(environment: Environment, help: ConfigHelp): ConfigResult {
  const given = withLocalTls(environment, help);
  const parsed = shape.safeParse(given);
  const mistakes = [
    ...(parsed.success ? [] : mistakesOf(parsed.error)),
    ...databaseMistakes(given),
    ...transportMistakes(given),
    ...outsideMistakes(given, dataDirOf(environment, help.isRoot)),
  ];
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes };
  return { ok: true, config: build(parsed.data, dataDirOf(environment, help.isRoot)) };
}

function build(found: z.output<typeof shape>, dataDir: string): Config {
  const { DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: migrationUrl, JOB_DATABASE_URL: jobUrl } = found;
  const { TLS_CERT: cert, TLS_KEY: key } = found;
  return {
    database: appUrl && migrationUrl && jobUrl ? { appUrl, migrationUrl, jobUrl } : null,
    dataDir,
    host: found.HOST,
    port: found.PORT,
    publicUrl: found.PUBLIC_URL ? new URL(found.PUBLIC_URL).origin : null,
    trustedProxies: found.TRUSTED_PROXIES,
    tls: cert && key ? { cert, key } : null,
    timeZone: found.TIME_ZONE,
    session: { idleMinutes: found.SESSION_IDLE_MINUTES, hours: found.SESSION_HOURS },
    space: { low: found.DISK_LOW_PERCENT, stop: found.DISK_STOP_PERCENT },
    seal: sealSettings(found, dataDir),
    mail: mailSettings(found),
    returns: returnSettings(found),
    calendarOrigins: found.CALENDAR_ORIGINS,
    logLevel: found.LOG_LEVEL,
  };
}
