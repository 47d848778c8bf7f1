import { afterEach, describe, expect, it, vi } from 'vitest';
import { evaluationRoutes } from '../contract/evaluations.ts';
import { sessionRoutes } from '../contract/session.ts';
import { call, newIntent, routeAddress, whenSignedOut } from './api.ts';
import { ApiProblem } from './problem.ts';

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn<typeof fetch>(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', ...headers },
      }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const sent = (fetched: ReturnType<typeof answer>) => {
  const [address, init] = fetched.mock.calls[0] ?? [];
  return { address, init, headers: new Headers(init?.headers) };
};

afterEach(() => {
  vi.unstubAllGlobals();
  whenSignedOut(() => {});
});

describe('a call', () => {
  it('goes to the address of its route, parameters escaped, empty ones left out', () => {
    const { act, evaluations } = evaluationRoutes;
    expect(routeAddress(act, { params: { id: 12 } })).toBe('/api/v1/evaluations/12/acts');
    expect(
      routeAddress(evaluations, {
        query: { week: '2026-W47', part: 'mine', unit: undefined, cursor: 'a b' },
      }),
    ).toBe('/api/v1/evaluations?week=2026-W47&part=mine&cursor=a+b');
  });
  it('reads without body or key', async () => {
    const fetched = answer(200, { done: true });
    await call(sessionRoutes.session, {});
    const { init, headers } = sent(fetched);
    expect(init).toMatchObject({ method: 'GET', credentials: 'same-origin', cache: 'no-store' });
    expect(init?.body).toBeUndefined();
    expect(headers.has('idempotency-key')).toBe(false);
  });
  it('writes with the key of the intent, the same on a retry', async () => {
    const intent = newIntent();
    const input = { params: { id: 12 }, body: { act: 'withdraw', version: 3 } } as const;
    const first = answer(503, { code: 'unavailable' });
    await call(evaluationRoutes.act, input, { intent }).catch(() => {});
    const second = answer(200, { id: 12, version: 4, state: 'open' });
    await call(evaluationRoutes.act, input, { intent });
    expect(sent(first).headers.get('idempotency-key')).toBe(intent);
    expect(sent(second).headers.get('idempotency-key')).toBe(intent);
    expect(sent(second).init?.body).toBe('{"act":"withdraw","version":3}');
  });
});

describe('a refusal', () => {
  it('carries code, reasons, version and waiting time', async () => {
    const refusals = [{ code: 'own-case', params: {} }];
    answer(
      429,
      { code: 'own-case', refusals, current: { version: 9 }, instance: 'req-1' },
      { 'retry-after': '30' },
    );
    const thrown = await call(sessionRoutes.session, {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiProblem);
    expect(thrown).toMatchObject({
      status: 429,
      code: 'own-case',
      refusals,
      currentVersion: 9,
      retryAfter: 30,
      instance: 'req-1',
    });
  });
  it('without a document is named by its status', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
    );
    await expect(call(sessionRoutes.session, {})).rejects.toMatchObject({
      code: 'unavailable',
      status: 502,
      retryAfter: null,
    });
  });
  it('by an ended session asks for the password, but a wrong password at sign-in does not', async () => {
    const asked = vi.fn();
    whenSignedOut(asked);
    answer(401, { code: 'wrong-credentials' });
    await call(sessionRoutes.signIn, { body: { login: 'a', password: 'b' } }).catch(() => {});
    expect(asked).not.toHaveBeenCalled();
    answer(401, { code: 'unauthenticated' });
    await call(evaluationRoutes.evaluation, { params: { id: 1 } }).catch(() => {});
    expect(asked).toHaveBeenCalledOnce();
  });
});

describe('no answer at all', () => {
  it('is a problem of its own, and the product knows to be offline until one comes', async () => {
    vi.useFakeTimers();
    const { onlineManager } = await import('@tanstack/react-query');
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
    await expect(call(sessionRoutes.session, {})).rejects.toMatchObject({ code: 'offline', status: 0 });
    expect(onlineManager.isOnline()).toBe(false);
    answer(401, {});
    await vi.advanceTimersByTimeAsync(2_100);
    expect(onlineManager.isOnline()).toBe(true);
    vi.useRealTimers();
  });
  it('because the page gave up is not being offline', async () => {
    const { onlineManager } = await import('@tanstack/react-query');
    vi.stubGlobal('fetch', async () => Promise.reject(new DOMException('gone', 'AbortError')));
    await expect(call(sessionRoutes.session, {})).rejects.toMatchObject({ name: 'AbortError' });
    expect(onlineManager.isOnline()).toBe(true);
  });
});
