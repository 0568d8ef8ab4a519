import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { definitionSchema, type SourceDefinition } from './definition.ts';

/** Every fault of the definitions that were read, one `file:line:column: reason` each. */
export class DefinitionError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'DefinitionError';
    this.faults = faults;
  }
}

/**
 * Reads `<pack>/sources/*.yaml` of each pack folder, the general pack first: a later pack replaces a list of the same name. Throws a
 * DefinitionError that names file, line, column and reason of everything wrong.
 */
export async function loadSourceDefinitions(packFolders: readonly string[]): Promise<Map<string, SourceDefinition>> {
  const definitions = new Map<string, SourceDefinition>();
  const faults: string[] = [];
  for (const folder of packFolders) {
    for (const file of await definitionFiles(join(folder, 'sources'))) {
      const read = readDefinition(file, await readFile(file, 'utf8'));
      if ('faults' in read) faults.push(...read.faults);
      else definitions.set(read.definition.source, read.definition);
    }
  }
  if (faults.length > 0) throw new DefinitionError(faults);
  return definitions;
}

async function definitionFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, name));
}

/** Reads the text of one definition; `file` is how its faults name it. */
export function readDefinition(file: string, text: string): { definition: SourceDefinition } | { faults: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return { faults: document.errors.map((error) => fault(file, lines, error.pos[0], error.message.split('\n')[0] ?? '')) };
  }
  const checked = definitionSchema.safeParse(document.toJS());
  if (!checked.success) {
    return { faults: checked.error.issues.map((issue) => fault(file, lines, offsetOf(document, issue.path), `${issue.path.join('.')}: ${issue.message}`)) };
  }
  const expected = basename(file, '.yaml');
  if (checked.data.source !== expected) {
    return { faults: [fault(file, lines, offsetOf(document, ['source']), `the list in ${expected}.yaml is called ${expected}`)] };
  }
  return { definition: checked.data };
}

function fault(file: string, lines: LineCounter, offset: number, reason: string): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}: ${reason}`;
}

/** Where the deepest part of a path that exists begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
