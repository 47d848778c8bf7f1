import { describe, expect, it } from 'vitest';
import { type ConfigHelp, type ConfigResult, isLoopback, readConfig, variableNames } from './config.ts';

const none: ConfigHelp = { isRoot: false, findLocalTls: () => null };
const read = (environment: Record<string, string>, help = none) => readConfig(environment, help);
const codes = (result: ConfigResult) => (result.ok ? [] : result.mistakes.map((mistake) => mistake.code));
const databases = {
  DATABASE_URL: 'postgresql://app:a@db/congtam',
  MIGRATION_DATABASE_URL: 'postgresql://owner:b@db/congtam',
  JOB_DATABASE_URL: 'postgresql://job:c@db/congtam',
};

describe('configuration', () => {
  it('needs nothing: embedded database, this machine only, Vietnamese time', () => {
    expect(read({})).toEqual({
      ok: true,
      config: {
        database: null,
        dataDir: '.data',
        host: '127.0.0.1',
        port: 8080,
        publicUrl: null,
        trustedProxies: [],
        tls: null,
        timeZone: 'Asia/Ho_Chi_Minh',
        session: { idleMinutes: 15, hours: 10 },
        space: { low: 10, stop: 5 },
        seal: { keyFolder: '.data/keys', folder: null, mailTo: null, mailMinutes: 60 },
        mail: null,
        returns: null,
        calendarOrigins: [],
        logLevel: 'info',
      },
    });
  });

  it('takes an empty variable for an absent one', () => {
    const emptied = Object.fromEntries(variableNames.map((name) => [name, ' ']));
    expect(read(emptied)).toEqual(read({}));
  });

  it('gives root a data folder the database account can reach', () => {
    const result = readConfig({}, { ...none, isRoot: true });
    expect(result.ok && result.config.dataDir).toBe('/var/lib/cong-tam');
  });

  it('reads every variable', () => {
    const result = read({
      ...databases,
      DATA_DIR: '/srv/ct',
      HOST: '0.0.0.0',
      PORT: '0',
      PUBLIC_URL: 'https://danhgia.example.vn/',
      TRUSTED_PROXIES: '10.0.0.5, 192.168.0.0/16,fd00::/8',
      TIME_ZONE: 'Asia/Bangkok',
      SESSION_IDLE_MINUTES: '30',
      SESSION_HOURS: '8',
      DISK_LOW_PERCENT: '20',
      DISK_STOP_PERCENT: '0',
      LOG_LEVEL: 'debug',
    });
    expect(result.ok && result.config).toMatchObject({
      database: { appUrl: databases.DATABASE_URL, jobUrl: databases.JOB_DATABASE_URL },
      port: 0,
      publicUrl: 'https://danhgia.example.vn',
      trustedProxies: ['10.0.0.5', '192.168.0.0/16', 'fd00::/8'],
      session: { idleMinutes: 30, hours: 8 },
      space: { low: 20, stop: 0 },
      logLevel: 'debug',
    });
  });

  it('tells all mistakes at once', () => {
    const result = read({
      DATABASE_URL: 'mysql://x',
      HOST: '0.0.0.0',
      PORT: '99999',
      PUBLIC_URL: 'not an address',
      TRUSTED_PROXIES: '10.0.0.0/33',
      TIME_ZONE: 'Asia/Nha_Trang',
      LOG_LEVEL: 'loud',
      TLS_CERT: '/a.crt',
    });
    expect(codes(result).toSorted()).toEqual([
      'config-incomplete-database',
      'config-incomplete-tls',
      'config-invalid-choice',
      'config-invalid-number',
      'config-invalid-proxy',
      'config-invalid-url',
      'config-invalid-url',
      'config-invalid-zone',
      'config-open-without-tls',
    ]);
  });

  it('never repeats a password in a mistake', () => {
    const result = read({ ...databases, DATABASE_URL: 'mysql://app:very-secret@db/x' });
    expect(codes(result)).toEqual(['config-invalid-url']);
    expect(JSON.stringify(result)).not.toContain('very-secret');
  });

  it.each(Object.keys(databases))('wants all three database addresses: %s missing', (name) => {
    const { [name as keyof typeof databases]: _, ...two } = databases;
    const result = read(two);
    expect(result.ok || result.mistakes).toEqual([
      { code: 'config-incomplete-database', params: { missing: name } },
    ]);
  });

  it('refuses the owner as application role', () => {
    const result = read({ ...databases, DATABASE_URL: databases.MIGRATION_DATABASE_URL });
    expect(codes(result)).toEqual(['config-same-database-role']);
  });

  it('refuses a database address without a user', () => {
    expect(codes(read({ ...databases, JOB_DATABASE_URL: 'postgresql://db/congtam' }))).toEqual([
      'config-invalid-url',
    ]);
  });
});

describe('the limits of sessions', () => {
  it.each([
    ['SESSION_IDLE_MINUTES', '5', '480', '5-480'],
    ['SESSION_HOURS', '1', '24', '1-24'],
  ])('%s', (name, least, most, allowed) => {
    for (const value of [least, most]) expect(codes(read({ [name]: value }))).toEqual([]);
    for (const value of [String(Number(least) - 1), String(Number(most) + 1), '7.5', '-10', 'forever']) {
      const result = read({ [name]: value });
      expect(result.ok || result.mistakes).toEqual([
        { code: 'config-invalid-number', params: { name, allowed } },
      ]);
    }
  });
});

describe('opening to other machines', () => {
  const open = { HOST: '0.0.0.0' };
  const tls = { TLS_CERT: '/a.crt', TLS_KEY: '/a.key' };
  const proxy = { PUBLIC_URL: 'https://x.vn', TRUSTED_PROXIES: '10.0.0.1' };

  it.each([
    ['plain', open, ['config-open-without-tls']],
    ['a name of its own', { HOST: 'may-chu.ubnd' }, ['config-open-without-tls']],
    ['only a public address', { ...open, PUBLIC_URL: 'https://x.vn' }, ['config-open-without-tls']],
    ['only proxies', { ...open, TRUSTED_PROXIES: '10.0.0.1' }, ['config-open-without-tls']],
    [
      'a public address in the clear',
      { ...open, ...proxy, PUBLIC_URL: 'http://x.vn' },
      ['config-insecure-public-url', 'config-open-without-tls'],
    ],
    ['with TLS', { ...open, ...tls }, []],
    ['behind a proxy', { ...open, ...proxy }, []],
    ['this machine only, plain', { HOST: '::1', PUBLIC_URL: 'http://localhost:8080' }, []],
  ] as const)('%s', (_, environment, expected) => {
    expect(codes(read(environment))).toEqual(expected);
  });

  it('uses the certificate made by the tls command, unless something else is named', () => {
    const made = { ...none, findLocalTls: (folder: string) => ({ cert: `${folder}/c`, key: `${folder}/k` }) };
    const tlsOf = (environment: Record<string, string>) => {
      const result = read(environment, made);
      return result.ok && result.config.tls;
    };
    expect(tlsOf({ ...open, DATA_DIR: '/d' })).toEqual({ cert: '/d/c', key: '/d/k' });
    expect(tlsOf({ ...open, ...tls })).toEqual({ cert: '/a.crt', key: '/a.key' });
    expect(tlsOf({ ...open, ...proxy })).toBeNull();
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.example.vn', false],
    ['10.0.0.1', false],
  ])('loopback: %s is %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
