import type { DocumentPart } from '~/kernel/document';
import { SummaryList, Table, WithReferences } from '~/ui';
import { classes } from '~/ui/class-names';

/** The parts of a document as a page shows them: the same words as on paper and in the file. */
export function DocumentParts({ parts }: { parts: readonly DocumentPart[] }) {
  return (
    <>
      {parts.map((part, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one document, in their order
        <Part key={n} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: DocumentPart }) {
  switch (part.kind) {
    case 'heading':
      return part.level === 2 ? <h2>{part.text}</h2> : <h3>{part.text}</h3>;
    case 'paragraph':
      return (
        <p
          className={classes(
            'mb-4 max-w-measure',
            part.soft ? 'text-sm text-ink-soft' : 'whitespace-pre-line',
          )}
        >
          <WithReferences text={part.text} />
        </p>
      );
    case 'list':
      return (
        <ul>
          {part.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <SummaryList rows={part.rows.map(({ label, words }) => ({ label, value: words.join('\n') }))} />;
    case 'table':
      return (
        <Table<{ cells: readonly string[]; key: number }>
          caption={part.caption}
          rows={part.rows.map((cells, n) => ({ cells, key: n }))}
          rowKey={({ key }) => key}
          columns={part.columns.map(({ head, numeric }, n) => ({
            head,
            numeric,
            cell: ({ cells }) => (
              <span className="whitespace-pre-line">
                <WithReferences text={cells[n] ?? ''} />
              </span>
            ),
          }))}
        />
      );
    case 'figure':
      return null;
  }
}
