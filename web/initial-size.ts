import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a browser must fetch before the first page can be drawn; a build over the limit fails. */
export function initialSize({ limitKiB }: { limitKiB: number }): Plugin {
  return {
    name: 'zhidan-initial-size',
    apply: 'build',
    // after all others, which add to the files what a page may need next
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const waiting = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
        const initial = new Set(waiting);
        for (const fileName of initial) chunks.find((chunk) => chunk.fileName === fileName)?.imports.forEach((name) => initial.add(name));
        const bytes = chunks.filter(({ fileName }) => initial.has(fileName)).reduce((sum, { code }) => sum + gzipSync(code).length, 0);
        const text = `initial script: ${(bytes / 1024).toFixed(1)} KiB gzip in ${initial.size} files (limit ${limitKiB} KiB)`;
        if (bytes > limitKiB * 1024) this.error(text);
        this.info(text);
      },
    },
  };
}
