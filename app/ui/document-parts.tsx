import type { DocumentColumn, DocumentPart } from '~/kernel/document';
import { SummaryList } from './summary-list';
import { Table } from './table';

/**
 * The parts of a document as a page: the model that makes its PDF makes its page, so that both say the same. Figures are
 * drawn by pages of their own.
 */
export function DocumentParts({ parts }: { parts: readonly DocumentPart[] }) {
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order
        <Part key={at} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { part: DocumentPart }) {
  switch (part.kind) {
    case 'heading':
      return part.level === 2 ? <h2 className="mt-10 mb-3">{part.text}</h2> : <h3>{part.text}</h3>;
    case 'paragraph':
      return (
        <p className={`mb-4 max-w-measure whitespace-pre-line${part.soft ? ' text-sm text-ink-soft' : ''}`}>
          {part.text}
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
      return (
        <SummaryList
          rows={part.rows.map(({ label, words }) => ({
            label,
            value:
              words.length < 2 ? (
                words[0]
              ) : (
                <ul>
                  {words.map((word) => (
                    <li key={word}>{word}</li>
                  ))}
                </ul>
              ),
          }))}
        />
      );
    case 'table':
      return <PartTable {...part} />;
    case 'figure':
      return <p>{part.alt}</p>;
  }
}

function PartTable({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly DocumentColumn[];
  rows: readonly (readonly string[])[];
}) {
  return (
    <Table
      caption={caption}
      rows={rows.map((cells, at) => ({ cells, at }))}
      rowKey={({ at }) => at}
      columns={columns.map(({ head, numeric }, column) => ({
        head,
        numeric,
        cell: ({ cells }: { cells: readonly string[] }) => (
          <span className="whitespace-pre-line">{cells[column]}</span>
        ),
      }))}
    />
  );
}
