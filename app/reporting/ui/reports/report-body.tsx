import type { DocumentPart, FigureMark, FigureTone } from '~/kernel/document';
import { DocumentParts } from '~/ui';

type Figure = Extract<DocumentPart, { kind: 'figure' }>;

const FILLS: Readonly<Record<FigureTone, string>> = {
  ink: 'fill-ink',
  soft: 'fill-ink-soft',
  line: 'fill-line',
  teal: 'fill-teal',
  white: 'fill-white',
};
const STROKES: Readonly<Record<FigureTone, string>> = {
  ink: 'stroke-ink',
  soft: 'stroke-ink-soft',
  line: 'stroke-line',
  teal: 'stroke-teal',
  white: 'stroke-white',
};

/** The parts of a report in reading order, its pictures drawn as they are in its PDF. */
export function ReportBody({ parts }: { parts: readonly DocumentPart[] }) {
  return (
    <>
      {parts.map((part, at) =>
        part.kind === 'figure' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order
          <Drawn key={at} figure={part} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order
          <DocumentParts key={at} parts={[part]} />
        ),
      )}
    </>
  );
}

/** A picture. On the smallest screens its words would be too small to read: the table below it says the same. */
function Drawn({ figure: { alt, width, height, marks } }: { figure: Figure }) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={alt}
      className="mt-6 mb-4 hidden w-full max-w-[42rem] sm:block print:block"
    >
      {marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks of one picture, drawn in their order
        <Mark key={at} mark={mark} />
      ))}
    </svg>
  );
}

function Mark({ mark }: { mark: FigureMark }) {
  if ('text' in mark) {
    return (
      <text x={mark.x} y={mark.y} fontSize={mark.size} textAnchor={mark.anchor} className={FILLS[mark.tone]}>
        {mark.text}
      </text>
    );
  }
  return (
    <path
      d={mark.path}
      strokeWidth={mark.stroke ? (mark.width ?? 1) : undefined}
      strokeDasharray={mark.dash?.join(' ')}
      className={`${mark.fill ? FILLS[mark.fill] : 'fill-none'} ${mark.stroke ? STROKES[mark.stroke] : ''}`}
    />
  );
}
