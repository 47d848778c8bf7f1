// How often one and the same may ask in a minute, where asking costs more than an answer.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';

/** Throws `too-many-requests` with the seconds to wait; requests with one key are counted together. */
export function perMinute(
  app: FastifyInstance,
  max: number,
  keyGenerator: (request: FastifyRequest) => string,
): (request: FastifyRequest) => Promise<void> {
  const check = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator });
  return async (request) => {
    const limit = await check(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    const seconds = limit.ttlInSeconds;
    const refusals = [{ code: 'too-many-requests', params: { seconds } }];
    throw new Failure('wait', 'too-many-requests', { waitSeconds: seconds, refusals });
  };
}
