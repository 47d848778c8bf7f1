// Sending a file with its progress: `fetch` cannot tell how much of a body has gone out.
import type { ImportView } from '../contract/imports.ts';
import { ROUTES } from '../contract/routes.ts';
import { type CallInput, call, routeAddress } from './api.ts';
import { markOffline, markOnline } from './offline.ts';
import { ApiProblem } from './problem.ts';

type Rehearse = typeof ROUTES.rehearse;

/** The server's limit, so that a file beyond it is not sent for nothing. */
export const MOST_MEGABYTES = 20;

function replyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function problemOf(request: XMLHttpRequest): ApiProblem {
  const fallback = request.status === 413 ? 'too-large' : request.status >= 502 ? 'unavailable' : 'unknown';
  const wait = Number(request.getResponseHeader('retry-after') ?? Number.NaN);
  const document = replyOf(request) as object;
  return new ApiProblem({ code: fallback, ...document }, request.status, Number.isFinite(wait) ? wait : null);
}

export interface Sending {
  readonly file: File;
  readonly query: CallInput<Rehearse>['query'];
  /** Share of the file that has gone out, 0..1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Rehearses a file. Rejects with ApiProblem, or with an AbortError when stopped. */
export function sendFile({ file, query, onProgress, signal }: Sending): Promise<ImportView> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', file);
  const answer = new Promise<ImportView>((done, fail) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('abort', () => fail(new DOMException('stopped', 'AbortError')));
    request.addEventListener('error', () => {
      markOffline();
      fail(new ApiProblem({ code: 'offline' }, 0));
    });
    request.addEventListener('load', () => {
      markOnline();
      if (request.status < 400) done(replyOf(request) as ImportView);
      else fail(problemOf(request));
      // Asking who is signed in opens the dialog for the password when nobody is any more.
      if (request.status === 401) call(ROUTES.session, {}).catch(() => {});
    });
  });
  signal.addEventListener('abort', () => request.abort());
  request.open('POST', routeAddress(ROUTES.rehearse, { query }));
  request.setRequestHeader('accept', 'application/json, application/problem+json');
  request.setRequestHeader('x-requested-with', 'congtam');
  request.send(form);
  return answer;
}
