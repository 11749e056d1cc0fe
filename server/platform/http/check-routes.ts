import type { Endpoint } from '@zhidan/core/kernel/endpoint.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { z } from 'zod';
import type { Hook } from './hook.ts';
import type { Route } from './route.ts';

/** What a contract says of files, by the kind of its route. */
const fileOfKind: Readonly<Partial<Record<Route['kind'], Endpoint['file']>>> = { upload: 'sent', download: 'answered' };

/**
 * Everything that must hold of a server's endpoints before it starts.
 * @throws Error naming each endpoint with what is wrong about it
 */
export function checkRoutes(routes: readonly Route[], permissions: Readonly<Record<string, Words>>): void {
  const seen = new Set<string>();
  const problems = routes.flatMap(({ contract, kind }) => {
    const { method, path, permission, input, file } = contract;
    const name = `${method} ${path}`;
    const found: string[] = [];
    if (seen.has(name)) found.push('is mounted twice');
    seen.add(name);
    const isOpen = permission === 'public' || permission === 'signed_in';
    if (!isOpen && !Object.hasOwn(permissions, permission)) found.push(`needs the permission “${permission}”, which is in no table`);
    if (permission === 'public' && kind !== 'exchange') found.push('is public and must be an exchange, because nobody is signed in');
    if (kind !== 'exchange' && (method === 'POST') !== (kind === 'command' || kind === 'upload'))
      found.push(`is a ${kind}, which does not fit ${method}`);
    if (fileOfKind[kind] !== file) found.push(`is a ${kind}, which does not fit a contract with ${file ? `file: '${file}'` : 'no file'}`);
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : null;
    if (!fields) found.push('has an input that is no z.object');
    for (const field of pathFields(path))
      if (fields && !fields.includes(field)) found.push(`has :${field} in its path but not in its input`);
    if (file === 'sent' && fields && !fields.includes('name')) found.push('takes a file but has no field for its name');
    return found.map((what) => `${name} ${what}`);
  });
  if (problems.length > 0) throw new Error(`The server does not start:\n${problems.join('\n')}`);
}

/**
 * Everything that must hold of a server's hooks before it starts.
 * @throws Error naming each hook with what is wrong about it
 */
export function checkHooks(hooks: readonly Hook[]): void {
  const problems = hooks.flatMap(({ path, bodyLimitBytes, strangerLimit }, index) => {
    const found: string[] = [];
    if (hooks.findIndex((other) => other.path === path) < index) found.push('is mounted twice');
    if (!path.startsWith('/hooks/')) found.push('lies outside /hooks/, where the proxy in front lets strangers in');
    if (bodyLimitBytes <= 0 || strangerLimit.limit <= 0) found.push('has no limit for bodies or for strangers');
    return found.map((what) => `${path} ${what}`);
  });
  if (problems.length > 0) throw new Error(`The server does not start:\n${problems.join('\n')}`);
}

/** The `:name` parts of a path. */
export function pathFields(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
}
