import { uploadImport } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { refreshAnswers } from '../lib/answers.ts';
import { newKey } from '../lib/call.ts';
import { upload } from '../lib/files.ts';

/** A file on its way: how much of it has been sent, or why it was not taken. */
export type Uploading = Readonly<{ id: string; name: string; share: number; error: Error | null; again: () => void }>;

/** Sends files one after the other. Trying again sends the same key, so that a file which did arrive is not there twice. */
export function useUploads(onUploaded: (importId: ImportId) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Uploading[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const change = (id: string, what: Partial<Uploading>): void =>
    setUploads((known) => known.map((one) => (one.id === id ? { ...one, ...what } : one)));

  const sendNow = async (id: string, file: File): Promise<void> => {
    change(id, { share: 0, error: null });
    try {
      const onProgress = (share: number): void => change(id, { share });
      const { importId } = await upload(uploadImport, { name: file.name }, file, { key: id, onProgress });
      setUploads((known) => known.filter((one) => one.id !== id));
      await refreshAnswers(client, new Set(['import']));
      onUploaded(importId);
    } catch (error) {
      change(id, { error: error instanceof Error ? error : new Error(String(error)) });
    }
  };

  const send = (file: File): void => {
    const id = newKey();
    const put = (): void => {
      queue.current = queue.current.then(() => sendNow(id, file));
    };
    setUploads((known) => [...known, { id, name: file.name, share: 0, error: null, again: put }]);
    put();
  };
  return { uploads, send };
}
