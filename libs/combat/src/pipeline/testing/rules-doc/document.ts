/** A fenced block of the document that holds a worked example. */
export interface ExampleBlock {
  /** Of the opening fence, from 1. */
  readonly line: number;
  /** Title of the chapter that it stands in. */
  readonly chapter: string;
  readonly yaml: string;
}

const FENCE = /^```(\w*)$/;
const CHAPTER = /^## (.+)$/;

interface Line {
  readonly text: string;
  readonly number: number;
  readonly chapter: string;
  /** Language of the block that the line stands in; null in prose. */
  readonly block: string | null;
  readonly isFence: boolean;
}

function linesOf(markdown: string): readonly Line[] {
  let chapter = '';
  let block: string | null = null;
  return markdown.split('\n').map((text, index) => {
    const fence = FENCE.exec(text);
    const isFence = fence !== null;
    if (fence !== null) block = block === null ? (fence[1] ?? '') : null;
    else if (block === null) chapter = CHAPTER.exec(text)?.[1] ?? chapter;
    return { text, number: index + 1, chapter, block, isFence };
  });
}

/** The worked examples of the document: the blocks whose language is `example`. */
export function examplesOf(markdown: string): readonly ExampleBlock[] {
  const blocks: { line: number; chapter: string; yaml: string }[] = [];
  for (const { text, number, chapter, block, isFence } of linesOf(markdown)) {
    if (block !== 'example') continue;
    if (isFence) blocks.push({ line: number, chapter, yaml: '' });
    const last = blocks.at(-1);
    if (!isFence && last !== undefined) last.yaml += `${text}\n`;
  }
  return blocks;
}

/** The prose of each chapter: everything outside of blocks. */
export function proseOf(markdown: string): ReadonlyMap<string, string> {
  const prose = new Map<string, string>();
  for (const { text, chapter, block, isFence } of linesOf(markdown)) {
    if (block === null && !isFence) prose.set(chapter, `${prose.get(chapter) ?? ''}${text}\n`);
  }
  return prose;
}

/** What the prose sets as code. */
export function wordsOf(markdown: string): readonly string[] {
  const prose = [...proseOf(markdown).values()].join('\n');
  return [...prose.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
}

/** Numbers in bold type: the prose takes them from the examples of its chapter. */
export function boldNumbersOf(prose: string): readonly string[] {
  return [...prose.matchAll(/\*\*(\d+(?:\.\d+)?)\*\*/g)].map(([, number]) => number ?? '');
}

const RULER = /^\|[\s|:-]+\|$/;

/** The rows of the table below the comment `<!-- table: name -->`, without its head; cells as plain text. */
export function tableOf(markdown: string, name: string): readonly (readonly string[])[] {
  const [, after] = markdown.split(`<!-- table: ${name} -->\n`);
  if (after === undefined) throw new Error(`The document has no table "${name}".`);
  const lines = after.trimStart().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  const [, ruler = '', ...rows] = end < 0 ? lines : lines.slice(0, end);
  if (!RULER.test(ruler)) throw new Error(`The table "${name}" has no head.`);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  );
}
