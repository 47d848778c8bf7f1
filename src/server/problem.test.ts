import { describe, expect, it } from 'vitest';
import { changed, Failure, notFound, refused } from '../app/failure.ts';
import { problem } from '../contract/common.ts';
import { problemOf } from './problem.ts';

const thrown = (message: string, more: object) => Object.assign(new Error(message), more);

describe('problem documents', () => {
  it.each([
    [notFound(), 404, 'not-found'],
    [new Failure('forbidden', 'foreign-origin'), 403, 'foreign-origin'],
    [refused([{ code: 'own-account', params: {} }]), 409, 'own-account'],
    [changed(7), 412, 'version-conflict'],
    [new Failure('step-up', 'step-up-required'), 403, 'step-up-required'],
    [thrown('x', { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 413, 'too-large'],
    [thrown('x', { code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }), 400, 'invalid-body'],
    [thrown('x', { name: 'StoreError', code: 'database-unavailable' }), 503, 'unavailable'],
    [thrown('x', { name: 'StoreError', code: 'commit-outcome-unknown' }), 503, 'outcome-unknown'],
    [thrown('disk full', { code: '53100' }), 503, 'storage-full'],
    [thrown('cancelled', { code: '57014' }), 503, 'unavailable'],
    [thrown('select secret from table', { code: '42703' }), 500, 'unknown'],
    [thrown('looks like ours', { statusCode: 418 }), 500, 'unknown'],
    ['a text', 500, 'unknown'],
    [undefined, 500, 'unknown'],
  ])('%s', (error, status, code) => {
    const answer = problemOf(error, 'id-1');
    expect([answer.status, answer.document.code]).toEqual([status, code]);
    expect(problem.parse(answer.document)).toEqual(answer.document);
    expect(answer.document.instance).toBe('id-1');
    expect(answer.unforeseen).toBe(status >= 500);
    expect(JSON.stringify(answer.document)).not.toMatch(/secret|stack|at /);
  });

  it('hold every reason, the version now, and how long to wait', () => {
    const reasons = ['a', 'b'].map((code) => ({ code, params: { n: 1 } }));
    expect(problemOf(refused(reasons), '').document.refusals).toEqual(reasons);
    expect(problemOf(changed(7), '').document.current).toEqual({ version: 7 });
    const wait = problemOf(new Failure('wait', 'too-many-attempts', { waitSeconds: 12 }), '');
    expect([wait.status, wait.headers]).toEqual([429, { 'retry-after': '12' }]);
  });
});
