/** Calls of the JSON endpoints. The session is a cookie that scripts cannot read; tokens never come here. */

export interface Problem {
  reason: string;
  message: string;
  field?: string | null;
}

/** A call that was refused, with what to tell the reader. */
export class Refused extends Error {
  constructor(readonly status: number, readonly problem: Problem) {
    super(problem.message);
  }
}

export const SIGNED_OUT = 'chipgap-signed-out';

const AWAY: Problem = {
  reason: 'UNREACHABLE',
  message: 'The forecast service does not answer. Check that it runs (deploy/local/status), then try again.',
};
const ENDED: Problem = {reason: 'SIGNED_OUT', message: 'Your session has ended. Sign in again.'};
const BUSY_PAUSE_MILLIS = 120;
const BUSY_PATIENCE_MILLIS = 20_000;

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>(path, {signal});
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return call<T>(path, {
    method: 'POST',
    signal,
    headers: {'Content-Type': 'application/json', 'X-Chipgap': 'page'},
    body: JSON.stringify(body),
  });
}

let lastQuestion: Promise<unknown> = Promise.resolve();

/** Asks a question. The service answers one of a caller at a time, so they stand in line here. */
export function ask<T>(name: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const answer = lastQuestion.catch(() => undefined).then(() => patiently<T>('/api/questions/' + name, body, signal));
  lastQuestion = answer;
  return answer;
}

async function patiently<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const end = performance.now() + BUSY_PATIENCE_MILLIS;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await post<T>(path, body, signal);
    } catch (refused) {
      const isBusy = refused instanceof Refused && refused.problem.reason === 'TOO_MANY_QUESTIONS';
      if (!isBusy || performance.now() > end) {
        throw refused;
      }
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MILLIS));
    }
  }
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {...init, redirect: 'manual'});
  } catch (failure) {
    if (init.signal?.aborted) {
      throw failure;
    }
    throw new Refused(0, AWAY);
  }
  if (response.status === 401 || response.type === 'opaqueredirect') {
    window.dispatchEvent(new Event(SIGNED_OUT));
    throw new Refused(401, ENDED);
  }
  if (!response.ok) {
    throw new Refused(response.status, await problem(response));
  }
  return (await response.json()) as T;
}

async function problem(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {
      reason: 'UNREADABLE',
      message: `The forecast service answered ${response.status} without saying why. Try again; its log has the cause.`,
    };
  }
}
