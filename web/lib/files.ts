import type { Endpoint, OutputOf, QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { noteAnswer, noteLoss } from './connection.ts';
import { newKey, refusalOf, requestOf } from './call.ts';
import { NetworkLost } from './problem.ts';

type UploadOptions = Readonly<{
  /** names one action of a person; the same key over retries stores the file once */
  key?: string;
  /** how much has left this machine, from 0 to 1 */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}>;

/**
 * Sends a file as its contract says (`file: 'sent'`); the name goes along. Takes as long as it takes.
 * @throws Problem when the server says no, NetworkLost when no answer came
 */
export async function upload<Contract extends Endpoint>(
  contract: Contract,
  question: QuestionOf<Contract>,
  file: Blob,
  { key = newKey(), onProgress, signal }: UploadOptions = {},
): Promise<OutputOf<Contract>> {
  const language = document.documentElement.lang;
  const asked = { ...contract, method: 'GET' } as const; // the fields travel in the query
  const { url, init } = requestOf(asked, question as Readonly<Record<string, unknown>>, { key, language });
  const headers = { ...init.headers, 'content-type': 'application/octet-stream', 'idempotency-key': key };
  const answer = await posted({ url, headers, file, onProgress, signal });
  const response = new Response(answer.text, { status: answer.status, headers: { 'content-type': answer.mediaType } });
  if (!response.ok) throw await refusalOf(response);
  noteAnswer();
  return (await response.json()) as OutputOf<Contract>;
}

type Posting = Pick<UploadOptions, 'onProgress' | 'signal'> &
  Readonly<{ url: string; headers: Readonly<Record<string, string>>; file: Blob }>;

type Posted = Readonly<{ status: number; mediaType: string; text: string }>;

/** By XMLHttpRequest, because `fetch` does not tell how much has been sent. */
function posted({ url, headers, file, onProgress, signal }: Posting): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 1));
    request.addEventListener('load', () =>
      resolve({ status: request.status, mediaType: request.getResponseHeader('content-type') ?? '', text: request.responseText }),
    );
    request.addEventListener('error', () => {
      noteLoss();
      reject(new NetworkLost('no answer'));
    });
    request.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The name that an answer bears for its file. */
export function nameFrom(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/u.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : otherwise;
}

/**
 * Fetches a file as its contract says (`file: 'answered'`) and lets the browser save it under the name that it bears.
 * @throws Problem when the server says no, NetworkLost when the file did not come whole
 */
export async function saveFile<Contract extends Endpoint>(contract: Contract, question: QuestionOf<Contract>): Promise<void> {
  const language = document.documentElement.lang;
  const { url, init } = requestOf(contract, question as Readonly<Record<string, unknown>>, { key: '', language });
  const { name, blob } = await fetched(url, init.headers);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser has read it by then
}

async function fetched(url: string, headers: Readonly<Record<string, string>>): Promise<Readonly<{ name: string; blob: Blob }>> {
  let response: Response;
  try {
    response = await fetch(url, { headers });
    if (response.ok) return { name: nameFrom(response.headers.get('content-disposition'), 'zhidan'), blob: await response.blob() };
  } catch (cause) {
    noteLoss();
    throw new NetworkLost('no answer', { cause });
  }
  throw await refusalOf(response);
}
